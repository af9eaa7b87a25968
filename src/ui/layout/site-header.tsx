import type { JSX } from 'preact';

import { Link } from '../components/link.tsx';
import type { NavigationLink } from '../components/tabs.tsx';

type SiteHeaderProps = {
  readonly council?: { readonly name: string };
  readonly navigation?: readonly NavigationLink[];
  /** In which capacity the reader acts: "Chief Social Work Officer". */
  readonly acting?: { readonly words: string; readonly href: string };
  readonly account?: NavigationLink;
};

/** The council's name as text, the product's name, and the main parts of the site. */
export const SiteHeader = (props: SiteHeaderProps): JSX.Element => {
  const { council, navigation = [], acting, account } = props;
  return (
    <div class="ds_site-header">
      <div class="ds_wrapper">
        <div class="ds_site-header__content remit-header">
          <div class="ds_site-branding">
            <a class="ds_site-branding__link remit-branding" href="/">
              {council?.name ?? 'Remit'}
            </a>
            <span class="ds_site-branding__title">
              {council === undefined ? 'Social work governance' : 'Remit: social work governance'}
            </span>
          </div>
          {acting === undefined ? null : (
            <p class="remit-acting">
              Acting as <Link href={acting.href}>{acting.words}</Link>
            </p>
          )}
          {account === undefined ? null : (
            <p class="remit-acting">
              <Link href={account.href}>{account.words}</Link>
            </p>
          )}
        </div>
      </div>
      {navigation.length === 0 ? null : (
        <div class="ds_site-header__navigation">
          <div class="ds_wrapper">
            <nav class="ds_site-navigation remit-navigation" aria-label="Main">
              <ul class="ds_site-navigation__list">
                {navigation.map((link) => (
                  <li class="ds_site-navigation__item" key={link.href}>
                    <Link
                      class={link.current === true ? 'ds_site-navigation__link ds_current' : 'ds_site-navigation__link'}
                      href={link.href}
                      current={link.current === true}
                    >
                      {link.words}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          </div>
        </div>
      )}
    </div>
  );
};
