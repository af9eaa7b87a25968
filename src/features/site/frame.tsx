import type { ComponentChildren } from 'preact';

import { formatInstant, type Instant } from '../../kernel/index.ts';
import {
  type Crumb,
  type FooterLink,
  type NavigationLink,
  type Page,
  type PageBanner,
  type PageFact,
  renderPage,
} from '../../ui/index.ts';
import { type Acting, type Caller, may, sayCapacity } from '../access/index.ts';
import { ADDRESS } from './addresses.ts';
import { type CouncilView, mainPlan } from './council-view.ts';

/** What a page says of itself; the frame adds the council, its notice, the navigation and as at when the figures stand. */
export type FramedPage = {
  readonly title: string;
  readonly within?: string;
  readonly label?: string;
  readonly facts?: readonly PageFact[];
  /** False where the page shows no figures, so that none are said to stand as at a time. */
  readonly figures?: boolean;
  /** Between the front page and this one. */
  readonly crumbs?: readonly Crumb[];
  /** The main part of the site that the page belongs to, by the name it has in `Site.parts`. */
  readonly part?: string;
  /** Stands before the heading: an error summary, or what became of a form. */
  readonly before?: ComponentChildren;
  readonly hasErrors?: boolean;
  /** Who reads it: a page of no council offers them to sign in, or leads to their account. */
  readonly caller?: Caller;
  readonly main: ComponentChildren;
};

const FOOTER: readonly FooterLink[] = [
  { words: 'Accessibility', href: ADDRESS.accessibility },
  { words: 'About Remit and its sources', href: ADDRESS.about },
];

const optional = ({ within, label, before, hasErrors }: FramedPage): Partial<Page> => ({
  ...(before === undefined ? {} : { before }),
  ...(hasErrors === undefined ? {} : { hasErrors }),
  ...(within === undefined ? {} : { within }),
  ...(label === undefined ? {} : { label }),
});

const navigationOf = ({ council, parts, acting, plans }: CouncilView, part: FramedPage['part']): NavigationLink[] => {
  const plan = mainPlan({ plans })?.code ?? null;
  return parts.flatMap((each) => {
    const href = may(acting, each.power) ? each.href(council.code, plan) : null;
    return href === null ? [] : [{ words: each.words, href, current: part === each.part }];
  });
};

const sayActing = ({ postTitle, capacity }: Acting): string => {
  if (capacity.kind === 'holder' || capacity.kind === 'mapped') return postTitle;
  const under = capacity.kind === 'depute' ? `, under ${capacity.delegation}` : '';
  return `${postTitle} (${sayCapacity(capacity)}${under})`;
};

/** The notice over every page of the council: invented figures, or an example that is no paper of the council. */
const bannerOf = (view: CouncilView): PageBanner | null => {
  const { council, notices } = view;
  const said = notices.map(({ text }) => text.trim()).filter((text) => text !== '');
  const invented = council.invented || notices.some((notice) => notice.invented);
  if (said.length > 0) return { text: said.join(' '), tone: invented ? 'warning' : 'info' };
  return invented ? { text: 'Invented council: every figure is invented.', tone: 'warning' } : null;
};

/** A page of one council. */
export const councilPage = (view: CouncilView, page: FramedPage): string => {
  const { council, asAt } = view;
  const banner = bannerOf(view);
  const above: Crumb[] = page.part === 'home' ? [] : [{ words: 'Overview', href: ADDRESS.council(council.code) }];
  return renderPage({
    title: page.title,
    ...optional(page),
    council: { name: council.name },
    ...(banner === null ? {} : { banner }),
    breadcrumbs: [...above, ...(page.crumbs ?? [])],
    navigation: navigationOf(view, page.part),
    ...(view.acting === null ? {} : { acting: { words: sayActing(view.acting), href: ADDRESS.account } }),
    facts: [
      ...(page.facts ?? []),
      ...(page.figures === false ? [] : [{ term: 'Figures as at', value: formatInstant(asAt) }]),
    ],
    footerLinks: FOOTER,
    asAt: formatInstant(asAt),
    main: page.main,
  });
};

const accountLink = (caller: Caller): NavigationLink =>
  caller.kind === 'nobody'
    ? { words: 'Sign in', href: ADDRESS.signIn() }
    : { words: 'Your account', href: ADDRESS.account };

/** A page of no council in particular: the choice of councils, the national figures, the statements. */
export const sharedPage = (page: FramedPage, asAt: Instant | null = null): string =>
  renderPage({
    title: page.title,
    ...optional(page),
    ...(page.caller === undefined ? {} : { account: accountLink(page.caller) }),
    breadcrumbs: [...(page.crumbs ?? [])],
    navigation: [
      { words: 'Councils', href: ADDRESS.front, current: page.part === 'home' },
      { words: 'Councils compared', href: ADDRESS.indicators(), current: page.part === 'indicators' },
    ],
    facts: [...(page.facts ?? []), ...(asAt === null ? [] : [{ term: 'Figures as at', value: formatInstant(asAt) }])],
    footerLinks: FOOTER,
    ...(asAt === null ? {} : { asAt: formatInstant(asAt) }),
    main: page.main,
  });
