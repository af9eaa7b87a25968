import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { allJobs, keepNewest, VERIFY_JOB } from '../../src/entry/jobs.ts';
import { SILENT_LOG } from '../../src/platform/log.ts';
import { forEachDatabase } from '../support/databases.ts';
import { writeEntry } from '../support/entries.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-nightly-'));
});
after(() => rm(folder, { recursive: true, force: true }));

await forEachDatabase('the nightly jobs', ({ kind, database }) => {
  test('back up, verify and clean, each telling what it did', async () => {
    const target = join(folder, kind);
    const jobs = allJobs({
      database: database(),
      clock: () => '2026-11-22T01:30:00.123Z',
      log: SILENT_LOG,
      config: { BACKUP_FOLDER: target, BACKUP_KEEP: 14 },
    });
    await writeEntry(database(), 'dundee', 'one');
    const told: Record<string, unknown> = {};
    for (const { name, work } of jobs) told[name] = await work(new AbortController().signal);
    assert.deepEqual(told['backup'], { deleted: 0 });
    assert.deepEqual(await readdir(target), ['remit-2026-11-22T013000Z.backup.gz']);
    assert.deepEqual(told[VERIFY_JOB], { breaks: 0, entries: 1, rows: 0 });
    assert.deepEqual(told['clean-sign-in'], { rows: 0 });
  });

  test('without a folder for them there are no backups', () => {
    const config = { BACKUP_FOLDER: undefined, BACKUP_KEEP: 14 };
    const jobs = allJobs({ database: database(), clock: () => '2026-11-22T01:30:00.123Z', log: SILENT_LOG, config });
    assert.deepEqual(
      jobs.map(({ name }) => name),
      [VERIFY_JOB, 'clean-sign-in'],
    );
  });
});

test('of the nightly backups the newest stay, and what has another name is left alone', async () => {
  const target = join(folder, 'kept');
  await mkdir(target);
  const names = ['01', '02', '03', '04'].map((day) => `remit-2026-11-${day}T013000Z.backup.gz`);
  const others = ['before-upgrade.backup.gz', 'remit-2026-10-01.backup.gz', 'notes.txt'];
  for (const name of [...names, ...others]) await writeFile(join(target, name), '');
  assert.equal(await keepNewest(target, 2), 2);
  assert.deepEqual((await readdir(target)).sort(), [...names.slice(2), ...others].sort());
  assert.equal(await keepNewest(target, 2), 0);
});
