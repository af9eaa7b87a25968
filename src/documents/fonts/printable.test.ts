import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printer } from './printable.ts';

const ascii = printer((code) => code >= 0x20 && code < 0x7f);

test('what the font has, and the signs of the second font, stay', () => {
  assert.equal(ascii('Target ≥ 85%'), 'Target ≥ 85%');
});

test('a character with a plain equivalent is written plainly', () => {
  assert.equal(ascii('ﬁnal Ⅳ'), 'final IV');
});

test('what is invisible goes, and what cannot be shown is marked', () => {
  assert.equal(ascii('a\u200bb\ufe0f 中'), 'ab \ufffd');
});
