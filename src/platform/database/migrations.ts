import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FaultError, fault } from '../../kernel/index.ts';
import { QueryError } from './query-error.ts';
import type { Session } from './session.ts';

/** One step of the tables' history: `NNNN_purpose.sql`. Once applied anywhere, its text may not change. */
export type Migration = {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
  readonly sql: string;
};

const FILE_NAME = /^(\d{4})_([a-z0-9_]+)\.sql$/;

const readMigration = async (directory: string, file: string): Promise<Migration> => {
  const [, digits = '', name = ''] = FILE_NAME.exec(file) ?? [];
  // A checkout may give the lines of a file other endings; they are not a change.
  const sql = (await readFile(join(directory, file), 'utf8')).replaceAll('\r\n', '\n');
  return { number: Number(digits), name, sha256: createHash('sha256').update(sql).digest('hex'), sql };
};

/** The migrations of a folder in their order. Throws where a name is not of the form, or the numbers are not 1, 2, 3 … */
export const readMigrations = async (directory: string): Promise<Migration[]> => {
  const files = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  const misnamed = files.find((file) => !FILE_NAME.test(file));
  if (misnamed !== undefined) throw new Error(`A migration is called NNNN_purpose.sql, not ${misnamed}`);
  const migrations = await Promise.all(files.map((file) => readMigration(directory, file)));
  const misnumbered = migrations.find(({ number }, index) => number !== index + 1);
  if (misnumbered !== undefined) throw new Error(`Migration ${misnumbered.number} stands where another number belongs`);
  return migrations;
};

/** A step that stands in a database or in a backup. */
export type Applied = { number: number; name: string; sha256: string };

const refuse = (detail: string): FaultError => new FaultError(fault('database.version', detail));

/** What is still to be applied. Throws `FaultError` 'database.version' where the past differs from the code. */
export const outstanding = (migrations: readonly Migration[], applied: readonly Applied[]): Migration[] => {
  for (const { number, name, sha256 } of applied) {
    const known = migrations.find((migration) => migration.number === number);
    if (known === undefined) {
      throw refuse(`The data were written by a newer version: step ${number} (${name}) is not known here`);
    }
    if (known.sha256 !== sha256) throw refuse(`Step ${number} (${name}) is not the one that made these data`);
  }
  const done = new Set(applied.map(({ number }) => number));
  const highest = Math.max(0, ...done);
  const skipped = migrations.find(({ number }) => number < highest && !done.has(number));
  if (skipped !== undefined)
    throw refuse(`Step ${skipped.number} (${skipped.name}) was left out when these data were made`);
  return migrations.filter(({ number }) => !done.has(number));
};

const TABLE = `create table if not exists schema_migration (
  number int primary key,
  name text not null,
  sha256 text not null,
  applied_at timestamptz not null default now()
)`;

// Any number will do, as long as no other program on the same database uses it: the letters of "remit" and a one.
const LOCK = 0x72656d697401n;

const take = async (session: Session, { number, name, sha256, sql }: Migration): Promise<void> => {
  await session.script(sql);
  await session.query('insert into schema_migration (number, name, sha256) values ($1, $2, $3)', [
    number,
    name,
    sha256,
  ]);
};

/** Takes steps inside the transaction that is open, where the whole must stand or fall with more than the steps. */
export const takeSteps = async (session: Session, steps: readonly Migration[]): Promise<void> => {
  await session.script(TABLE);
  for (const step of steps) await take(session, step);
};

const apply = async (session: Session, step: Migration): Promise<void> => {
  const { number, name } = step;
  await session.script('begin');
  try {
    await take(session, step);
    await session.script('commit');
  } catch (error) {
    await session.script('rollback').catch(() => undefined);
    throw new Error(`Migration ${number} (${name}) failed, and nothing of it was kept`, { cause: error });
  }
};

const UNDEFINED_TABLE = '42P01';

/** The steps that a database has; none where it is empty. */
export const appliedSoFar = async (session: Session): Promise<Applied[]> => {
  try {
    const { rows } = await session.query('select number, name, sha256 from schema_migration order by number');
    return rows as Applied[];
  } catch (error) {
    if (error instanceof QueryError && error.sqlState === UNDEFINED_TABLE) return [];
    throw error;
  }
};

/** Runs work while no other process changes what tables there are. */
export const alone = async <Value>(session: Session, work: () => Promise<Value>): Promise<Value> => {
  await session.query('select pg_advisory_lock($1::bigint)', [LOCK]);
  try {
    return await work();
  } finally {
    await session.query('select pg_advisory_unlock($1::bigint)', [LOCK]).catch(() => undefined);
  }
};

/**
 * Brings the tables up to date, each step in a transaction of its own, under a lock so that two starters do not collide.
 * Needs a session of the owner. Gives the numbers of the steps applied now. Throws as `outstanding` does.
 */
export const migrate = async (session: Session, migrations: readonly Migration[]): Promise<number[]> => {
  if (outstanding(migrations, await appliedSoFar(session)).length === 0) return [];
  return alone(session, async () => {
    await session.script(TABLE);
    const steps = outstanding(migrations, await appliedSoFar(session));
    for (const step of steps) await apply(session, step);
    return steps.map(({ number }) => number);
  });
};
