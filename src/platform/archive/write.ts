import { createHash } from 'node:crypto';
import type { Clearance, Database, Scope, Snapshot } from '../database/database.ts';
import type { ArchiveHead } from './head.ts';

/** What to take out. `council` null: everything of the installation. */
export type ArchiveOptions = {
  readonly version: string;
  readonly at: string;
  readonly council: string | null;
  readonly clearance: Clearance;
  /** Told of each table as it begins. */
  readonly progress?: (table: string, rows: number) => void;
  /** Breaks the reading off between two pages of rows; what was raised with it is thrown. */
  readonly signal?: AbortSignal;
};

type Kept = { readonly name: string; readonly kind: string; readonly large: boolean };

/** The rows of one scope in one table. */
type Part = { readonly scope: Scope; readonly sql: string };

// Sign-in and the like (kind 'installation') belongs to the installation: an export of one council leaves it out.
const KEPT = `select name, kind, exists (select from pg_attribute where attrelid = name::regclass and atttypid = 'bytea'::regtype) as large
  from kept_table where kind <> 'working' and carried order by name collate "C"`;

// A file may be large: such rows come one by one.
const PAGE = 200;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The line of a row, exactly as the digests of the record have it. */
const LINE = 'jsonb_strip_nulls(to_jsonb(kept))::text as line';

const partsOf = (table: Kept, councils: readonly string[], clearance: Clearance): Part[] => {
  const from = quoted(table.name);
  const all: Scope = { council: null, clearance };
  const own = (column: string, value: string, council: string | null): Part => ({
    scope: { council, clearance },
    sql: `from ${from} as kept where ${column} = '${value}'`,
  });
  switch (table.kind) {
    case 'council':
    // The bytes and the text of evidence, and what its record is owed: owned like a council's other rows, and not sealed.
    case 'content':
    case 'owed':
      return councils.map((council) => own('council', council, council));
    case 'record':
      return [own('scope', 'scotland', null), ...councils.map((council) => own('scope', council, council))];
    default:
      return [{ scope: all, sql: `from ${from} as kept` }];
  }
};

const countOf = async (snapshot: Snapshot, { scope, sql }: Part): Promise<number> => {
  await snapshot.as(scope);
  const [row] = await snapshot.rows(`select count(*)::int as count ${sql}`);
  return Number(row?.['count'] ?? 0);
};

async function* tableLines(
  snapshot: Snapshot,
  table: Kept,
  parts: readonly Part[],
  { progress, signal }: ArchiveOptions,
): AsyncGenerator<string> {
  const counted: { part: Part; rows: number }[] = [];
  for (const part of parts) {
    signal?.throwIfAborted();
    counted.push({ part, rows: await countOf(snapshot, part) });
  }
  const rows = counted.reduce((sum, part) => sum + part.rows, 0);
  progress?.(table.name, rows);
  yield JSON.stringify({ table: table.name, rows });
  for (const { part } of counted.filter((one) => one.rows > 0)) {
    await snapshot.as(part.scope);
    for await (const page of snapshot.pages(`select ${LINE} ${part.sql}`, table.large ? 1 : PAGE)) {
      signal?.throwIfAborted();
      for (const row of page) yield String(row['line']);
    }
  }
}

const headOf = async (
  snapshot: Snapshot,
  tables: readonly Kept[],
  councils: readonly string[],
  { version, at, council, clearance }: ArchiveOptions,
): Promise<ArchiveHead> => ({
  remit: 1,
  version,
  at,
  migrations: (await snapshot.rows('select number, name, sha256 from schema_migration order by number')).map((row) => ({
    number: Number(row['number']),
    name: String(row['name']),
    sha256: String(row['sha256']),
  })),
  councils: [...councils],
  tables: tables.map(({ name }) => name),
  kinds: Object.fromEntries(tables.map(({ name, kind }) => [name, kind])),
  ...(council === null ? {} : { export: { council, clearance } }),
});

/** Every line of a backup, from the head to the hash, each without its line break. */
async function* linesOf(snapshot: Snapshot, options: ArchiveOptions): AsyncGenerator<string> {
  await snapshot.as({ council: null });
  const kept = (await snapshot.rows(KEPT)) as Kept[];
  const tables = options.council === null ? kept : kept.filter(({ kind }) => kind !== 'installation');
  const begun = await snapshot.rows(
    `select scope from record_begun where scope <> 'scotland' order by scope collate "C"`,
  );
  const councils = options.council === null ? begun.map((row) => String(row['scope'])) : [options.council];
  yield JSON.stringify(await headOf(snapshot, tables, councils, options));
  for (const table of tables) {
    yield* tableLines(snapshot, table, partsOf(table, councils, options.clearance), options);
  }
}

const ENOUGH = 64 * 1024;

async function* bytesOf(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let text = '';
  const taken = (): Buffer => {
    const bytes = Buffer.from(text);
    hash.update(bytes);
    text = '';
    return bytes;
  };
  for await (const line of lines) {
    text += `${line}\n`;
    if (text.length >= ENOUGH) yield taken();
  }
  yield taken();
  yield Buffer.from(`${JSON.stringify({ sha256: hash.digest('hex') })}\n`);
}

/**
 * Takes a backup, or an export of one council, at one moment, and gives its bytes (not yet packed) to `into` as they come; `into` reads them at
 * its own pace. Nothing is changed, and what is written meanwhile is not in it.
 */
export const takeArchive = <Value>(
  database: Database,
  options: ArchiveOptions,
  into: (bytes: AsyncIterable<Buffer>) => Promise<Value>,
): Promise<Value> => database.snapshot((snapshot) => into(bytesOf(linesOf(snapshot, options))));
