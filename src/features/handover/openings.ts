import type { CouncilCode, Instant } from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { type EntryLine, entriesSince } from '../record/index.ts';

/** What the page tells of restricted matter that was opened. `withReasons`: whether whoever reads the page may see why. */
export type Openings = { readonly withReasons: boolean; readonly entries: readonly EntryLine[] };

const MOST_LINES = 200;

/**
 * Who opened restricted matter since an instant, with the reasons where the reader may see them (`READ_OPENINGS`). Those are restricted, so
 * they are read with clearance, in a transaction that reads nothing else. That is overseeing the openings and is not itself an opening: it
 * leaves no entry, or each look at the page would add to what the page shows.
 */
export const openingsSince = (
  database: Database,
  council: CouncilCode,
  since: Instant,
  withReasons: boolean,
): Promise<Openings> =>
  database.read({ council, clearance: withReasons ? 'restricted' : 'open' }, async (tx) => {
    const entries = await entriesSince(tx, since, { actions: ['restricted.read'] }, MOST_LINES);
    return { withReasons, entries: withReasons ? entries : entries.map((entry) => ({ ...entry, reason: null })) };
  });
