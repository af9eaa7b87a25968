import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import { isOneLine, onOneLine } from './person.ts';

test('a name that a sign-in tells loses what is not seen, and nobody is kept out for it', () => {
  assert.equal(onOneLine('\ufeffM\u00f2rag\u200b  Mac\u00adLe\u00f2id\n', 120), 'M\u00f2rag MacLe\u00f2id');
  assert.equal(onOneLine('ab\u{1d49c}', 3), 'ab');
});

test('whatever a sign-in tells, what is left is a line that is taken', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => isOneLine(onOneLine(text, 120), 120)),
    { numRuns: 500 },
  );
});
