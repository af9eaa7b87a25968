import type { JSX } from 'preact';

import { Link } from './link.tsx';

export type EmptyStateProps = {
  /** What is not here yet: "No returns have come in for 2022/23". */
  readonly title: string;
  /** What this place is for. */
  readonly purpose: string;
  /** What to do first. */
  readonly first?: { readonly words: string; readonly href: string };
};

/** What stands where there is nothing yet: what the place is for and what to do first. */
export const EmptyState = (props: EmptyStateProps): JSX.Element => (
  <div class="remit-empty">
    <p class="remit-empty__title">{props.title}</p>
    <p>{props.purpose}</p>
    {props.first === undefined ? null : (
      <p>
        <Link href={props.first.href}>{props.first.words}</Link>
      </p>
    )}
  </div>
);
