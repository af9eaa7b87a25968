import { FaultError, fault } from '../../kernel/index.ts';
import { type Applied, alone, appliedSoFar, type Migration, outstanding, takeSteps } from '../database/migrations.ts';
import type { Session } from '../database/session.ts';
import { PLAIN_TEXT } from '../database/snapshot.ts';
import { type ArchiveHead, damaged } from './head.ts';
import { columnsOf, createSum, insertLines, quoted, type Sum, sumOf, type TableInHand } from './load-rows.ts';
import { continueNumbers, emptyTables, holdAnything, openTables } from './open-tables.ts';
import type { ArchivePart, OpenArchive } from './read.ts';

/** What was brought in. */
export type Loaded = { readonly head: ArchiveHead; readonly tables: number; readonly rows: number };

type LoadOptions = {
  /** The steps that this version knows. */
  readonly migrations: readonly Migration[];
  readonly progress?: (table: string, rows: number) => void;
};

const notEmpty = (): FaultError => new FaultError(fault('restore.not-empty'));

const keptTables = async (session: Session, which: string): Promise<string[]> => {
  const { rows } = await session.query(`select name from kept_table where ${which} order by name collate "C"`);
  return rows.map((row) => String(row['name']));
};

/** Brings an empty database to the steps that the backup was written at; gives whether it had no tables before. */
const meet = async (
  session: Session,
  applied: readonly Applied[],
  { migrations: wanted }: ArchiveHead,
  known: readonly Migration[],
): Promise<boolean> => {
  const later = new Set(outstanding(known, wanted));
  if (applied.length === 0) {
    await takeSteps(
      session,
      known.filter((step) => !later.has(step)),
    );
    return true;
  }
  // Other steps than the backup's: its rows would not fit, and nothing may be taken down to make room for them.
  if (applied.length !== wanted.length) throw notEmpty();
  outstanding(known, applied);
  return false;
};

const BATCH_ROWS = 500;
const BATCH_CHARACTERS = 4_000_000;

/** Fills the tables one after the other; the sums are those of the rows as the file has them. */
const fill = async (
  session: Session,
  parts: AsyncIterable<ArchivePart>,
  { progress }: LoadOptions,
): Promise<Map<TableInHand, Sum>> => {
  const sums = new Map<TableInHand, Sum>();
  let table: TableInHand | null = null;
  let batch: string[] = [];
  let size = 0;
  let from = 0;
  const flush = async (): Promise<void> => {
    if (table !== null && batch.length > 0) await insertLines(session, table, batch, from);
    batch = [];
    size = 0;
  };
  for await (const part of parts) {
    if (part.part === 'table') {
      await flush();
      table = { ...(await columnsOf(session, part.name)), rows: part.rows };
      sums.set(table, createSum());
      progress?.(part.name, part.rows);
      continue;
    }
    if (batch.length === 0) from = part.line;
    batch.push(part.text);
    size += part.text.length;
    if (table !== null) sums.get(table)?.add(part.text);
    if (batch.length === BATCH_ROWS || size > BATCH_CHARACTERS) await flush();
  }
  await flush();
  return sums;
};

const compare = async (session: Session, sums: ReadonlyMap<TableInHand, Sum>): Promise<void> => {
  for (const [table, sum] of sums) {
    if ((await sumOf(session, table)) !== sum.value()) {
      throw damaged(`The rows of the table ${table.name} did not arrive as they stand in the backup`, null);
    }
  }
};

const load = async (
  session: Session,
  applied: readonly Applied[],
  head: ArchiveHead,
  parts: AsyncIterable<ArchivePart>,
  options: LoadOptions,
): Promise<Loaded> => {
  await session.script(PLAIN_TEXT);
  const fresh = await meet(session, applied, head, options.migrations);
  const tables = await keptTables(session, "kind not in ('working', 'derived')");
  const derived = await keptTables(session, "kind = 'derived'");
  const stranger = head.tables.find((name) => !tables.includes(name));
  if (stranger !== undefined) throw damaged(`The table ${stranger} is none of Remit's`, 1);
  const close = await openTables(session, [...tables, ...derived]);
  // The record is empty as long as nobody has done anything, and accounts can be made before.
  const telling = await keptTables(session, "kind in ('record', 'installation', 'owed')");
  if (!fresh && (await holdAnything(session, telling))) throw notEmpty();
  await emptyTables(session, tables);
  const sums = await fill(session, parts, options);
  await continueNumbers(session, tables);
  await compare(session, sums);
  // They follow from the rows through triggers, which were not at work; tables of earlier steps are made anew by the step that names them so.
  for (const name of derived) await session.script(`select ${quoted(`rebuild_${name}`)}()`);
  await session.script(
    `insert into record_begun select distinct split_part(scope, '/', 1) from record_head on conflict do nothing`,
  );
  await close();
  await takeSteps(session, outstanding(options.migrations, head.migrations));
  const rows = [...sums.keys()].reduce((sum, table) => sum + table.rows, 0);
  return { head, tables: sums.size, rows };
};

/**
 * Brings a backup into an empty database, all or nothing in one transaction: the steps of the tables that it was written at, its rows exactly as
 * they were, then the steps since. Needs a session of the owner with no transaction open. Throws `FaultError` 'restore.not-empty',
 * 'database.version', and whatever reading the backup throws; then nothing has changed.
 */
export const loadArchive = (session: Session, { head, parts }: OpenArchive, options: LoadOptions): Promise<Loaded> =>
  alone(session, async () => {
    // Asked before the transaction, which the question would spoil where there are no tables at all.
    const applied = await appliedSoFar(session);
    await session.script('begin');
    try {
      const loaded = await load(session, applied, head, parts, options);
      await session.script('commit');
      return loaded;
    } catch (error) {
      await session.script('rollback').catch(() => undefined);
      throw error;
    }
  });
