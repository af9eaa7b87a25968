import type { Transaction } from '../../platform/database/database.ts';
import { lastWordOf, type RevisedRow, type RevisedTable } from '../../platform/database/revisions.ts';
import { BY_HAND } from '../record/index.ts';

/** Those rows on whose key nobody of the council had the last word: what was settled by hand stands. */
export const notSettled = async (
  tx: Transaction,
  table: RevisedTable,
  rows: readonly RevisedRow[],
): Promise<RevisedRow[]> => {
  const settled = new Set((await lastWordOf(tx, table, BY_HAND)).map((key) => JSON.stringify(key)));
  return rows.filter((row) => !settled.has(JSON.stringify(table.key.map((name) => String(row[name])))));
};
