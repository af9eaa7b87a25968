import type { JSX } from 'preact';

import { Link } from './link.tsx';

export type Crumb = { readonly words: string; readonly href: string };

/** The way from the front page to the page above this one. */
export const Breadcrumbs = (props: { readonly crumbs: readonly Crumb[] }): JSX.Element => (
  <nav aria-label="Breadcrumb">
    <ol class="ds_breadcrumbs">
      {props.crumbs.map((crumb) => (
        <li class="ds_breadcrumbs__item" key={crumb.href}>
          <Link class="ds_breadcrumbs__link" href={crumb.href}>
            {crumb.words}
          </Link>
        </li>
      ))}
    </ol>
  </nav>
);
