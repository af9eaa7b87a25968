import type { Clock, CouncilCode, Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { may, type Power } from '../access/index.ts';
import { type Again, type AppRequest, type FormRoute, readCouncil, type Site, unknownCouncil } from '../site/index.ts';
import type { EndAccess } from './change-person.ts';
import { type PeopleView, peopleView } from './page-frame.tsx';
import type { Duty } from './page-post.tsx';
import { readDirectory } from './read-model.ts';

/** What the pages of people stand on. Duties and accounts belong to features above, so they are handed in. */
export type PeopleDependencies = {
  readonly site: Site;
  readonly clock: Clock;
  /** What a post answers for, in the council of the transaction. */
  readonly dutiesOf: (tx: Transaction, council: CouncilCode, post: string, asAt: Instant) => Promise<readonly Duty[]>;
  readonly endAccess: EndAccess;
  /** Where ways to sign in are given out, and who may. */
  readonly accounts: { readonly power: Power; readonly href: (council: string) => string };
};

export type Draw = (given: PeopleView) => RouteAnswer | Promise<RouteAnswer>;

/** A form of these pages. */
export type PeopleForm = FormRoute<Draw>;

/** Draws a page over the council that the request names; what today is changes, so such a page is never kept. */
export const drawn = async (
  { site, clock, accounts }: Pick<PeopleDependencies, 'site' | 'clock' | 'accounts'>,
  request: AppRequest,
  draw: Draw,
  again: Again | null = null,
): Promise<RouteAnswer> =>
  (await readCouncil(site, request, async (tx, view) =>
    draw({
      ...peopleView(tx, view, await readDirectory(tx), clock(), request, again),
      accounts: may(view.acting, accounts.power) ? accounts.href(view.council.code) : null,
    }),
  )) ?? unknownCouncil();
