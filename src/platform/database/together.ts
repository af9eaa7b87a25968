import { type RawBuilder, sql } from 'kysely';

import type { Transaction } from './database.ts';
import { type RevisedTable, standing } from './revisions.ts';
import { instant } from './values.ts';

/** Rows as one JSON value. What is no text, date, boolean, list or whole number loses its form on the way: a numeric must be made a text. */
export const asJson = (rows: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select coalesce(json_agg(part), '[]'::json) from (${rows}) part)`;

type Part = {
  readonly rows: RawBuilder<unknown>;
  readonly decode: (row: Record<string, unknown>) => Record<string, unknown>;
};

const as = (row: Record<string, unknown>): Record<string, unknown> => row;

// In JSON a moment is written with a T.
const moment = (text: unknown): unknown => (typeof text === 'string' ? instant(text.replace('T', ' ')) : text);

/** Rows of a statement, which gives texts, dates, booleans, lists of texts and small whole numbers alone. */
export const plainRows = (rows: RawBuilder<unknown>): Part => ({ rows, decode: as });

/**
 * Rows of a revised table, from a statement that gives all its columns: its key, its columns and `known_at`. `more`: moments that the statement gives
 * besides.
 */
export const rowsOf = (table: RevisedTable, whole: RawBuilder<unknown>, more: readonly string[] = []): Part => {
  const own = table.columns.filter(({ type }) => type === 'timestamptz').map(({ name }) => name);
  const moments = ['known_at', ...own, ...more];
  const columns = [
    ...table.key.map((name) => sql.ref(name)),
    ...table.columns.map(({ name, type }) =>
      type === 'numeric' ? sql`${sql.ref(name)}::text as ${sql.ref(name)}` : sql.ref(name),
    ),
    sql.ref('known_at'),
    ...more.map((name) => sql.ref(name)),
  ];
  return {
    rows: sql`select ${sql.join(columns)} from (${whole}) whole`,
    decode: (row) => {
      for (const name of moments) row[name] = moment(row[name]);
      return row;
    },
  };
};

/** The rows of a revised table that are in force at an instant, ordered by key, as `inForce` gives them. */
export const rowsInForce = (table: RevisedTable, asAt: string): Part => rowsOf(table, standing(table, asAt));

/**
 * Reads several sets of rows in one statement, each under its name. A statement has its price, and the embedded database gives a row as JSON in half the
 * time that it takes value by value: for what a page needs every time.
 */
export const readTogether = async <Rows extends Record<string, object>>(
  tx: Transaction,
  parts: { readonly [Name in keyof Rows]: Part },
): Promise<{ readonly [Name in keyof Rows]: Rows[Name][] }> => {
  const named = Object.entries(parts) as [string, Part][];
  const selected = named.map(([name, { rows }]) => sql`${asJson(rows)} as ${sql.ref(name)}`);
  const found = await sql<Record<string, Record<string, unknown>[]>>`select ${sql.join(selected)}`.execute(tx);
  const [read] = found.rows;
  if (read === undefined) throw new Error('A statement that always gives one row gave none');
  return Object.fromEntries(named.map(([name, { decode }]) => [name, (read[name] ?? []).map(decode)])) as {
    readonly [Name in keyof Rows]: Rows[Name][];
  };
};
