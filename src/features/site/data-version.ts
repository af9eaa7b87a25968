import { sql } from 'kysely';

import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';

/**
 * Which state the data visible to this council are in. Every change appends to the record in its own transaction and nothing is ever
 * taken away, so the number of entries is another after every change, in whatever order transactions began and ended.
 */
export type DataVersion = { readonly asAt: Instant; readonly entries: number };

/** The version this transaction sees; `null` where nothing was ever written. */
export const dataVersion = async (tx: Transaction): Promise<DataVersion | null> => {
  const found = await sql<{ at: Instant | null; entries: number }>`
    select max(at) as at, sum(position)::int as entries from record_head`.execute(tx);
  const [row] = found.rows;
  return row === undefined || row.at === null ? null : { asAt: row.at, entries: row.entries };
};
