import type { CouncilCode, Instant } from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { type EntryLine, entriesSince } from '../record/index.ts';

/** What the page tells of restricted matter to a reader who may see who opened it: the openings with their reasons, and what else was done under a delegation. */
export type Openings = { readonly entries: readonly EntryLine[]; readonly underDelegation: readonly EntryLine[] };

const MOST_LINES = 200;

/**
 * Who opened restricted matter since an instant, for a reader who may see that (`READ_OPENINGS`). It is restricted, so
 * it is read with clearance, in a transaction that reads nothing else. That is overseeing the openings and is not itself an opening: it
 * leaves no entry, or each look at the page would add to what the page shows.
 */
export const openingsSince = (database: Database, council: CouncilCode, since: Instant): Promise<Openings> =>
  database.read({ council, clearance: 'restricted' }, async (tx) => ({
    entries: await entriesSince(tx, since, { actions: ['restricted.read'] }, MOST_LINES),
    underDelegation: await entriesSince(tx, since, { delegated: true }, MOST_LINES),
  }));
