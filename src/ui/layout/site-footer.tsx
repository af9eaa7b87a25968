import type { JSX } from 'preact';

import { Link } from '../components/link.tsx';

export type FooterLink = { readonly words: string; readonly href: string };

type SiteFooterProps = {
  readonly links?: readonly FooterLink[];
  /** When the figures were known: "21 November 2026, 23:15". */
  readonly asAt?: string;
};

/** The foot of every page: where help and the statements are, and as at when the figures stand. */
export const SiteFooter = (props: SiteFooterProps): JSX.Element => {
  const { links = [], asAt } = props;
  return (
    <footer class="ds_site-footer">
      <div class="ds_wrapper">
        <div class="ds_site-footer__content">
          {links.length === 0 ? null : (
            <ul class="ds_site-footer__site-items">
              {links.map((link) => (
                <li class="ds_site-items__item" key={link.href}>
                  <Link href={link.href}>{link.words}</Link>
                </li>
              ))}
            </ul>
          )}
          <p class="ds_site-footer__copyright">{asAt === undefined ? 'Remit' : `Figures as known at ${asAt}. Remit`}</p>
        </div>
      </div>
    </footer>
  );
};
