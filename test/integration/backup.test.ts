import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { openEmbedded, openPostgres } from '../../src/platform/index.ts';
import { backUp, linesIn, restoreEmbedded, restorePostgres, rowsIn } from '../support/archives.ts';
import { createPostgres, embeddedTemplate, forEachDatabase, MIGRATIONS, whyNoPostgres } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-backup-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const withoutPostgres = (await whyNoPostgres()) ?? false;

await forEachDatabase('backup', ({ kind, database }) => {
  const path = (name: string): string => join(folder, `${kind}-${name}`);
  const taken = async (name: string): Promise<Buffer> => readFile(path(name));

  before(() => loadPacks(database(), ['scotland', 'dundee-example', 'invented-example'], secondsClock()));

  test('a backup says what is in it, and holds every row once', async () => {
    await backUp(database(), path('all'));
    const lines = linesIn(await taken('all'));
    const head = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    assert.equal(head['remit'], 1);
    assert.deepEqual(head['councils'], ['dundee', 'strathinver']);
    const tables = rowsIn(await taken('all'));
    assert.deepEqual([...tables.keys()], head['tables']);
    // Counted in the packs themselves: 384 figures of Dundee's papers; the others are made up by rule.
    const observations = tables.get('observation') ?? [];
    assert.equal(observations.filter((row) => row.includes('"council": "dundee"')).length, 384);
    assert.equal(new Set(observations).size, observations.length);
    assert.deepEqual(
      tables.get('record_head')?.map((row) => JSON.parse(row).scope),
      ['dundee', 'scotland', 'strathinver'],
    );
    assert.equal(tables.has('schema_migration'), false);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.endsWith('.part')),
      [],
    );
  });

  test('restored into a data folder, every row is as it was', async () => {
    const directory = path('restored');
    const { rows } = await restoreEmbedded(path('all'), directory, await embeddedTemplate(MIGRATIONS));
    assert.ok(rows > 2000);
    const other = await openEmbedded({ directory, migrations: MIGRATIONS });
    await backUp(other, path('again'));
    await other.close();
    assert.deepEqual(rowsIn(await taken('again')), rowsIn(await taken('all')));
  });

  test('restored into PostgreSQL, every row is as it was', { skip: withoutPostgres }, async () => {
    const { url, ownerUrl, drop } = await createPostgres();
    await restorePostgres(path('all'), ownerUrl);
    const other = await openPostgres({ url, ownerUrl, migrations: MIGRATIONS });
    await backUp(other, path('from-postgres'));
    await other.close();
    await drop();
    assert.deepEqual(rowsIn(await taken('from-postgres')), rowsIn(await taken('all')));
  });

  test('an export holds one council and what all share', async () => {
    await backUp(database(), path('dundee'), 'dundee');
    const tables = rowsIn(await taken('dundee'));
    assert.equal(tables.get('observation')?.length, 384);
    assert.deepEqual(
      tables.get('record_head')?.map((row) => JSON.parse(row).scope),
      ['dundee', 'scotland'],
    );
  });
});
