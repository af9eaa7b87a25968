import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { FaultError } from '../../src/kernel/index.ts';
import { type Database, openEmbedded } from '../../src/platform/index.ts';
import { startChild } from '../support/child.ts';
import { embeddedTemplate } from '../support/databases.ts';
import { DUNDEE, LEDGER_MIGRATIONS, readBatches, writeBatch } from '../support/ledger.ts';

let folder = '';
let template = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-embedded-'));
  template = await embeddedTemplate(LEDGER_MIGRATIONS);
});
after(() => rm(folder, { recursive: true, force: true }));

const open = (name: string, more: { settings?: Record<string, string>; migrations?: string } = {}): Promise<Database> =>
  openEmbedded({ directory: join(folder, name), migrations: LEDGER_MIGRATIONS, template, ...more });

const isFault =
  (code: string, words = /./) =>
  (error: unknown) =>
    error instanceof FaultError && error.fault.code === code && words.test(error.message);

const batches = async (database: Database): Promise<[number, number][]> => [
  ...(await database.read(DUNDEE, readBatches)),
];

test('what was written is there when the folder is opened again', async () => {
  const first = await open('kept');
  await first.write(DUNDEE, writeBatch(1, ''));
  await first.close();
  await assert.rejects(first.read(DUNDEE, readBatches), /closed/);
  const second = await open('kept');
  assert.deepEqual(await batches(second), [[1, 3]]);
  await second.close();
  await second.close();
});

test('a folder in use is refused, within the process and from another', async () => {
  const data = join(folder, 'locked');
  const holder = await open('locked');
  await assert.rejects(
    open('locked'),
    isFault('database.locked', /Another process is using the data folder .*locked.*Stop/),
  );
  const [word, found] = await startChild(data, template).hear(1);
  assert.equal(word, 'refused');
  assert.equal((found as { code: string }).code, 'database.locked');
  await holder.close();
  const child = startChild(data, template);
  assert.equal((await child.hear(1))[0], 'open');
  await assert.rejects(open('locked'), isFault('database.locked'));
  await child.kill();
  await (await open('locked')).close();
});

test('a database that does not sync is not started, and the folder is free again', async () => {
  await assert.rejects(open('unsynced', { settings: { fsync: 'off' } }), isFault('database.not-durable'));
  await (await open('unsynced')).close();
});

test('a first start that was cut short is begun again', async () => {
  await (await open('short')).close();
  const data = join(folder, 'short');
  await rm(join(data, 'database', 'base'), { recursive: true });
  await writeFile(join(data, 'database.starting'), '');
  const database = await open('short');
  assert.deepEqual(await batches(database), []);
  await database.close();
  assert.equal(existsSync(join(data, 'database.starting')), false);
});

test('a folder that holds something else is left alone', async () => {
  const other = join(folder, 'other', 'database');
  await mkdir(other, { recursive: true });
  await writeFile(join(other, 'letter.txt'), 'Dear council');
  await assert.rejects(open('other'), isFault('database.version', /holds no database/));
  assert.equal(await readFile(join(other, 'letter.txt'), 'utf8'), 'Dear council');
});

test('a changed or newer past is refused', async () => {
  await (await open('versions')).close();
  const migrations = join(folder, 'other-migrations');
  cpSync(LEDGER_MIGRATIONS, migrations, { recursive: true });
  await writeFile(join(migrations, '0002_more.sql'), 'create table more (id int)');
  await (await open('versions', { migrations })).close();
  await assert.rejects(open('versions'), isFault('database.version', /newer version: step 2 \(more\)/));
  await writeFile(join(migrations, '0002_more.sql'), 'create table less (id int)');
  await assert.rejects(
    open('versions', { migrations }),
    isFault('database.version', /step 2 \(more\) is not the one/i),
  );
});

test('a step that fails keeps nothing of itself', async () => {
  const migrations = join(folder, 'bad-migrations');
  cpSync(LEDGER_MIGRATIONS, migrations, { recursive: true });
  await writeFile(join(migrations, '0002_bad.sql'), 'create table half (id int); select 1/0');
  await assert.rejects(open('bad', { migrations }), /Migration 2 \(bad\) failed/);
  await writeFile(join(migrations, '0002_bad.sql'), 'create table half (id int)');
  await (await open('bad', { migrations })).close();
});

test('the function that could change who is asking is withheld from the role', async () => {
  const database = await open('withheld');
  const open_ = sql<{ open: boolean }>`select has_function_privilege(oid, 'execute') as open
    from pg_proc where proname = ${'set_config'}`;
  assert.deepEqual((await database.read(DUNDEE, (tx) => open_.execute(tx))).rows, [{ open: false }]);
  await database.close();
});

test('a database that stops fails the work in hand and serves the next', async () => {
  const database = await open('stopping');
  await database.write(DUNDEE, writeBatch(1, ''));
  const stop = sql`select pg_terminate_backend(pg_backend_pid())`;
  const stopped = database.write(DUNDEE, async (tx) => {
    await writeBatch(2, '')(tx);
    await stop.execute(tx);
  });
  const waiting = database.write(DUNDEE, writeBatch(3, ''));
  await assert.rejects(stopped);
  await waiting;
  assert.deepEqual(await batches(database), [
    [1, 3],
    [3, 3],
  ]);
  await database.close();
});

test('a long query does not hold up the process', async () => {
  const database = await open('long');
  const long = sql`select count(*) from generate_series(1, 3000000)`;
  let over = false;
  const running = database
    .read(DUNDEE, (tx) => long.execute(tx))
    .then(() => {
      over = true;
    });
  let ticks = 0;
  while (!over) {
    await wait(5);
    ticks += 1;
  }
  await running;
  assert.ok(ticks > 10, `only ${ticks} turns of the event loop during the query`);
  await database.close();
});

const mounted = (path: string): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128m', 'tmpfs', path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

test('a full disk keeps nothing of the step, and work goes on when there is space', async (t) => {
  const disk = join(folder, 'disk');
  await mkdir(disk);
  if (!mounted(disk)) {
    t.skip('a small disk can only be mounted by root');
    return;
  }
  t.after(() => execFileSync('umount', ['--lazy', disk]));
  const database = await open(join('disk', 'data'));
  t.after(() => database.close());
  await database.write(DUNDEE, writeBatch(1, 'before'));
  await writeFile(join(disk, 'filler'), new Uint8Array(70 * 1024 * 1024));
  // Digests, because a text that repeats itself is squeezed to nothing.
  const bulk = sql`insert into entry (batch, line, note)
    select 1000000, g, string_agg(md5(g::text || h::text), '') from generate_series(1, 20000) g, generate_series(1, 100) h group by g`;
  await assert.rejects(
    database.write(DUNDEE, (tx) => bulk.execute(tx)),
    isFault('database.full'),
  );
  await rm(join(disk, 'filler'));
  assert.deepEqual(await batches(database), [[1, 3]]);
  await database.write(DUNDEE, writeBatch(2, 'after'));
  assert.deepEqual(await batches(database), [
    [1, 3],
    [2, 3],
  ]);
});
