import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import { contentHash, entryHash, type Header, instantInRow, netstring, sha256 } from './entry-hash.ts';

const HEADER: Header = {
  scope: 'dundee',
  position: 2,
  at: '2026-11-22T09:30:00.000Z',
  actor: 'p-1',
  post: null,
  capacity: 'command line',
  delegation: null,
  action: 'pack.load',
  subject: 'Größe',
  confidentiality: 'open',
  contentHash: 'c',
  previousHash: 'b',
  hash: '',
};

test('SHA-256 is that of the standard', () => {
  // FIPS 180-4's own example.
  assert.equal(sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  assert.equal(contentHash('a', 'bc'), sha256('abc'));
});

test('a field is its length in bytes, its text and a comma', () => {
  // The first two are the examples of the description of netstrings.
  assert.equal(netstring('hello world!'), '12:hello world!,');
  assert.equal(netstring(''), '0:,');
  assert.equal(netstring('Größe'), '7:Größe,');
  assert.equal(netstring(null), '~,');
});

test('no two lists of fields make the same text', () => {
  const fields = fc.array(
    fc.oneof(fc.constant(null), fc.string({ unit: fc.constantFrom('1', ':', ',', '~', 'a', 'é') })),
  );
  fc.assert(
    fc.property(fields, fields, (one, other) => {
      const same = one.map(netstring).join('') === other.map(netstring).join('');
      assert.equal(same, JSON.stringify(one) === JSON.stringify(other));
    }),
  );
});

test('the hash of an entry is over every field of its header in their order', () => {
  const text =
    '14:remit record 1,1:b,6:dundee,1:2,24:2026-11-22T09:30:00.000Z,3:p-1,~,12:command line,~,9:pack.load,7:Größe,4:open,1:c,';
  assert.equal(entryHash(HEADER), sha256(text));
  assert.notEqual(entryHash(HEADER, 3), entryHash(HEADER));
});

test('an instant of a row is read in milliseconds, or in microseconds where it has them', () => {
  assert.equal(instantInRow('2026-11-22T09:30:00+00:00'), '2026-11-22T09:30:00.000Z');
  assert.equal(instantInRow('2026-11-22T09:30:00.12+00:00'), '2026-11-22T09:30:00.120Z');
  assert.equal(instantInRow('2026-11-22T09:30:00.12005+00:00'), '2026-11-22T09:30:00.120050Z');
  assert.equal(instantInRow('2026-11-22T09:30:00+01:00'), '2026-11-22T09:30:00+01:00');
  assert.equal(instantInRow('infinity'), 'infinity');
});
