import type { Snapshot } from '../database/database.ts';
import { LINE, linesIn, type Part } from './tables.ts';

/** Everything that is kept, as it was at one moment. One part is read at a time. */
export type Moment = {
  readonly count: (part: Part) => Promise<number>;
  /** The lines of the rows of a part, in any order, as many at a time as may lie in memory. */
  readonly lines: (part: Part) => AsyncGenerator<readonly string[]>;
};

const PAGE = 500;
// A row of content can take a megabyte.
const CONTENT_PAGE = 4;

/** The moment that a snapshot sees, for as long as it is open. */
export const heldMoment = (snapshot: Snapshot): Moment => ({
  count: async ({ scope, from }) => {
    await snapshot.as(scope);
    const [row] = await snapshot.rows(`select count(*)::int as count ${from}`);
    return Number(row?.['count'] ?? 0);
  },
  lines: async function* ({ table, scope, from }) {
    await snapshot.as(scope);
    const page = table.kind === 'content' ? CONTENT_PAGE : PAGE;
    for await (const rows of snapshot.pages(`select ${LINE} ${from}`, page)) yield linesIn(rows);
  },
});
