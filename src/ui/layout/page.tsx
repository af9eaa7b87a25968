import type { ComponentChildren, JSX } from 'preact';

import { Breadcrumbs, type Crumb } from '../components/breadcrumbs.tsx';
import { type PageFact, PageHeader } from '../components/page-header.tsx';
import type { NavigationLink } from '../components/tabs.tsx';
import { renderMarkup } from '../markup.ts';
import { DESIGN_SYSTEM, ICON, REMIT_STYLES } from './assets.ts';
import { Banner, type PageBanner } from './banner.tsx';
import { type FooterLink, SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';

export type Page = {
  /** The page's heading, and the first part of its title in the browser: say what is on this page and on no other. */
  readonly title: string;
  /** Between heading and council in the browser's title, where the heading alone could be several pages': a plan's name. */
  readonly within?: string;
  /** What kind of page it is, above the heading. */
  readonly label?: string;
  /** A few facts under the heading. */
  readonly facts?: readonly PageFact[];
  readonly council?: { readonly name: string };
  readonly banner?: PageBanner;
  readonly breadcrumbs?: readonly Crumb[];
  readonly navigation?: readonly NavigationLink[];
  readonly acting?: { readonly words: string; readonly href: string };
  /** Beside the council's name, where nobody acts from a post: the way to sign in, or to one's account. */
  readonly account?: NavigationLink;
  /** Stands before the heading: an error summary, a receipt. */
  readonly before?: ComponentChildren;
  readonly main: ComponentChildren;
  /** A side navigation, to the left of what the page says. */
  readonly side?: ComponentChildren;
  readonly footerLinks?: readonly FooterLink[];
  /** When the figures were known, in words. */
  readonly asAt?: string;
  /** The form on this page has errors, which its title says first. */
  readonly hasErrors?: boolean;
  /** More for the head: a feed, a canonical address. */
  readonly headExtra?: ComponentChildren;
};

const titleOf = (page: Page): string => {
  const parts = [page.title, page.within, page.council?.name, 'Remit'].filter((part) => part !== undefined);
  return `${page.hasErrors === true ? 'Error: ' : ''}${parts.join(' \u2013 ')}`;
};

const Head = (props: { readonly page: Page }): JSX.Element => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>{titleOf(props.page)}</title>
    <link rel="stylesheet" href={DESIGN_SYSTEM.url} />
    <link rel="stylesheet" href={REMIT_STYLES.url} />
    <link rel="icon" type="image/svg+xml" href={ICON.url} />
    {props.page.headExtra}
  </head>
);

const Body = (props: { readonly page: Page }): JSX.Element => {
  const { page } = props;
  const header = PageHeader({
    title: page.title,
    ...(page.label === undefined ? {} : { label: page.label }),
    ...(page.facts === undefined ? {} : { facts: page.facts }),
  });
  return (
    <body>
      <div class="ds_page">
        <div class="ds_page__top">
          <div class="ds_skip-links">
            <ul class="ds_skip-links__list">
              <li class="ds_skip-links__item">
                <a class="ds_skip-links__link" href="#main-content">
                  Skip to main content
                </a>
              </li>
            </ul>
          </div>
          <header>
            <SiteHeader
              {...(page.council === undefined ? {} : { council: page.council })}
              {...(page.navigation === undefined ? {} : { navigation: page.navigation })}
              {...(page.acting === undefined ? {} : { acting: page.acting })}
              {...(page.account === undefined ? {} : { account: page.account })}
            />
            {page.banner === undefined ? null : <Banner banner={page.banner} />}
          </header>
        </div>
        <div class="ds_page__middle">
          <div class="ds_wrapper">
            {page.breadcrumbs === undefined || page.breadcrumbs.length === 0 ? null : (
              <Breadcrumbs crumbs={page.breadcrumbs} />
            )}
          </div>
          <div class={page.side === undefined ? 'ds_wrapper' : 'ds_wrapper remit-beside'}>
            {page.side}
            <main id="main-content" class="remit-main">
              {page.before}
              {header}
              {page.main}
            </main>
          </div>
        </div>
        <div class="ds_page__bottom">
          <SiteFooter
            {...(page.footerLinks === undefined ? {} : { links: page.footerLinks })}
            {...(page.asAt === undefined ? {} : { asAt: page.asAt })}
          />
        </div>
      </div>
    </body>
  );
};

/**
 * A whole page as HTML. It needs no script: no element of it carries one, nor a style, so that a strict content security
 * policy (`default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'`) lets all of it through.
 */
export const renderPage = (page: Page): string =>
  `<!doctype html>${renderMarkup(
    <html lang="en-GB">
      <Head page={page} />
      <Body page={page} />
    </html>,
  )}`;
