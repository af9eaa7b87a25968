import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';

import { sql } from 'kysely';

import { recordChecks } from '../../src/entry/record-checks.ts';
import { verifyFile } from '../../src/features/record/verify-file.ts';
import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import {
  asEmbeddedOwner,
  asPostgresOwner,
  type Database,
  openEmbedded,
  openPostgres,
} from '../../src/platform/index.ts';
import { allRows, CARRIED, lacking, PLAIN, type Rows, rowsOf } from '../support/all-rows.ts';
import { backUp, restoreEmbedded, restorePostgres, rowsIn } from '../support/archives.ts';
import { createPostgres, embeddedTemplate, forEachDatabase, MIGRATIONS, whyNoPostgres } from '../support/databases.ts';
import { subjectsOf, writeEntry } from '../support/entries.ts';
import { FILLED, fillEverything, oweSomething } from '../support/everything.ts';
import { type Load, notFound, startLoad } from '../support/load.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-load-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const withoutPostgres = (await whyNoPostgres()) ?? false;

type Asking = Parameters<Parameters<typeof asPostgresOwner>[1]>[0];

/** Every row of every table that is carried, as the owner of the tables sees it: past every guard, and not by way of a backup. */
const asOwner = async (session: Asking): Promise<Rows> => {
  await session.script(PLAIN);
  const { rows } = await session.query(CARRIED);
  const tables = new Map<string, string[]>();
  for (const row of rows) {
    const name = String(row['name']);
    tables.set(name, (await rowsOf(name, async (text) => (await session.query(text)).rows)).sort());
  }
  return tables;
};

// What changes in place while people write: the head of each chain. The chain itself is judged by verifying.
const lasting = (rows: Rows): Rows => new Map([...rows].filter(([name]) => name !== 'record_head'));

const count = (rows: Rows): number => [...rows.values()].reduce((sum, lines) => sum + lines.length, 0);

await forEachDatabase('restoring what was backed up under load', ({ kind, database }) => {
  const path = (name: string): string => join(folder, `${kind}-${name}`);

  const verified = async (found: Awaited<ReturnType<typeof verifyDatabase>>): Promise<void> => {
    assert.deepEqual(found.breaks, []);
    assert.ok(found.rows > 500, `only ${found.rows} rows were verified`);
    const scopes = found.scopes.map(({ scope, intact }) => [scope, intact]);
    assert.deepEqual(
      scopes,
      [...FILLED.flatMap((council) => [council, `${council}/restricted`]), 'scotland']
        .sort()
        .map((scope) => [scope, true]),
    );
    // Sign-in and the text for searching are covered by no entry; the bytes of evidence are checked.
    const unchecked = found.notRun.map(({ table }) => table);
    assert.ok(!unchecked.includes(null) && !unchecked.includes('evidence_blob'), String(unchecked));
  };

  const reach = async (load: Load, wanted: number): Promise<void> => {
    for (let tries = 0; load.kept.length < wanted; tries += 1) {
      if (tries > 2000) throw new Error(`Only ${load.kept.length} rows were written, of ${wanted}`);
      await wait(20);
    }
  };

  test('it holds one moment: all that was acknowledged before, nothing torn, nothing that was not there', {
    timeout: 180_000,
  }, async () => {
    const filled = await fillEverything(database());
    for (const council of FILLED) await oweSomething(database(), council);
    const load = await startLoad(database(), filled);
    await reach(load, 40);
    const before = await allRows(database(), FILLED);
    const acknowledged = [...load.kept];
    await backUp(database(), path('load'));
    const during = load.kept.length - acknowledged.length;
    await reach(load, acknowledged.length + during + 20);
    await load.stop();
    const after = await allRows(database(), FILLED);

    const saved = rowsIn(await readFile(path('load')));
    assert.deepEqual([...saved.keys()].sort(), [...after.keys()].sort());
    const empty = [...saved].filter(([, lines]) => lines.length === 0).map(([name]) => name);
    // What stands in place of restricted entries from before they had a chain of their own is there only where an upgrade met such.
    assert.deepEqual(empty, ['record_withheld'], 'of these tables nothing was carried');
    assert.deepEqual(lacking(lasting(before), saved), [], 'was there before and is not in the backup');
    assert.deepEqual(lacking(lasting(saved), after), [], 'is in the backup and was never there');
    assert.deepEqual(notFound(acknowledged, saved), []);
    assert.deepEqual(notFound(load.kept, after), []);
    assert.ok(notFound(load.kept, saved).length > 0, 'nothing was written after the moment of the backup');
    assert.ok(during > 0, 'nothing was written while the backup was taken');
    await verified(await verifyFile(path('load'), { checks: await recordChecks() }));
  });

  const onTheOther = async (use: (rows: Rows, other: Database) => Promise<void>): Promise<void> => {
    if (kind === 'postgresql') {
      const directory = path('restored');
      await restoreEmbedded(path('load'), directory, await embeddedTemplate(MIGRATIONS));
      const rows = await asEmbeddedOwner(directory, null, asOwner);
      const other = await openEmbedded({ directory, migrations: MIGRATIONS });
      await use(rows, other).finally(() => other.close());
      return;
    }
    const { url, ownerUrl, drop } = await createPostgres();
    await restorePostgres(path('load'), ownerUrl);
    const rows = await asPostgresOwner(ownerUrl, asOwner);
    const other = await openPostgres({ url, ownerUrl, migrations: MIGRATIONS });
    await use(rows, other).finally(() => other.close());
    await drop();
  };

  test('on the other kind of database it is equal row by row, verifies, and goes on', {
    skip: withoutPostgres,
    timeout: 180_000,
  }, async () => {
    const saved = rowsIn(await readFile(path('load')));
    await onTheOther(async (rows, other) => {
      assert.deepEqual([...rows.keys()].sort(), [...saved.keys()].sort());
      assert.deepEqual(lacking(saved, rows), [], 'was in the backup and is not restored');
      assert.deepEqual(lacking(rows, saved), [], 'is restored and was not in the backup');
      assert.equal(count(rows), count(saved));
      await verified(await verifyDatabase(other, { checks: recordChecks }));
      await backUp(other, path('back'));
      assert.deepEqual(lacking(saved, rowsIn(await readFile(path('back')))), []);
      const before = await subjectsOf(other, 'dundee');
      assert.equal(await writeEntry(other, 'dundee', 'after the restore'), before.length + 1);
      assert.deepEqual(await subjectsOf(other, 'dundee'), [...before, 'after the restore']);
      // The guards of the tables stand again.
      for (const table of ['observation', 'delegation', 'evidence_file']) {
        const change = sql`update ${sql.table(table)} set known_at = known_at`;
        await assert.rejects(other.write({ council: 'dundee' }, (tx) => change.execute(tx)));
      }
    });
  });
});
