import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import pg from 'pg';

import { FaultError } from '../../src/kernel/index.ts';
import { openEmbedded, openPostgres } from '../../src/platform/index.ts';
import { backUp, linesIn, packLines, restoreEmbedded, restorePostgres, rowsIn } from '../support/archives.ts';
import { createPostgres, embeddedTemplate, forEachDatabase, MIGRATIONS, whyNoPostgres } from '../support/databases.ts';
import { subjectsOf, writeEntry } from '../support/entries.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-restore-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const withoutPostgres = (await whyNoPostgres()) ?? false;
const faulted = (code: string) => (error: unknown) => {
  assert.ok(error instanceof FaultError, String(error));
  assert.equal(error.fault.code, code);
  return true;
};

const COUNCILS = ['dundee', 'fife', 'strathinver'];

await forEachDatabase('restore', ({ kind, database }) => {
  const path = (name: string): string => join(folder, `${kind}-${name}`);

  // Backing up while people write, and restoring on the other kind of database, has a test of its own: restore-under-load.
  before(async () => {
    for (let number = 0; number < 60; number += 1) {
      await writeEntry(database(), COUNCILS[number % COUNCILS.length] ?? '', `${number}`);
    }
    await backUp(database(), path('whole'));
  });

  test('what is not empty is refused and stays as it is', async () => {
    const directory = path('taken');
    const open = () => openEmbedded({ directory, migrations: MIGRATIONS });
    const taken = await openEmbedded({
      directory,
      migrations: MIGRATIONS,
      template: await embeddedTemplate(MIGRATIONS),
    });
    await writeEntry(taken, 'dundee', 'mine');
    await assert.rejects(restoreEmbedded(path('whole'), directory, null), faulted('database.locked'));
    await taken.close();
    await assert.rejects(restoreEmbedded(path('whole'), directory, null), faulted('restore.not-empty'));
    const again = await open();
    assert.deepEqual(await subjectsOf(again, 'dundee'), ['mine']);
    await again.close();
  });

  test('a file that was cut makes no database', async () => {
    const text = linesIn(await readFile(path('whole'))).join('\n');
    await writeFile(path('cut'), gzipSync(text.slice(0, -3000)));
    const template = await embeddedTemplate(MIGRATIONS);
    await assert.rejects(restoreEmbedded(path('cut'), path('empty'), template), faulted('archive.damaged'));
    assert.equal(existsSync(join(path('empty'), 'database')), false);
  });
});

test('no damaged file changes an empty database, and a whole one can be restored afterwards', {
  skip: withoutPostgres,
}, async () => {
  const { url, ownerUrl, drop } = await createPostgres();
  const good = join(folder, 'embedded-whole');
  const lines = linesIn(await readFile(good));
  const text = lines.join('\n');
  const at = lines.findIndex((line) => line.includes('"content_hash"'));
  const replaced = (line: string): Buffer => packLines([...lines.slice(0, at), line, ...lines.slice(at + 1, -1)]);
  const cases: [name: string, bytes: Buffer][] = [
    ['cut', gzipSync(text.slice(0, -3000))],
    ['without its closing hash', gzipSync(`${lines.slice(0, -1).join('\n')}\n`)],
    ['a letter changed', gzipSync(`${text.replace('"actor": "a test"', '"actor": "A test"')}\n`)],
    ['a row that is no JSON', replaced('{"scope": 7')],
    ['a row twice', replaced(lines[at + 1] ?? '')],
    ['a column that is not ours', replaced((lines[at] ?? '').replace('{', '{"more": 1, '))],
    [
      'two rows on one line',
      replaced(`${lines[at]}, ${(lines[at] ?? '').replace('"position": 1,', '"position": 100001,')}`),
    ],
  ];
  for (const [name, bytes] of cases) {
    await writeFile(join(folder, 'damaged'), bytes);
    await assert.rejects(restorePostgres(join(folder, 'damaged'), ownerUrl), faulted('archive.damaged'), name);
  }
  await restorePostgres(good, ownerUrl);
  const other = await openPostgres({ url, ownerUrl, migrations: MIGRATIONS });
  assert.ok((await subjectsOf(other, 'dundee')).length > 10);
  await other.close();
  await drop();
});

test('an owner without the rights of a superuser can restore', { skip: withoutPostgres }, async () => {
  const { ownerUrl, drop } = await createPostgres();
  const superuser = new pg.Client({ connectionString: ownerUrl });
  await superuser.connect();
  await superuser.query("create role plain_owner login createrole password 'plain'");
  // Roles belong to the whole server, and the tests before this one have made it.
  await superuser.query('grant remit_app to plain_owner with admin option');
  await superuser.query('create database plainly_owned owner plain_owner');
  const address = new URL(ownerUrl);
  address.pathname = '/plainly_owned';
  [address.username, address.password] = ['plain_owner', 'plain'];
  try {
    const { rows } = await restorePostgres(join(folder, 'embedded-whole'), address.href);
    assert.ok(rows > 100);
    const other = await openPostgres({ url: address.href, migrations: MIGRATIONS });
    await backUp(other, join(folder, 'plain')).finally(() => other.close());
    const told = async (name: string) => rowsIn(await readFile(join(folder, name)));
    assert.deepEqual(await told('plain'), await told('embedded-whole'));
  } finally {
    await superuser.query('drop database plainly_owned with (force)');
    await superuser.end();
    await drop();
  }
});

test('a backup of an older version is brought up to date, and one of a newer version refused', async () => {
  const later = join(folder, 'later-migrations');
  await cp(MIGRATIONS, later, { recursive: true });
  const [next] = (await readFile(join(folder, 'embedded-whole')).then((bytes) => linesIn(bytes).slice(0, 1))).map(
    (line) => JSON.parse(line).migrations.length + 1,
  );
  await writeFile(
    join(later, `${String(next).padStart(4, '0')}_later.sql`),
    `create table later (council text not null default remit_council(), code text not null, known_at timestamptz not null,
      primary key (council, code, known_at));
    select keep_for_council('later');`,
  );
  const directory = join(folder, 'brought-up');
  await restoreEmbedded(join(folder, 'embedded-whole'), directory, null, later);
  const other = await openEmbedded({ directory, migrations: later });
  assert.ok((await subjectsOf(other, 'dundee')).length > 10);
  await backUp(other, join(folder, 'newer'));
  await other.close();
  assert.ok(rowsIn(await readFile(join(folder, 'newer'))).has('later'));
  await assert.rejects(
    restoreEmbedded(join(folder, 'newer'), join(folder, 'too-old'), null),
    faulted('database.version'),
  );
  assert.equal(existsSync(join(folder, 'too-old', 'database')), false);
});
