import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';

import fc from 'fast-check';

import { FaultError } from '../../kernel/index.ts';
import { packed, writeWhole } from './file.ts';
import { openArchive } from './read.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-archive-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const HEAD = JSON.stringify({
  remit: 1,
  version: '0.2.0',
  at: '2026-11-22T00:00:00.000Z',
  migrations: [{ number: 1, name: 'one', sha256: 'a' }],
  councils: ['dundee'],
  tables: ['alpha', 'beta'],
  kinds: { alpha: 'council', beta: 'shared' },
});
const ROWS = ['{"a": 1}', '{"a": "Two – ② lines\\nin one"}', '{"a": 3}'];
const LINES = [HEAD, '{"table":"alpha","rows":2}', ROWS[0], ROWS[1], '{"table":"beta","rows":1}', ROWS[2]];
const TEXT = LINES.map((line) => `${line}\n`).join('');
const closing = (text: string): string =>
  `${JSON.stringify({ sha256: createHash('sha256').update(text).digest('hex') })}\n`;
const WHOLE = Buffer.from(`${TEXT}${closing(TEXT)}`);

const told = async (bytes: Uint8Array): Promise<string[]> => {
  const path = join(folder, 'given');
  await writeFile(path, bytes);
  const { head, parts } = await openArchive(path);
  const seen = [JSON.stringify(head)];
  for await (const part of parts) seen.push(JSON.stringify(part));
  return seen;
};

const refused = async (bytes: Uint8Array): Promise<[code: string, row: number | null, message: string]> => {
  try {
    await told(bytes);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return [error.fault.code, error.fault.place.row ?? null, error.fault.message];
  }
  throw new Error('The file was taken');
};

test('a whole backup is read in its order, each part with its line', async () => {
  assert.deepEqual((await told(gzipSync(WHOLE))).slice(1), [
    JSON.stringify({ part: 'table', name: 'alpha', rows: 2, line: 2 }),
    JSON.stringify({ part: 'row', text: ROWS[0], line: 3 }),
    JSON.stringify({ part: 'row', text: ROWS[1], line: 4 }),
    JSON.stringify({ part: 'table', name: 'beta', rows: 1, line: 5 }),
    JSON.stringify({ part: 'row', text: ROWS[2], line: 6 }),
  ]);
});

test('each kind of damage is refused, naming the line', async () => {
  const lines = WHOLE.toString('utf8').split('\n').slice(0, -1);
  const joined = (given: readonly (string | undefined)[]): Buffer =>
    gzipSync(given.map((line) => `${line}\n`).join(''));
  const [head, alpha, one, two, beta, three, trailer] = lines;
  const damage: [name: string, bytes: Buffer, code: string, row: number | null][] = [
    ['the closing hash is missing', joined([head, alpha, one, two, beta, three]), 'archive.damaged', 7],
    ['a row is missing', joined([head, alpha, one, beta, three, trailer]), 'archive.damaged', 5],
    ['a row is too many', joined([head, alpha, one, two, two, beta, three, trailer]), 'archive.damaged', 5],
    ['two rows have changed places', joined([head, alpha, two, one, beta, three, trailer]), 'archive.damaged', 7],
    ['two tables have changed places', joined([head, beta, three, alpha, one, two, trailer]), 'archive.damaged', 2],
    ['a row says something else', joined([head, alpha, '{"a": 7}', two, beta, three, trailer]), 'archive.damaged', 7],
    ['something follows', joined([head, alpha, one, two, beta, three, trailer, '{}']), 'archive.damaged', 8],
    ['the last line break is missing', gzipSync(WHOLE.subarray(0, -1)), 'archive.damaged', 7],
    ['it is cut in the middle of a line', gzipSync(WHOLE.subarray(0, TEXT.length - 4)), 'archive.damaged', 6],
    ['no number of rows', joined([head, '{"table":"alpha","rows":"2"}']), 'archive.damaged', 2],
    ['no JSON where a table begins', joined([head, '{"table":']), 'archive.damaged', 2],
    [
      'bytes that are no text',
      gzipSync(Buffer.concat([Buffer.from(`${head}\n`), Buffer.from([0xff, 10])])),
      'archive.damaged',
      2,
    ],
    ['the packing is cut', gzipSync(WHOLE).subarray(0, -9), 'archive.damaged', 8],
    ['nothing at all', Buffer.alloc(0), 'archive.damaged', 1],
    ['another kind of file', Buffer.from('PK\u0003\u0004, a workbook'), 'input.format', null],
    ['another kind of text', gzipSync('code,title\n'), 'input.format', 1],
    ['a later form', gzipSync('{"remit":2}\n'), 'input.format', 1],
  ];
  for (const [name, bytes, code, row] of damage) {
    const [foundCode, foundRow] = await refused(bytes);
    assert.deepEqual([name, foundCode, foundRow], [name, code, row]);
  }
});

test('a file that is not there is told apart', async () => {
  await assert.rejects(openArchive(join(folder, 'none')), (error) => {
    assert.ok(error instanceof FaultError);
    assert.equal(error.fault.code, 'input.unreadable');
    return true;
  });
});

test('whatever byte is changed, the file is refused or says exactly the same', async () => {
  const whole = gzipSync(WHOLE);
  const expected = await told(whole);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (place, mask) => {
      const bytes = Buffer.from(whole);
      bytes[place] = (bytes[place] ?? 0) ^ mask;
      const seen = await told(bytes).catch((error: unknown) => {
        if (error instanceof FaultError) return null;
        throw error;
      });
      // Four bytes of the packing's own head (its time and system) say nothing about what is packed.
      if (seen !== null) assert.deepEqual(seen, expected);
    }),
    { numRuns: 400 },
  );
});

test('whatever byte of the unpacked text is changed, the file is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(WHOLE.length - 1), fc.integer({ min: 1, max: 255 }), async (place, mask) => {
      const bytes = Buffer.from(WHOLE);
      bytes[place] = (bytes[place] ?? 0) ^ mask;
      const [code] = await refused(gzipSync(bytes));
      assert.ok(code === 'archive.damaged' || (code === 'input.format' && place < HEAD.length + 1), code);
    }),
    { numRuns: 400 },
  );
});

test('a file is packed and written whole, for its owner alone', async () => {
  const path = join(folder, 'written');
  await writeWhole(path, packed(stream([WHOLE.subarray(0, 40), WHOLE.subarray(40)])));
  assert.deepEqual(gunzipSync(await readFile(path)), WHOLE);
  assert.equal((await stat(path)).mode & 0o777, 0o600);
});

test('where the source fails, the older file stays and nothing else is left', async () => {
  const path = join(folder, 'kept');
  await writeFile(path, 'older');
  const failing = async function* (): AsyncGenerator<Buffer> {
    yield Buffer.from('half');
    throw new Error('the database went away');
  };
  await assert.rejects(writeWhole(path, packed(failing())), /the database went away/);
  assert.equal(await readFile(path, 'utf8'), 'older');
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.includes('.part')),
    [],
  );
});

async function* stream(parts: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* parts;
}
