import type { ComponentChildren, JSX } from 'preact';

import { safeHref } from '../address.ts';

export type LinkProps = {
  readonly href: string;
  readonly children: ComponentChildren;
  readonly class?: string;
  /** Where this link leads to the page being read. */
  readonly current?: boolean;
  /** Words for screen readers where the visible ones say too little out of their place. */
  readonly label?: string;
};

/** A link. An address that a link may not carry (see `safeHref`) leaves the words alone, without a link. */
export const Link = (props: LinkProps): JSX.Element => {
  const href = safeHref(props.href);
  if (href === undefined) return <span class={props.class}>{props.children}</span>;
  return (
    <a
      class={props.class}
      href={href}
      aria-current={props.current === true ? 'page' : undefined}
      aria-label={props.label}
    >
      {props.children}
    </a>
  );
};
