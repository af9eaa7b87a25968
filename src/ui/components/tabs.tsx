import type { JSX } from 'preact';

import { Link } from './link.tsx';

export type NavigationLink = { readonly words: string; readonly href: string; readonly current?: boolean };

export type TabsProps = {
  /** Names the group: "Views of this measure". */
  readonly label: string;
  readonly links: readonly NavigationLink[];
};

/** Views of one thing, each a page with its own address. */
export const Tabs = (props: TabsProps): JSX.Element => (
  <div class="ds_tabs ds_tabs--links remit-tabs">
    <nav class="ds_tabs__navigation" aria-label={props.label}>
      <ul class="ds_tabs__list">
        {props.links.map((link) => (
          <li key={link.href} class={link.current === true ? 'ds_tabs__tab ds_current' : 'ds_tabs__tab'}>
            <Link class="ds_tabs__tab-link" href={link.href} current={link.current === true}>
              {link.words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  </div>
);
