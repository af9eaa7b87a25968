import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printer, withSigns } from './printable.ts';

const letters = (code: number): boolean => code >= 0x20 && code < 0x7f;
const ascii = printer(letters);

test('what the font has stays, and the signs of the second font where there is one', () => {
  assert.equal(ascii('Target 85%'), 'Target 85%');
  assert.equal(printer(withSigns(letters))('Target ≥ 85%'), 'Target ≥ 85%');
  assert.equal(ascii('Target ≥ 85%'), 'Target \ufffd 85%');
});

test('a character with a plain equivalent is written plainly', () => {
  assert.equal(ascii('ﬁnal Ⅳ'), 'final IV');
});

test('what is invisible goes, and what cannot be shown is marked', () => {
  assert.equal(ascii('a\u200bb\ufe0f 中'), 'ab \ufffd');
});
