import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { FaultError } from '../../kernel/index.ts';
import { type Migration, outstanding, readMigrations } from './migrations.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-migrations-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFile(join(folder, name), text);

test('migrations are read in their order, and line endings are not a change', async () => {
  await write('0002_posts.sql', 'select 2;\r\n');
  await write('0001_roles.sql', 'select 1;\n');
  await write('schema.md', 'not a migration');
  const read = await readMigrations(folder);
  assert.deepEqual(
    read.map(({ number, name, sql }) => ({ number, name, sql })),
    [
      { number: 1, name: 'roles', sql: 'select 1;\n' },
      { number: 2, name: 'posts', sql: 'select 2;\n' },
    ],
  );
  // echo "select 1;" | sha256sum
  assert.equal(read[0]?.sha256, '4a45092ccf992ea92250053a80b931b787924ba61648f420555511b84f10ab6c');
});

test('a misnamed or missing number is refused', async () => {
  await write('0002_posts.sql', '');
  await assert.rejects(readMigrations(folder), /Migration 2 stands where another number belongs/);
  await write('1-roles.sql', '');
  await assert.rejects(readMigrations(folder), /not 1-roles\.sql/);
});

const step = (number: number): Migration => ({ number, name: `step${number}`, sha256: `${number}`, sql: '' });
const isVersionFault = (words: RegExp) => (error: unknown) =>
  error instanceof FaultError && error.fault.code === 'database.version' && words.test(error.message);

test('only what is new is applied', () => {
  assert.deepEqual(outstanding([step(1), step(2), step(3)], [step(1), step(2)]), [step(3)]);
  assert.deepEqual(outstanding([step(1)], [step(1)]), []);
});

test('a changed, newer or left-out step is refused', () => {
  assert.throws(
    () => outstanding([step(1)], [{ ...step(1), sha256: 'other' }]),
    isVersionFault(/not the one that made/),
  );
  assert.throws(() => outstanding([step(1)], [step(1), step(2)]), isVersionFault(/newer version: step 2/));
  assert.throws(() => outstanding([step(1), step(2), step(3)], [step(1), step(3)]), isVersionFault(/left out/));
});
