import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import type { Session } from '../../src/platform/database/session.ts';
import {
  asEmbeddedOwner,
  asPostgresOwner,
  type Database,
  openEmbedded,
  openPostgres,
  readMigrations,
} from '../../src/platform/index.ts';
import { backUp, rowsIn } from '../support/archives.ts';
import {
  createPostgres,
  embeddedTemplate,
  MIGRATIONS,
  openInMemory,
  stopServerAtEnd,
  whyNoPostgres,
} from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';
import { writeEntry } from '../support/entries.ts';

/** The tables of release 0.1.0, by the hashes of its steps. They are installed somewhere, so they may never change. */
const RELEASE_0_1_0 = [
  'e77850dbc919319912c695063f59355efd3f8c07d6c01cb1eb877947f0cf1de6',
  'cef3e43c5db13a8dc8adb3632f7a6331e885f6f669531b65455ba4b4a8598126',
  '9f7202aaeb3255a3ab1c9053c334c01056ce78e384d465e8ab383ea1b7d25bae',
  'f110e4e8b35321ccd81f0d60954e28267415d264f715fdea487283c169ee43e4',
  'bd975c5671a058361cd34e72dbfaec4660aa81358ea2d1db70e54aa023ace928',
  '3ed70faf8b3aa3769586a2ce244f236f1ccd3efdfb7e01b126ea43ee790fd46c',
];

stopServerAtEnd();
const withoutPostgres = (await whyNoPostgres()) ?? false;

type Rows = ReadonlyMap<string, string[]>;

let folder = '';
let released = '';
let demo: Rows = new Map();

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-upgrade-'));
  released = join(folder, 'migrations-0.1.0');
  await mkdir(released);
  for (const { number, name } of (await readMigrations(MIGRATIONS)).slice(0, RELEASE_0_1_0.length)) {
    const file = `${String(number).padStart(4, '0')}_${name}.sql`;
    await cp(join(MIGRATIONS, file), join(released, file));
  }
  const source = await openInMemory();
  await loadPacks(source, ['scotland', 'dundee-example', 'invented-example'], secondsClock());
  await backUp(source, join(folder, 'demo'));
  await source.close();
  demo = rowsIn(await readFile(join(folder, 'demo')));
});
after(() => rm(folder, { recursive: true, force: true }));

/** The entries as 0.1.0 kept them: without position, post and hashes. */
const entriesBefore = (): string[] => {
  const contents = new Map(
    (demo.get('record_content') ?? []).map((line) => {
      const { scope, position, content } = JSON.parse(line);
      return [`${scope} ${position}`, JSON.parse(content)];
    }),
  );
  return (demo.get('record_entry') ?? []).map((line) => {
    const { scope, position, at, actor, capacity, action, subject } = JSON.parse(line);
    const { detail = {} } = contents.get(`${scope} ${position}`) ?? {};
    return JSON.stringify({ scope, sequence: position, at, actor, capacity, action, subject, detail });
  });
};

const tablesAt = async (session: Session): Promise<string[]> => {
  const { rows } = await session.query(
    `select relname::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'schema_migration'`,
  );
  return rows.map((row) => String(row['name']));
};

/** Fills the tables of 0.1.0 with the demonstration's rows, as that release would have written them. */
const fill = async (session: Session): Promise<string[]> => {
  const tables = (await tablesAt(session)).sort();
  for (const table of tables) {
    const lines = table === 'record_entry' ? entriesBefore() : (demo.get(table) ?? []);
    await session.query(
      `insert into ${table} overriding system value select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      [`[${lines.join(',')}]`],
    );
  }
  for (const table of ['record_entry', 'observation', 'indicator_value']) {
    const sequence = `pg_get_serial_sequence('${table}', 'sequence')`;
    await session.query(`select setval(${sequence}, coalesce(max(sequence), 1)) from ${table}`);
  }
  return tables.filter((table) => table !== 'record_entry');
};

const check = async (database: Database, tables: readonly string[]): Promise<void> => {
  await backUp(database, join(folder, 'upgraded'));
  const upgraded = rowsIn(await readFile(join(folder, 'upgraded')));
  for (const table of tables) assert.deepEqual(upgraded.get(table), demo.get(table), table);
  // Read off the demonstration: each of its packs is loaded in one step for the council and one for what all share.
  const told = (line: string) => JSON.parse(line) as { action: string; scope: string; at: string };
  const entries = (upgraded.get('record_entry') ?? []).map(told);
  const before = (demo.get('record_entry') ?? []).map(told);
  const kept = entries.filter(({ action }) => action !== 'record.sealed');
  const plain = ({ action, scope, at }: { action: string; scope: string; at: string }) => `${scope} ${at} ${action}`;
  assert.deepEqual(kept.map(plain).sort(), before.map(plain).sort());
  assert.deepEqual(
    [...new Set(entries.filter(({ action }) => action === 'record.sealed').map(({ scope }) => scope))].sort(),
    ['dundee', 'scotland', 'strathinver'],
  );
  const { breaks, notRun } = await verifyDatabase(database);
  assert.deepEqual({ breaks, notRun }, { breaks: [], notRun: [] });
  assert.equal(
    await writeEntry(database, 'dundee', 'after the upgrade'),
    entries.filter(({ scope }) => scope === 'dundee').length + 1,
  );
};

test('the steps of release 0.1.0 are as they were', async () => {
  const steps = (await readMigrations(MIGRATIONS)).slice(0, RELEASE_0_1_0.length);
  assert.deepEqual(
    steps.map(({ sha256 }) => sha256),
    RELEASE_0_1_0,
  );
});

test('an embedded database of release 0.1.0 is brought up to date with every row and an intact record', async () => {
  const directory = join(folder, 'data');
  const tables = await asEmbeddedOwner(directory, await embeddedTemplate(released), fill);
  const database = await openEmbedded({ directory, migrations: MIGRATIONS });
  await check(database, tables).finally(() => database.close());
});

test('a PostgreSQL database of release 0.1.0 is brought up to date with every row and an intact record', {
  skip: withoutPostgres,
}, async () => {
  const { url, ownerUrl, drop } = await createPostgres(released);
  const tables = await asPostgresOwner(ownerUrl, fill);
  const database = await openPostgres({ url, ownerUrl, migrations: MIGRATIONS });
  await check(database, tables).finally(() => database.close());
  await drop();
});
