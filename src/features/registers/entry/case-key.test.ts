import assert from 'node:assert/strict';
import { test } from 'node:test';

import { randomFrom } from '../../../../test/support/random.ts';
import { caseKey } from './case-key.ts';

test('one case is one case however its reference is typed', () => {
  for (const typed of [
    'SW-123',
    'sw 123',
    'SW123',
    ' Sw\u2013123 ',
    'SW\u200B-\u2060123',
    'SW\u00A0\u2011\u00AD123',
    'ＳＷ－１２３',
    'S W \u2212 1 2 3\uFEFF',
  ]) {
    assert.equal(caseKey(typed), 'SW123', JSON.stringify(typed));
  }
});

test('other cases stay others', () => {
  const keys = ['SW-123', 'SW-1230', 'SW-132', 'SX-123', 'SW/123', 'SW.123', '123'].map(caseKey);
  assert.equal(new Set(keys).size, keys.length);
  // Nothing but dashes is no case of its own with everything else that is nothing.
  assert.deepEqual(['-', '--', ' '].map(caseKey), ['-', '--', ' ']);
});

const NOISE = ['-', ' ', '\u2013', '\u2014', '\u200B', '\u200D', '\u00AD', '\u2212', '\u3000', '\uFE0F', '\t'];

test('whatever is strewn into a reference, and in whichever case, its key is the same; a key is its own key', () => {
  const random = randomFrom(20_131_205);
  const some = <Each>(all: readonly Each[]): Each => all[Math.floor(random() * all.length)] as Each;
  for (let run = 0; run < 5000; run += 1) {
    const letters = Array.from({ length: 1 + Math.floor(random() * 12) }, () => some([...'ABCXYZ0189/.']));
    const noise = () => (random() < 0.4 ? some(NOISE) : '');
    const typed = letters.map((each) => `${noise()}${random() < 0.5 ? each.toLowerCase() : each}`).join('') + noise();
    assert.equal(caseKey(typed), letters.join(''), JSON.stringify(typed));
    assert.equal(caseKey(caseKey(typed)), caseKey(typed));
  }
});
