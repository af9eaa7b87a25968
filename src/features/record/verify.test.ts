import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';

import { contentHash, entryHash, type Header } from './entry-hash.ts';
import { readHeader } from './record-rows.ts';
import { type TableLine, verifyRecord } from './verify.ts';

const REGISTRY = new Map([
  ['record_entry', 'record'],
  ['record_content', 'record'],
  ['record_head', 'record'],
  ['post', 'council'],
  ['plan', 'council'],
  ['session', 'installation'],
]);

type Fields = Readonly<Record<string, unknown>>;

const line = (table: string, row: Fields): TableLine => ({ table, line: JSON.stringify(row) });

const at = (position: number): string => `2026-11-22T09:30:0${position}+00:00`;

const postRow = (position: number, code: string, more: Fields = {}): Fields => ({
  code,
  council: 'dundee',
  known_at: at(position),
  ...more,
});

const digest = (rows: readonly Fields[]): string => {
  const hashes = rows.map((row) => createHash('sha256').update(JSON.stringify(row)).digest()).sort(Buffer.compare);
  return createHash('sha256').update(Buffer.concat(hashes)).digest('hex');
};

type Made = {
  entries: Record<string, unknown>[];
  contents: Record<string, unknown>[];
  head: Record<string, unknown>;
  posts: Fields[];
};

/** A chain of so many entries, each covering two posts. */
const chain = (length: number, confidentiality = 'open'): Made => {
  const made: Made = { entries: [], contents: [], head: {}, posts: [] };
  let previousHash: string | null = null;
  for (let position = 1; position <= length; position += 1) {
    // Only tables that can hold restricted rows say so in each row.
    const graded: Fields = confidentiality === 'open' ? {} : { confidentiality };
    const posts = [postRow(position, `A${position}`, graded), postRow(position, `B${position}`, graded)];
    const instant = at(position).replace('+00:00', '.000Z');
    const content = JSON.stringify({ rows: [{ table: 'post', at: instant, count: 2, digest: digest(posts) }] });
    const header: Header = {
      scope: 'dundee',
      position,
      at: instant,
      actor: 'p-1',
      post: 'CSWO',
      capacity: 'holder of the post',
      delegation: null,
      action: 'pack.load',
      subject: 's',
      confidentiality,
      contentHash: contentHash('salt', content),
      previousHash,
      hash: '',
    };
    const hash = entryHash(header);
    made.entries.push({
      scope: 'dundee',
      position,
      at: at(position),
      actor: 'p-1',
      post: 'CSWO',
      capacity: 'holder of the post',
      action: 'pack.load',
      subject: 's',
      confidentiality,
      content_hash: header.contentHash,
      ...(previousHash === null ? {} : { previous_hash: previousHash }),
      hash,
    });
    made.contents.push({ scope: 'dundee', position, confidentiality, salt: 'salt', content });
    made.head = { scope: 'dundee', position, at: at(position), hash };
    made.posts.push(...posts);
    previousHash = hash;
  }
  return made;
};

const linesOf = ({ entries, contents, head, posts }: Made): TableLine[] => [
  ...posts.map((row) => line('post', row)),
  ...contents.map((row) => line('record_content', row)),
  line('record_head', head),
  ...entries.map((row) => line('record_entry', row)),
];

const found = async (made: Made): Promise<unknown[]> =>
  (await verifyRecord(linesOf(made), REGISTRY)).breaks.map(({ kind, position }) => [kind, position]);

test('a sound chain is intact, in whatever order its rows come', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(linesOf(chain(4)), { minLength: 4 + 4 + 1 + 8 }), async (lines) => {
      const { breaks, scopes, rows, notRun } = await verifyRecord(lines, REGISTRY);
      assert.deepEqual([breaks, notRun, rows], [[], [], 8]);
      assert.deepEqual(
        scopes.map(({ scope, entries, intact, head }) => [scope, entries, intact, head?.position]),
        [['dundee', 4, true, 4]],
      );
    }),
    { numRuns: 50 },
  );
});

test('an empty database is intact', async () => {
  assert.deepEqual(await verifyRecord([], REGISTRY), { scopes: [], rows: 0, breaks: [], notRun: [] });
});

const change = (edit: (made: Made) => void): Made => {
  const made = chain(4);
  edit(made);
  return made;
};
const edit = (rows: Record<string, unknown>[], index: number, fields: Fields): void => {
  rows[index] = { ...rows[index], ...fields };
};

