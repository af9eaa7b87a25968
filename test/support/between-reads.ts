import type { Database } from '../../src/platform/index.ts';

/** One short read of those by which a moment is walked: its last statement, and whether it fixed the moment that the others read. */
export type ShortRead = { readonly sql: string; readonly fixes: boolean; readonly readsContent: boolean };

const CONTENT = /from "evidence_(blob|text)" as kept .* in \(/s;

/**
 * Puts before a database that whatever is read at one moment is read in short reads, on PostgreSQL too, and that `act` is done after each of
 * them, with nothing held meanwhile.
 */
export const betweenReads = (database: Database, act: (read: ShortRead) => Promise<void> | void): Database => ({
  ...database,
  heldBySnapshot: () => false,
  snapshot: async (work) => {
    let sql = '';
    let fixes = false;
    const value = await database.snapshot((real) =>
      work({
        ...real,
        rows: (text) => {
          sql = text;
          fixes ||= /from kept_table/.test(text);
          return real.rows(text);
        },
      }),
    );
    await act({ sql, fixes, readsContent: CONTENT.test(sql) });
    return value;
  },
});
