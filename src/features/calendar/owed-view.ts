import { type Clock, type CouncilCode, councilCode, type Day, dayOf, type Instant } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import type { keptExpected } from '../framework/index.ts';
import { type Directory, readDirectory } from '../people/index.ts';
import type { DataVersion } from '../record/index.ts';
import {
  type Again,
  type AppRequest,
  type CouncilView,
  readCouncil,
  type Site,
  unknownCouncil,
} from '../site/index.ts';
import { type Sight, sightOf } from './sight.ts';

/** What the pages of what is owed stand on. */
export type CalendarDependencies = {
  readonly site: Site;
  readonly clock: Clock;
  /** Where people reach the service, without a slash at its end. */
  readonly publicAddress: string;
  /** Whether a mail server is set. */
  readonly sendsMail: boolean;
};

/** Those, and what is expected as it is kept for all of the pages. */
export type CalendarPages = CalendarDependencies & { readonly expectedAt: ReturnType<typeof keptExpected> };

/** What each page is drawn from; whatever else it needs it reads itself, in a transaction of its own. */
export type OwedView = {
  readonly view: CouncilView;
  readonly council: CouncilCode;
  readonly database: Database;
  /** That of the data which view and directory were read from. */
  readonly version: DataVersion;
  readonly directory: Directory;
  readonly now: Instant;
  readonly today: Day;
  readonly request: AppRequest;
  readonly sight: Sight;
  /** A form of this page that was not taken. */
  readonly again: Again | null;
  readonly sendsMail: boolean;
  readonly expectedAt: CalendarPages['expectedAt'];
};

export type Draw = (given: OwedView) => Promise<RouteAnswer>;

/** Draws a page over the council that the request names. What is late changes with the hour, so such a page is never kept. */
export const drawn = async (
  { site, clock, sendsMail, expectedAt }: CalendarPages,
  request: AppRequest,
  draw: Draw,
  again: Again | null = null,
): Promise<RouteAnswer> => {
  const council = councilCode(request.path['council'] ?? '');
  const read = async (tx: Transaction, view: CouncilView, version: DataVersion) => ({
    view,
    version,
    directory: await readDirectory(tx),
  });
  const found = council === null ? null : await readCouncil(site, request, read);
  if (council === null || found === null) return unknownCouncil();
  const now = clock();
  const sight = sightOf(request.caller, council, found.view.acting, found.directory);
  const { database } = site;
  return draw({ ...found, council, database, now, today: dayOf(now), request, sight, again, sendsMail, expectedAt });
};
