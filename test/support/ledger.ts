import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { Transaction } from '../../src/platform/database/database.ts';
import { projectRoot } from '../../src/platform/files.ts';

/** The folder of migrations that make the small tables the tests of the database use. */
export const LEDGER_MIGRATIONS = join(projectRoot(), 'test', 'support', 'ledger-migrations');

export type Ledger = {
  account: { council: string; name: string; balance: number };
  entry: { batch: number; line: number; note: string };
};

export const ledger = (tx: Transaction): Kysely<Ledger> => tx.withTables<Ledger>();

export const DUNDEE = { council: 'dundee' };
export const FIFE = { council: 'fife' };
export const NOBODY = { council: null };

/** Every batch is written whole: this many lines in one transaction. */
export const LINES = 3;

/** Writes one batch. The note makes it large enough for the log of the server to turn over now and then. */
export const writeBatch =
  (batch: number, note: string) =>
  async (tx: Transaction): Promise<void> => {
    for (let line = 1; line <= LINES; line += 1) {
      await ledger(tx).insertInto('entry').values({ batch, line, note }).execute();
    }
  };

/** How many lines there are of each batch. */
export const readBatches = async (tx: Transaction): Promise<Map<number, number>> => {
  const { rows } = await sql<{ batch: number; lines: number }>`
    select batch, count(*)::int as lines from entry group by batch order by batch`.execute(tx);
  return new Map(rows.map(({ batch, lines }) => [batch, lines]));
};