const CASES: Readonly<Record<string, [(made: Made) => void, unknown[]]>> = {
  'an entry is altered': [({ entries }) => edit(entries, 1, { subject: 'x' }), [['altered', 2]]],
  'an entry is taken away': [
    ({ entries }) => entries.splice(1, 1),
    [
      ['missing', 2],
      ['content-inserted', 2],
    ],
  ],
  'the last entry is taken away': [
    ({ entries }) => entries.pop(),
    [
      ['missing', 4],
      ['content-inserted', 4],
    ],
  ],
  'an entry is put in': [({ entries }) => entries.push({ ...entries[1] }), [['inserted', 2]]],
  'an entry is added at the end': [
    ({ entries }) => entries.push({ ...entries[3], position: 5 }),
    [
      ['head', 4],
      ['inserted', 5],
      ['content-missing', 5],
    ],
  ],
  'two entries change places': [
    ({ entries }) => {
      edit(entries, 1, { position: 3 });
      edit(entries, 2, { position: 2 });
    },
    [
      ['reordered', 2],
      ['content-altered', 2],
      ['reordered', 3],
      ['content-altered', 3],
    ],
  ],
  'a field that no hash covers is added': [({ entries }) => edit(entries, 1, { note: 'x' }), [['file', null]]],
  'an entry is written anew and nothing after it': [
    ({ entries }) => {
      const forged = { ...readHeader(entries[1] ?? {}), subject: 'x' };
      edit(entries, 1, { subject: 'x', hash: entryHash(forged) });
    },
    [['altered', 3]],
  ],
  'the end of the chain is moved back': [({ head }) => Object.assign(head, { position: 3 }), [['head', 3]]],
  'the end of the chain has another hash': [({ head }) => Object.assign(head, { hash: 'x' }), [['head', 4]]],
  'the end of the chain has another instant': [({ head }) => Object.assign(head, { at: at(1) }), [['head', 4]]],
  'what an entry says is altered': [({ contents }) => edit(contents, 2, { salt: 'x' }), [['content-altered', 3]]],
  'what an entry says is marked otherwise': [
    ({ contents }) => edit(contents, 2, { confidentiality: 'restricted' }),
    [['content-altered', 3]],
  ],
  'a row is altered': [({ posts }) => edit(posts, 2, { code: 'x' }), [['row-altered', 2]]],
  'a row is taken away': [({ posts }) => posts.splice(2, 1), [['row-missing', 2]]],
  'a row is put in': [({ posts }) => posts.push(postRow(3, 'C')), [['row-inserted', 3]]],
  'a row of an instant of its own is put in': [({ posts }) => posts.push(postRow(9, 'C')), [['row-inserted', null]]],
};

for (const [what, [tamper, expected]] of Object.entries(CASES)) {
  test(`it is found that ${what}`, async () => {
    assert.deepEqual(await found(change(tamper)), expected);
  });
}

test('a chain written anew as a whole fits itself, and no anchor from before', async () => {
  const before = chain(4);
  const anchor = { scope: 'dundee', position: 3, hash: String(before.entries[2]?.['hash']) };
  const { breaks } = await verifyRecord(linesOf(before), REGISTRY, { anchors: [anchor] });
  assert.deepEqual(breaks, []);
  const anew = linesOf(chain(4, 'restricted'));
  assert.deepEqual((await verifyRecord(anew, REGISTRY)).breaks, []);
  const again = await verifyRecord(anew, REGISTRY, { anchors: [anchor] });
  assert.deepEqual(
    again.breaks.map(({ kind, position }) => [kind, position]),
    [['anchor', 3]],
  );
});

test('where what is restricted was left out, the chain is checked and the rest is said to be unchecked', async () => {
  const made = chain(2, 'restricted');
  made.contents = [];
  const open = await verifyRecord(linesOf(made), REGISTRY, { withheld: 'restricted' });
  assert.deepEqual(open.breaks, []);
  assert.deepEqual(
    open.notRun.map(({ scope, table }) => [scope, table]),
    [
      ['dundee', null],
      ['dundee', 'post'],
      ['dundee', 'post'],
    ],
  );
  assert.equal((await verifyRecord(linesOf(made), REGISTRY)).breaks.length, 4);
  // A row of a table that never holds restricted ones does not pass under an entry that nobody can read.
  const forged = chain(2, 'restricted');
  forged.contents = [];
  forged.posts = [postRow(1, 'FORGED')];
  const { breaks } = await verifyRecord(linesOf(forged), REGISTRY, { withheld: 'restricted' });
  assert.deepEqual(
    breaks.map(({ kind }) => kind),
    ['row-inserted'],
  );
});

test('checks of others see every row, tell what they found, and answer for the tables that they cover', async () => {
  const seen: unknown[] = [];
  const check = {
    covers: ['blob'],
    take: (table: string, row: Fields) => seen.push([table, row['code']]),
    finish: () => [{ council: 'dundee', code: 'E-1', kind: 'evidence-missing', explanation: 'E-1 is lost' }],
  };
  const lines = [...linesOf(chain(1)), line('blob', { code: 'b' }), line('words', { code: 'w' })];
  const { breaks, notRun, scopes } = await verifyRecord(lines, REGISTRY, { checks: [check] });
  assert.deepEqual(seen.slice(0, 2), [
    ['post', 'A1'],
    ['post', 'B1'],
  ]);
  assert.deepEqual(seen.slice(-2), [
    ['blob', 'b'],
    ['words', 'w'],
  ]);
  assert.deepEqual(breaks, [
    { scope: 'dundee', position: null, subject: 'E-1', kind: 'evidence-missing', explanation: 'E-1 is lost' },
  ]);
  assert.equal(scopes[0]?.intact, false);
  assert.deepEqual(notRun, [
    { scope: null, table: 'words', explanation: '1 row of a table that the record does not seal' },
  ]);
});

test('tables that the record does not seal are named, not passed over', async () => {
  const { breaks, notRun } = await verifyRecord([line('session', { code: 's' })], REGISTRY);
  assert.deepEqual(breaks, []);
  assert.equal(notRun[0]?.table, 'session');
});
