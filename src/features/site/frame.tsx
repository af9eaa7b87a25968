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
import { ADDRESS } from './addresses.ts';
import { type CouncilView, mainPlan } from './council-view.ts';

/** What a page says of itself; the frame adds the council, its notice, the navigation and as at when the figures stand. */
export type FramedPage = {
  readonly title: string;
  readonly within?: string;
  readonly label?: string;
  readonly facts?: readonly PageFact[];
  /** Between the front page and this one. */
  readonly crumbs?: readonly Crumb[];
  readonly part?: 'home' | 'plan' | 'paper' | 'indicators';
  readonly main: ComponentChildren;
};

const FOOTER: readonly FooterLink[] = [
  { words: 'Accessibility', href: ADDRESS.accessibility },
  { words: 'About Remit and its sources', href: ADDRESS.about },
];

const optional = ({ within, label }: FramedPage): Pick<Page, 'within' | 'label'> => ({
  ...(within === undefined ? {} : { within }),
  ...(label === undefined ? {} : { label }),
});

const navigationOf = (view: CouncilView, part: FramedPage['part']): NavigationLink[] => {
  const code = view.council.code;
  const plan = mainPlan(view);
  return [
    { words: 'Overview', href: ADDRESS.council(code), current: part === 'home' },
    ...(plan === null
      ? []
      : [
          { words: 'Plan', href: ADDRESS.plan(code, plan.code), current: part === 'plan' },
          { words: 'Paper', href: ADDRESS.paper(code, plan.code, null), current: part === 'paper' },
        ]),
    { words: 'Councils compared', href: ADDRESS.indicators({ council: code }), current: part === 'indicators' },
  ];
};

/** The notice over every page of the council: invented figures, or an example that is no paper of the council. */
export const bannerOf = (view: CouncilView): PageBanner | null => {
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
    facts: [...(page.facts ?? []), { term: 'Figures as at', value: formatInstant(asAt) }],
    footerLinks: FOOTER,
    asAt: formatInstant(asAt),
    main: page.main,
  });
};

/** A page of no council in particular: the choice of councils, the national figures, the statements. */
export const sharedPage = (page: FramedPage, asAt: Instant | null = null): string =>
  renderPage({
    title: page.title,
    ...optional(page),
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
