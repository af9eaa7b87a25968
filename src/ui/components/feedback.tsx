import type { JSX } from 'preact';

import { Link } from './link.tsx';

/** Asks what is wrong with the page, at its foot. */
export const Feedback = (props: { readonly href: string }): JSX.Element => (
  <p class="remit-feedback">
    <Link href={props.href}>Report a problem with this page</Link>
  </p>
);
