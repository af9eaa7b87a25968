import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';

import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { verifyFile } from '../../src/features/record/verify-file.ts';
import { FaultError } from '../../src/kernel/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { A_TEST } from '../support/actor.ts';
import { backUp, linesIn, packLines } from '../support/archives.ts';
import { openInMemory } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';
import { insertEvidenceRow } from '../support/evidence-rows.ts';

let folder = '';
let database: Database;
let lines: string[] = [];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-verify-'));
  database = await openInMemory();
  const clock = secondsClock();
  await loadPacks(database, ['scotland', 'dundee-example', 'invented-example'], clock);
  for (const confidentiality of ['open', 'restricted'] as const) {
    await database.write({ council: 'dundee', clearance: 'restricted' }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      await insertEvidenceRow(tx, at, confidentiality);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'evidence.add', subject: confidentiality });
    });
  }
  await backUp(database, join(folder, 'all'));
  lines = linesIn(await readFile(join(folder, 'all'))).slice(0, -1);
});
after(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** The backup with one line changed, closed as whoever changed it would close it. */
const forged = async (change: (lines: string[]) => void): Promise<string> => {
  const copy = [...lines];
  change(copy);
  const path = join(folder, 'forged');
  await writeFile(path, packLines(copy));
  return path;
};

const at = (part: string): number => {
  const index = lines.findIndex((line) => line.includes(part));
  assert.ok(index > 0, part);
  return index;
};

test('an entry that covers restricted rows is restricted, whatever it was asked to be', async () => {
  const found = await database.read({ council: 'dundee', clearance: 'restricted' }, async (tx) => {
    const { rows } = await sql<{ subject: string; scope: string; confidentiality: string }>`
      select subject, scope, confidentiality from record_entry where action = 'evidence.add' order by at`.execute(tx);
    return rows.map(({ subject, scope, confidentiality }) => [subject, scope, confidentiality]);
  });
  assert.deepEqual(found, [
    ['open', 'dundee', 'open'],
    ['restricted', 'dundee/restricted', 'restricted'],
  ]);
});

test('a backup is intact, and nothing of it is left unchecked', async () => {
  const found = await verifyFile(join(folder, 'all'));
  assert.deepEqual([found.breaks, found.notRun], [[], []]);
  assert.deepEqual(
    found.scopes.map(({ scope, entries }) => [scope, entries]),
    [
      ['dundee', 2],
      ['dundee/restricted', 1],
      // One from each pack that brings something for all.
      ['scotland', 2],
      ['strathinver', 1],
    ],
  );
});

test('an export without what is restricted is intact, and does not tell that there is more', async () => {
  await backUp(database, join(folder, 'dundee'), 'dundee');
  const found = await verifyFile(join(folder, 'dundee'));
  assert.deepEqual([found.breaks, found.notRun], [[], []]);
  assert.deepEqual(
    found.scopes.map(({ scope, entries, intact }) => [scope, entries, intact]),
    [
      ['dundee', 2, true],
      ['scotland', 2, true],
    ],
  );
  // Which kinds of register are restricted is told to all.
  const rows = linesIn(await readFile(join(folder, 'dundee'))).filter((line) => !line.includes('"definition": {'));
  assert.ok(rows.length > 100 && rows.every((line) => !line.includes('"restricted"')));
});

test('a changed row is found in a file that was closed again', async () => {
  const path = await forged((copy) => {
    const index = at('"measure": "elc-two-year-olds-share"');
    copy[index] = (copy[index] ?? '').replace('elc-two', 'elc-ten');
  });
  const [first] = (await verifyFile(path)).breaks;
  assert.equal(first?.scope, 'dundee');
  assert.equal(first?.kind, 'row-altered');
});

test('a changed file that nobody closed again names the row, and the file', async () => {
  const text = [...lines];
  const index = at('"action": "pack.load"');
  text[index] = (text[index] ?? '').replace('pack.load', 'pack.lost');
  const { gzipSync, gunzipSync } = await import('node:zlib');
  const closing = gunzipSync(await readFile(join(folder, 'all')))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .at(-1);
  const path = join(folder, 'open');
  await writeFile(path, gzipSync(`${[...text, closing].join('\n')}\n`));
  const { breaks } = await verifyFile(path);
  assert.deepEqual(
    breaks.map(({ kind }) => kind),
    ['altered', 'file'],
  );
});

test('a file that cannot be read to its end is no answer', async () => {
  const whole = await readFile(join(folder, 'all'));
  await writeFile(join(folder, 'cut'), whole.subarray(0, whole.length / 2));
  await writeFile(join(folder, 'other'), 'a letter');
  for (const [name, code] of [
    ['cut', 'archive.damaged'],
    ['other', 'input.format'],
    ['none', 'input.unreadable'],
  ] as const) {
    await assert.rejects(
      verifyFile(join(folder, name)),
      (error) => error instanceof FaultError && error.fault.code === code,
      name,
    );
  }
});
