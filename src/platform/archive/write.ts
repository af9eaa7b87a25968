import { createHash } from 'node:crypto';
import type { Clearance, Database, Scope, Snapshot } from '../database/database.ts';
import { atOneMoment, type KeptTable, keptTables, type Moment, type Part, partOf } from '../kept/index.ts';
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

type Table = { readonly name: string; readonly parts: readonly Part[] };
type Contents = { readonly head: ArchiveHead; readonly tables: readonly Table[]; readonly parts: readonly Part[] };

const headOf = async (
  snapshot: Snapshot,
  tables: readonly KeptTable[],
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

/** What goes into the file, table by table, as the snapshot finds it. */
const contentsOf = async (snapshot: Snapshot, options: ArchiveOptions): Promise<Contents> => {
  const { council, clearance } = options;
  await snapshot.as({ council: null });
  const kept = (await keptTables(snapshot)).filter(({ carried }) => carried);
  // Sign-in and the like belongs to the installation: an export of one council leaves it out.
  const tables = council === null ? kept : kept.filter(({ kind }) => kind !== 'installation');
  const begun = await snapshot.rows(
    `select scope from record_begun where scope <> 'scotland' order by scope collate "C"`,
  );
  const councils = council === null ? begun.map((row) => String(row['scope'])) : [council];
  const scopes: Scope[] = [null, ...councils].map((owner) => ({ council: owner, clearance, need: ['*'] }));
  const found = tables.map((table) => ({
    name: table.name,
    parts: scopes.flatMap((scope) => partOf(table, scope)),
  }));
  return {
    head: await headOf(snapshot, tables, councils, options),
    tables: found,
    parts: found.flatMap(({ parts }) => parts),
  };
};

async function* tableLines(
  moment: Moment,
  { name, parts }: Table,
  { progress, signal }: ArchiveOptions,
): AsyncGenerator<string> {
  const counted: { part: Part; rows: number }[] = [];
  for (const part of parts) {
    signal?.throwIfAborted();
    counted.push({ part, rows: await moment.count(part) });
  }
  const rows = counted.reduce((sum, part) => sum + part.rows, 0);
  progress?.(name, rows);
  yield JSON.stringify({ table: name, rows });
  for (const { part } of counted.filter((one) => one.rows > 0)) {
    for await (const lines of moment.lines(part)) {
      signal?.throwIfAborted();
      yield* lines;
    }
  }
}

/** Every line of a backup, from the head to the hash, each without its line break. */
async function* linesOf({ head, tables }: Contents, moment: Moment, options: ArchiveOptions): AsyncGenerator<string> {
  yield JSON.stringify(head);
  for (const table of tables) yield* tableLines(moment, table, options);
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
 * its own pace. Nothing is changed, and what is written meanwhile is not in it. Where content is disposed of meanwhile, `into` fails and is
 * called again with the bytes of a later moment (see `atOneMoment`).
 */
export const takeArchive = <Value>(
  database: Database,
  options: ArchiveOptions,
  into: (bytes: AsyncIterable<Buffer>) => Promise<Value>,
): Promise<Value> =>
  atOneMoment(
    database,
    (snapshot) => contentsOf(snapshot, options),
    (contents, moment) => into(bytesOf(linesOf(contents, moment, options))),
  );
