import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText, plainTexts } from './plain-text.ts';

test('line ends and tabs become one space', () => {
  assert.equal(plainText('a\tb\r\nc\u2028d'), 'a b c d');
});

test('control characters, non-characters and marks that reorder letters go', () => {
  assert.equal(plainText('a\u0000b\u001bc\u0085d\ufffee\u202ef\u2066g'), 'abcdefg');
});

test('half a surrogate pair becomes U+FFFD, a whole one stays', () => {
  assert.equal(plainText('\ud800 \ud83d\ude00'), '\ufffd \u{1f600}');
});

test('every string in a value is cleaned, and nothing else changes', () => {
  assert.deepEqual(plainTexts({ a: ['x\ny', 3, true, null], b: { c: 'z\u0007' } }), {
    a: ['x y', 3, true, null],
    b: { c: 'z' },
  });
});
