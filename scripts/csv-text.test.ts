import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { csvRows, csvText } from './csv-text.ts';

test('a cell is quoted only where RFC 4180 asks for it, or where a space at its edge could be lost', () => {
  const rows = [
    { a: 'plain', b: 'one, two' },
    { a: 'say "yes"', b: ' x' },
    { a: '', b: 'first\nsecond' },
  ];
  assert.equal(csvText(['a', 'b'], rows), 'a,b\nplain,"one, two"\n"say ""yes"""," x"\n,"first\nsecond"\n');
});

test('what is written is read back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', '\r', 'é', '£') });
  const row = fc.tuple(cell, cell, cell).map(([first, second, third]) => ({ first, second, third }));
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      assert.deepEqual(csvRows(csvText(['first', 'second', 'third'], rows), ['first', 'second', 'third']), rows);
    }),
  );
});

test('a missing column and a row with too few cells are refused', () => {
  assert.throws(() => csvRows('a,b\n1,2\n', ['a', 'c']), /column c is missing/);
  assert.throws(() => csvRows('a,b\n1\n', ['a', 'b']), /Invalid Record Length/);
});
