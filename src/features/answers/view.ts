import { type Clock, councilCode, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { type Post, postsByCode } from '../people/index.ts';
import { byCaller, type Office } from '../record/index.ts';
import {
  type Again,
  type AppRequest,
  type CouncilView,
  type FormRoute,
  readCouncil,
  type Site,
  unknownCouncil,
} from '../site/index.ts';

/** What the pages of answers stand on. */
export type AnswersDependencies = { readonly site: Site; readonly clock: Clock };

/** What every page of answers is drawn from. */
export type AnswersView = {
  readonly tx: Transaction;
  readonly view: CouncilView;
  readonly council: string;
  readonly posts: ReadonlyMap<string, Post>;
  readonly now: Instant;
  readonly request: AppRequest;
  /** A form of this page that was not taken. */
  readonly again: Again | null;
};

export type Draw = (given: AnswersView) => Promise<RouteAnswer>;
export type AnswersForm = FormRoute<Draw>;

/** Draws a page over the council that the request names; where something stands changes by the day, so such a page is never kept. */
export const drawn = async (
  { site, clock }: AnswersDependencies,
  request: AppRequest,
  draw: Draw,
  again: Again | null = null,
): Promise<RouteAnswer> =>
  (await readCouncil(site, request, async (tx, view) => {
    const posts = await postsByCode(tx, view.asAt);
    return draw({ tx, view, council: view.council.code, posts, now: clock(), request, again });
  })) ?? unknownCouncil();

/** Where the caller changes something; null where the path names no council. */
export const officeOf = ({ site, clock }: AnswersDependencies, { caller, path }: AppRequest): Office | null => {
  const council = councilCode(path['council'] ?? '');
  return council === null ? null : { database: site.database, clock, council, by: byCaller(caller, council) };
};
