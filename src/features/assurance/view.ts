import { type Clock, type Day, dayOf, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { may, type Power } from '../access/index.ts';
import { type Post, postsByCode } from '../people/index.ts';
import {
  type Again,
  type AppRequest,
  type CouncilView,
  type FormRoute,
  readCouncil,
  type Site,
  unknownCouncil,
} from '../site/index.ts';

/** What the pages of assurance stand on. */
export type AssuranceDependencies = { readonly site: Site; readonly clock: Clock };

/** What every page of assurance is drawn from. */
export type AssuranceView = {
  readonly tx: Transaction;
  readonly view: CouncilView;
  readonly council: string;
  readonly posts: ReadonlyMap<string, Post>;
  readonly now: Instant;
  readonly today: Day;
  readonly request: AppRequest;
  /** A form of this page that was not taken. */
  readonly again: Again | null;
  readonly may: (power: Power) => boolean;
};

export type Draw = (given: AssuranceView) => Promise<RouteAnswer>;
export type AssuranceForm = FormRoute<Draw>;

/** Draws a page over the council that the request names; an opinion changes with the day alone, so such a page is never kept. */
export const drawn = async (
  { site, clock }: AssuranceDependencies,
  request: AppRequest,
  draw: Draw,
  again: Again | null = null,
): Promise<RouteAnswer> =>
  (await readCouncil(site, request, async (tx, view) => {
    const now = clock();
    return draw({
      tx,
      view,
      council: view.council.code,
      posts: await postsByCode(tx, view.asAt),
      now,
      today: dayOf(now),
      request,
      again,
      may: (power) => may(view.acting, power),
    });
  })) ?? unknownCouncil();
