import { type RawBuilder, sql } from 'kysely';

import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from './database.ts';

/**
 * A table that keeps revisions instead of being overwritten: its key, then `known_at`, make its primary key; the row in force at an
 * instant is the latest known by then, unless that one is `withdrawn`.
 */
export type RevisedTable = {
  readonly name: string;
  /** The key without `council`, which row-level security supplies. */
  readonly key: readonly string[];
  /** Every other column that carries meaning. */
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
};

type ColumnType = 'text' | 'int' | 'numeric' | 'boolean' | 'date' | 'timestamptz' | 'text[]' | 'jsonb';

/** A row as it is written: keys and columns by name. `null` where unknown. */
export type RevisedRow = Readonly<Record<string, unknown>>;

/** What a call to {@link revise} did. `unchanged` rows were already in force as given. */
export type RevisionCount = { added: string[]; changed: string[]; withdrawn: string[]; unchanged: number };

const keyOf = (table: RevisedTable, row: RevisedRow): string => table.key.map((name) => String(row[name])).join(' · ');

// A stable text of what a row says, so that "same as before" is decided on meaning: numeric 95 and 95.0 are the same target.
const meaningOf = (table: RevisedTable, row: RevisedRow): string =>
  JSON.stringify(
    table.columns.map(({ name, type }) => {
      const value = row[name] ?? null;
      if (value === null) return null;
      if (type === 'jsonb') return sortKeys(value);
      return type === 'numeric' && typeof value === 'string' ? trimZeros(value) : value;
    }),
  );

const trimZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

const sortKeys = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sortKeys)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, part]) => [name, sortKeys(part)]),
        )
      : value;

/** The statement that gives the rows in force at `asAt`, ordered by key. */
export const standing = (
  table: RevisedTable,
  asAt: Instant,
  where: Readonly<Record<string, string>> = {},
): RawBuilder<unknown> => {
  const key = sql.join(table.key.map((name) => sql.ref(name)));
  const filters = Object.entries(where).map(([name, value]) => sql` and ${sql.ref(name)} = ${value}`);
  return sql`
    select * from (
      select distinct on (${key}) * from ${sql.table(table.name)}
      where known_at <= ${asAt}::timestamptz${sql.join(filters, sql``)}
      order by ${key}, known_at desc
    ) latest where not withdrawn order by ${key}`;
};

/** The rows in force at `asAt`, ordered by key. Row-level security keeps them to the transaction's own council. */
export const inForce = async <Row>(
  tx: Transaction,
  table: RevisedTable,
  asAt: Instant,
  where: Readonly<Record<string, string>> = {},
): Promise<Row[]> => (await sql<Row>`${standing(table, asAt, where)}`.execute(tx)).rows;

const insertRows = async (
  tx: Transaction,
  table: RevisedTable,
  rows: readonly RevisedRow[],
  origin: string,
  knownAt: Instant,
  withdrawn: boolean,
): Promise<void> => {
  if (rows.length === 0) return;
  const fields = [...table.key.map((name) => ({ name, type: 'text' as const })), ...table.columns];
  const names = sql.join(fields.map(({ name }) => sql.ref(name)));
  const types = sql.join(fields.map(({ name, type }) => sql`${sql.ref(name)} ${sql.raw(type)}`));
  const json = JSON.stringify(
    rows.map((row) => Object.fromEntries(fields.map(({ name }) => [name, row[name] ?? null]))),
  );
  await sql`
    insert into ${sql.table(table.name)} (${names}, origin, known_at, withdrawn)
    select ${names}, ${origin}, ${knownAt}::timestamptz, ${withdrawn}
    from jsonb_to_recordset(${json}::jsonb) as given(${types})`.execute(tx);
};

/** Appends rows under keys of which the caller knows what stands; two of one key at the same instant are refused by the database. */
export const append = (
  tx: Transaction,
  table: RevisedTable,
  rows: readonly RevisedRow[],
  origin: string,
  knownAt: Instant,
): Promise<void> => insertRows(tx, table, rows, origin, knownAt, false);

/**
 * Brings what is in force to `rows`, by appending only what differs. Rows of the same `origin` that are no longer given are
 * withdrawn (appended as such); rows of another origin are left alone. Calling it again with the same rows appends nothing.
 */
export const revise = async (
  tx: Transaction,
  table: RevisedTable,
  rows: readonly RevisedRow[],
  origin: string,
  knownAt: Instant,
  within: Readonly<Record<string, string>> = {},
): Promise<RevisionCount> => {
  const present = new Map(
    (await inForce<RevisedRow>(tx, table, knownAt, within)).map((row) => [keyOf(table, row), row] as const),
  );
  const given = new Set<string>();
  const count: RevisionCount = { added: [], changed: [], withdrawn: [], unchanged: 0 };
  const fresh: RevisedRow[] = [];
  for (const row of rows) {
    const key = keyOf(table, row);
    given.add(key);
    const before = present.get(key);
    if (before !== undefined && meaningOf(table, before) === meaningOf(table, row)) {
      count.unchanged += 1;
      continue;
    }
    (before === undefined ? count.added : count.changed).push(key);
    fresh.push(row);
  }
  const gone = [...present].filter(([key, row]) => !given.has(key) && row['origin'] === origin);
  count.withdrawn = gone.map(([key]) => key);
  await insertRows(tx, table, fresh, origin, knownAt, false);
  await insertRows(
    tx,
    table,
    gone.map(([, row]) => row),
    origin,
    knownAt,
    true,
  );
  return count;
};

/** Appends that the row in force under this whole key holds no longer, in the name of `origin`. Gives whether there was one. */
export const withdraw = async (
  tx: Transaction,
  table: RevisedTable,
  key: Readonly<Record<string, string>>,
  origin: string,
  knownAt: Instant,
): Promise<boolean> => {
  const present = await inForce<RevisedRow>(tx, table, knownAt, key);
  await insertRows(tx, table, present, origin, knownAt, true);
  return present.length > 0;
};

/** The keys under which `origin` had the last word, withdrawn or not; each the values of the key in its order. */
export const lastWordOf = async (tx: Transaction, table: RevisedTable, origin: string): Promise<string[][]> => {
  const key = sql.join(table.key.map((name) => sql.ref(name)));
  const found = await sql<{ key: string[] }>`
    select array[${key}]::text[] as key from (
      select distinct on (${key}) * from ${sql.table(table.name)} order by ${key}, known_at desc
    ) latest where origin = ${origin}`.execute(tx);
  return found.rows.map((row) => row.key);
};
