import type { ComponentChildren } from 'preact';

import { type Clock, type Day, dayOf, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { type Crumb, Link, type PageFact } from '../../ui/index.ts';
import { LATEST, type Post, postsByCode } from '../people/index.ts';
import {
  type Again,
  type AppRequest,
  type CouncilView,
  councilPage,
  formPage,
  readCouncil,
  type Site,
  unknownCouncil,
} from '../site/index.ts';
import { ESCALATIONS, SAID } from './addresses.ts';

/** What the pages of escalations stand on: the council's view, its posts, and the moment at which they are read. */
export type EscalationsView = {
  readonly tx: Transaction;
  readonly view: CouncilView;
  readonly council: string;
  readonly posts: ReadonlyMap<string, Post>;
  readonly now: Instant;
  readonly today: Day;
  readonly request: AppRequest;
  /** A form of this page that was not taken. */
  readonly again: Again | null;
};

export type Draw = (given: EscalationsView) => RouteAnswer | Promise<RouteAnswer>;

export type EscalationPages = { readonly site: Site; readonly clock: Clock };

/** The view of a transaction that has read the council's. */
export const viewOf = async (
  tx: Transaction,
  view: CouncilView,
  now: Instant,
  request: AppRequest,
  again: Again | null = null,
): Promise<EscalationsView> => {
  const posts = await postsByCode(tx, LATEST);
  return { tx, view, council: view.council.code, posts, now, today: dayOf(now), request, again };
};

/** Draws a page over the council that the request names; how long a risk has been open changes, so such a page is never kept. */
export const drawn = async (
  { site, clock }: EscalationPages,
  request: AppRequest,
  draw: Draw,
  again: Again | null = null,
): Promise<RouteAnswer> =>
  (await readCouncil(site, request, async (tx, view) => draw(await viewOf(tx, view, clock(), request, again)))) ??
  unknownCouncil();

type EscalationPage = {
  readonly title: string;
  readonly label: string;
  readonly facts?: readonly PageFact[];
  readonly crumbs?: readonly Crumb[];
  readonly main: ComponentChildren;
};

/** The crumb that leads to the list. */
export const listCrumb = (council: string): Crumb => ({
  words: 'Risks reported upwards',
  href: ESCALATIONS.list(council),
});

/** A page about risks reported upwards: what became of the last form before its heading, or what must be put right. */
export const escalationPage = (given: EscalationsView, page: EscalationPage): RouteAnswer =>
  formPage(given, SAID, { ...page, part: 'escalations' });

/** The page for a code that leads to nothing in this council. */
export const nothingHere = ({ view, council }: EscalationsView): RouteAnswer => ({
  kind: 'page',
  status: 404,
  html: councilPage(view, {
    figures: false,
    title: 'There is no such report of a risk',
    part: 'escalations',
    crumbs: [listCrumb(council)],
    main: (
      <p>
        Check the code, or look in the list of <Link href={ESCALATIONS.list(council)}>risks reported upwards</Link>.
      </p>
    ),
  }),
});
