import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';

import { allJobs, keepNewest, VERIFY_JOB } from '../../src/entry/jobs.ts';
import { readJobs, startJobs } from '../../src/platform/jobs/index.ts';
import { SILENT_LOG } from '../../src/platform/log.ts';
import { forEachDatabase } from '../support/databases.ts';

import { writeEntry } from '../support/entries.ts';
import { readingSlowly } from '../support/slow-reading.ts';

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
    assert.deepEqual(told['deliver-entries'], { entries: 0 });
  });

  for (const name of ['backup', VERIFY_JOB]) {
    test(`stopping breaks off the job ${name} in hand, leaves no file and gives the job back`, {
      timeout: 30_000,
    }, async () => {
      const target = join(folder, `${kind}-broken-off-${name}`);
      await mkdir(target);
      const { database: slow, begun } = readingSlowly(database());
      let now = '2026-11-22T00:00:00.000Z';
      const given = { database: slow, clock: () => now, log: SILENT_LOG };
      const jobs = allJobs({ ...given, config: { BACKUP_FOLDER: target, BACKUP_KEEP: 14 } });
      const running = startJobs({ ...given, jobs: jobs.filter((job) => job.name === name), lookEveryMs: 10 });
      const state = async () => (await readJobs(database())).find((job) => job.name === name);
      while ((await state()) === undefined) await wait(10);
      now = '2026-11-22T12:00:00.000Z';
      await begun;
      while (name === 'backup' && (await readdir(target)).length === 0) await wait(5);
      const asked = performance.now();
      await running.close();
      const seconds = (performance.now() - asked) / 1000;
      assert.ok(seconds < 2, `It took ${seconds} seconds`);
      assert.deepEqual(await readdir(target), []);
      const { holder, attempt, outcome } = (await state()) ?? {};
      assert.deepEqual({ holder, attempt, outcome }, { holder: null, attempt: 0, outcome: null });
      // The database goes on as if nothing had been.
      assert.ok((await writeEntry(database(), 'dundee', 'after it')) > 1);
    });
  }

  test('cleaning that is stopped changes nothing', async () => {
    const jobs = allJobs({
      database: database(),
      clock: () => '2026-11-22T03:10:00.000Z',
      log: SILENT_LOG,
      config: { BACKUP_FOLDER: undefined, BACKUP_KEEP: 14 },
    });
    const cleaning = jobs.find(({ name }) => name === 'clean-sign-in');
    await assert.rejects(async () => cleaning?.work(AbortSignal.abort()), { name: 'AbortError' });
  });

  test('without a folder for them there are no backups', () => {
    const config = { BACKUP_FOLDER: undefined, BACKUP_KEEP: 14 };
    const jobs = allJobs({ database: database(), clock: () => '2026-11-22T01:30:00.123Z', log: SILENT_LOG, config });
    assert.deepEqual(
      jobs.map(({ name }) => name),
      ['deliver-entries', 'open-obligations', 'write-lapses', VERIFY_JOB, 'clean-sign-in'],
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
