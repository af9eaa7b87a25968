import type { JSX } from 'preact';

import { Link } from './link.tsx';
import type { NavigationLink } from './tabs.tsx';

export type SideNavigationProps = {
  readonly label: string;
  readonly links: readonly (NavigationLink & { readonly within?: readonly NavigationLink[] })[];
};

const Entry = (props: { readonly link: NavigationLink }): JSX.Element => (
  <Link
    class={props.link.current === true ? 'ds_side-navigation__link ds_current' : 'ds_side-navigation__link'}
    href={props.link.href}
    current={props.link.current === true}
  >
    {props.link.words}
  </Link>
);

/** The pages of one part of the site, two levels deep at most. */
export const SideNavigation = (props: SideNavigationProps): JSX.Element => (
  <nav class="ds_side-navigation remit-side" aria-label={props.label}>
    <ul class="ds_side-navigation__list">
      {props.links.map((link) => (
        <li class="ds_side-navigation__item" key={link.href}>
          <Entry link={link} />
          {link.within === undefined ? null : (
            <ul class="ds_side-navigation__list">
              {link.within.map((inner) => (
                <li class="ds_side-navigation__item" key={inner.href}>
                  <Entry link={inner} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  </nav>
);
