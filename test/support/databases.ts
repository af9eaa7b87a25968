import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { readMigrations } from '../../src/platform/database/migrations.ts';
import { type Database, openEmbedded, openPostgres, projectRoot, writeTemplate } from '../../src/platform/index.ts';
import { type Server, startServer } from './postgres-server.ts';

/** The folder of Remit's own migrations. */
export const MIGRATIONS = join(projectRoot(), 'migrations');

/** What a suite is given: its database, once its tests run. */
export type Given = { readonly kind: Database['kind']; readonly database: () => Database };

type Suite = (given: Given) => void;

// The template depends on the tables and on the server that made it; `EMBEDDED` changes with the version of PGlite in package.json.
const EMBEDDED = '0.5.16';

/** The archive that embedded databases of these migrations begin from, made once for all test processes of this machine. */
export const embeddedTemplate = async (migrations: string): Promise<string> => {
  const steps = await readMigrations(migrations);
  const hash = createHash('sha256').update(EMBEDDED);
  for (const { sha256 } of steps) hash.update(sha256);
  const path = join(tmpdir(), `remit-template-${hash.digest('hex').slice(0, 16)}.tar`);
  if (!existsSync(path)) await writeTemplate(path, migrations);
  return path;
};

/** A fresh embedded database in memory. */
export const openInMemory = async (migrations = MIGRATIONS): Promise<Database> =>
  openEmbedded({ directory: null, migrations, template: await embeddedTemplate(migrations) });

let starting: Promise<Server> | null = null;

/** The server of this test process, started at the first call and stopped when the tests of the process have ended. */
const server = (): Promise<Server> => {
  starting ??= startServer();
  return starting;
};

const onServer = async (database: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: (await server()).url(database) });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

const LOGIN = 'remit_test_login';
const PASSWORD = 'remit-test';

// The login is what an installation should have: no rights of its own.
const CREATE_LOGIN = `do $$ begin
  if not exists (select from pg_roles where rolname = '${LOGIN}') then
    create role ${LOGIN} login noinherit password '${PASSWORD}';
  end if;
end $$`;

const templates = new Map<string, Promise<string>>();

const makeTemplate = async (migrations: string): Promise<string> => {
  const name = `remit_template_${randomBytes(6).toString('hex')}`;
  await onServer('postgres', CREATE_LOGIN);
  await onServer('postgres', `create database ${name}`);
  const { url } = await server();
  const options = { url: url(name, `${LOGIN}:${PASSWORD}`), ownerUrl: url(name), migrations };
  await (await openPostgres(options)).close();
  return name;
};

/** A fresh PostgreSQL database: its addresses as login and as owner, and how to drop it. */
export const createPostgres = async (
  migrations = MIGRATIONS,
): Promise<{ url: string; ownerUrl: string; drop: () => Promise<void> }> => {
  const template = templates.get(migrations) ?? makeTemplate(migrations);
  templates.set(migrations, template);
  const name = `remit_${randomBytes(6).toString('hex')}`;
  await onServer('postgres', `create database ${name} template ${await template}`);
  const { url } = await server();
  return {
    url: url(name, `${LOGIN}:${PASSWORD}`),
    ownerUrl: url(name),
    drop: () => onServer('postgres', `drop database ${name} with (force)`),
  };
};

/** Whether PostgreSQL is to be had: null, or why not. Under CI=true its absence is a failure. */
export const whyNoPostgres = async (): Promise<string | null> => {
  try {
    await server();
    return null;
  } catch (error) {
    if (process.env['CI'] === 'true') throw error;
    return `no PostgreSQL here: ${error instanceof Error ? error.message : 'unknown reason'}`;
  }
};

const stopServer = async (): Promise<void> => {
  const running = await starting?.catch(() => null);
  if (running === null || running === undefined) return;
  const made = await Promise.all([...templates.values()].map((name) => name.catch(() => null)));
  for (const name of made)
    if (name !== null) await onServer('postgres', `drop database if exists ${name} with (force)`);
  await running.stop();
};

let stopping = false;

/** Ends the server with the tests of this process. Called by whoever may start it, outside any suite. */
export const stopServerAtEnd = (): void => {
  if (!stopping) after(stopServer);
  stopping = true;
};

type Opened = { readonly database: Database; readonly end: () => Promise<void> };

const suiteOn = (name: string, kind: Database['kind'], open: () => Promise<Opened>, suite: Suite): void => {
  describe(`${name} (${kind})`, () => {
    let opened: Opened | null = null;
    before(async () => {
      opened = await open();
    });
    after(() => opened?.end());
    suite({
      kind,
      database: () => {
        if (opened === null) throw new Error('The database is open only while the tests of its suite run');
        return opened.database;
      },
    });
  });
};

const openedEmbedded = async (migrations: string): Promise<Opened> => {
  const database = await openInMemory(migrations);
  return { database, end: () => database.close() };
};

const openedPostgres = async (migrations: string): Promise<Opened> => {
  const { drop, ...addresses } = await createPostgres(migrations);
  const database = await openPostgres({ ...addresses, migrations });
  const end = async (): Promise<void> => {
    await database.close();
    await drop();
  };
  return { database, end };
};

/**
 * Runs a suite on the embedded database (in memory) and on a real PostgreSQL, each time on a fresh database of its own.
 * Without PostgreSQL that half is skipped with the reason, or fails where CI=true. Top level only: `await forEachDatabase(…)`.
 */
export const forEachDatabase = async (name: string, suite: Suite, migrations = MIGRATIONS): Promise<void> => {
  stopServerAtEnd();
  // Asked before the first suite is named: a suite that ended while the server still starts would stop it.
  const reason = await whyNoPostgres();
  suiteOn(name, 'embedded', () => openedEmbedded(migrations), suite);
  if (reason === null) suiteOn(name, 'postgresql', () => openedPostgres(migrations), suite);
  else test(`${name} (postgresql)`, { skip: reason }, () => undefined);
};
