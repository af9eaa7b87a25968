import type { CouncilCode } from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import {
  AT_ONCE,
  historyOf,
  isOwedAtOnce,
  type Obligation,
  type ObligationFilter,
  obligationsOf,
  openObligations,
} from '../obligations/index.ts';
import { LATEST } from '../people/index.ts';

/** What stands in place of a title that not everybody may read. */
const RESTRICTED_TITLE = 'A restricted matter';

/** An obligation as it may stand in a list, a calendar or a mail: of a restricted one, that it is there, whose it is and by when or that it is at once, and no more. */
export const masked = (obligation: Obligation): Obligation =>
  obligation.confidentiality === 'open'
    ? obligation
    : {
        ...obligation,
        title: RESTRICTED_TITLE,
        subject: 'restricted',
        rule: '',
        cause: isOwedAtOnce(obligation) ? AT_ONCE : null,
        reason: null,
      };

// What is open now, of some posts or of all: found without the past.
const isPresent = ({ states, posts: _, ...rest }: ObligationFilter): boolean =>
  states?.length === 1 && states[0] === 'open' && Object.keys(rest).length === 0;

/**
 * What is owed in a council, restricted matter masked: whoever owes it must know that it is there. It reads in a transaction of its own, so it may
 * not be called inside one.
 */
export const readOwed = (
  database: Database,
  council: CouncilCode,
  filters: readonly ObligationFilter[],
): Promise<Obligation[]> =>
  database.read({ council, clearance: 'restricted' }, async (tx) => {
    const found = new Map<string, Obligation>();
    for (const filter of filters) {
      const rows = isPresent(filter)
        ? await openObligations(tx, filter.posts)
        : await obligationsOf(tx, filter, LATEST);
      for (const each of rows) found.set(each.code, masked(each));
    }
    return [...found.values()];
  });

/** What is restricted among what these posts owe and is open, masked. In a transaction of its own, as `readOwed`. */
export const readRestrictedOwed = (
  database: Database,
  council: CouncilCode,
  posts: readonly string[],
): Promise<Obligation[]> =>
  database.read({ council, clearance: 'restricted' }, async (tx) =>
    (await openObligations(tx, posts, 'restricted')).map(masked),
  );

/** Every revision of one obligation, masked as it stands now; none where there is no such code. */
export const readHistory = (database: Database, council: CouncilCode, code: string): Promise<Obligation[]> =>
  database.read({ council, clearance: 'restricted' }, async (tx) => {
    const history = await historyOf(tx, code);
    const restricted = history.some(({ confidentiality }) => confidentiality === 'restricted');
    return restricted ? history.map((each) => masked({ ...each, confidentiality: 'restricted' })) : history;
  });
