import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { FaultError } from '../kernel/index.ts';
import { projectRoot, writeFileAtomically } from './files.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-files-'));
});
after(() => rm(folder, { recursive: true, force: true }));

test('the project root holds the migrations and the packs', () => {
  assert.ok(existsSync(join(projectRoot(), 'migrations')));
  assert.ok(existsSync(join(projectRoot(), 'package.json')));
});

test('a file replaces the older one whole, and leaves nothing beside it', async () => {
  const path = join(folder, 'papers', 'paper.html');
  await writeFileAtomically(path, 'first, and longer');
  await writeFileAtomically(path, new TextEncoder().encode('second'));
  assert.equal(await readFile(path, 'utf8'), 'second');
  assert.deepEqual(await readdir(join(folder, 'papers')), ['paper.html']);
});

test('a place that cannot be written is a fault that names it', async () => {
  await writeFile(join(folder, 'plain'), '');
  const path = join(folder, 'plain', 'paper.html');
  await assert.rejects(writeFileAtomically(path, 'x'), (error) => {
    assert.ok(error instanceof FaultError);
    assert.equal(error.fault.code, 'output.unwritable');
    assert.equal(error.fault.place.file, path);
    return true;
  });
});

test('a full disk is its own fault, and the older file stays', async () => {
  const path = join(folder, 'older.txt');
  await writeFileAtomically(path, 'older');
  const full = new Error('no space') as NodeJS.ErrnoException;
  full.code = 'ENOSPC';
  const bytes = {
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(full) }),
  };
  await assert.rejects(
    writeFileAtomically(path, bytes as unknown as Uint8Array),
    (error) => error instanceof FaultError && error.fault.code === 'database.full',
  );
  assert.equal(await readFile(path, 'utf8'), 'older');
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.includes('older')),
    ['older.txt'],
  );
});
