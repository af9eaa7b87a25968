import assert from 'node:assert/strict';
import { test } from 'node:test';

import { randomFrom } from '../../../../test/support/random.ts';
import { caseKey, unseenIn } from './case-key.ts';

test('one case is one case however its reference is typed', () => {
  for (const typed of [
    'SW-123',
    'sw 123',
    'SW123',
    ' Sw\u2013123 ',
    'SW\u200B-\u2060123',
    'SW\u00A0\u2011\u00AD123',
    'ＳＷ－１２３',
    'S W \u2212 123\uFEFF',
    'SW\u2800\u{E0031}123\u{E0100}',
    'SW\u02D71\uFFF923',
    'SW\u2043123',
  ]) {
    assert.equal(caseKey(typed), 'SW123', JSON.stringify(typed));
  }
});

test('other cases stay others', () => {
  const keys = ['SW-123', 'SW-1230', 'SW-132', 'SX-123', 'SW/123', 'SW.123', '123'].map(caseKey);
  assert.equal(new Set(keys).size, keys.length);
  // Between digits a dash tells.
  assert.deepEqual(['24-1-11', '24-11-1', '24\u201311 - 1', '24 11 1', '24-\u200B1\u02D7\u204311'].map(caseKey), [
    '24-1-11',
    '24-11-1',
    '24-11-1',
    '24-11-1',
    '24-1-11',
  ]);
  // Nothing but dashes is no case of its own with everything else that is nothing.
  assert.deepEqual(['-', '--', ' '].map(caseKey), ['-', '--', ' ']);
});

test('a mark that nobody sees is found at its place, and what can be seen is not', () => {
  assert.deepEqual(
    ['SW\u200B1', '\u2800', 'SW-1\u{E0031}', 'S\u00ADW', '\uFFFA', 'A\uFE0F', 'S\u0007'].map(unseenIn),
    [3, 1, 5, 2, 1, 2, 2],
  );
  assert.deepEqual(['SW-123', 'sw\u2013 1/2.é', 'S\u00A0W', ''].map(unseenIn), [null, null, null, null]);
});

test('no code point that a screen leaves out is part of a key', () => {
  const left: string[] = [];
  for (let point = 1; point <= 0x10ffff; point += 1) {
    if (point >= 0xd800 && point <= 0xdfff) continue;
    const sign = String.fromCodePoint(point);
    if (/[\p{Default_Ignorable_Code_Point}\u2800]/u.test(sign) && caseKey(`1${sign}1`) !== '11')
      left.push(point.toString(16));
    if (/\p{Dash_Punctuation}/u.test(sign) && caseKey(`1${sign}1`) !== '1-1') left.push(point.toString(16));
  }
  assert.deepEqual(left, []);
});

const BETWEEN = ['-', ' ', '\u2013', '\u2014', '\u2212', '\u3000', '\t', '\u02D7'];
const HIDDEN = ['\u200B', '\u200D', '\u00AD', '\uFE0F', '\u2800', '\u{E0041}'];

test('whatever is strewn into a reference, and in whichever case, its key is the same; a key is its own key', () => {
  const random = randomFrom(20_131_205);
  const some = <Each>(all: readonly Each[]): Each => all[Math.floor(random() * all.length)] as Each;
  for (let run = 0; run < 5000; run += 1) {
    const letters = Array.from({ length: 1 + Math.floor(random() * 12) }, () => some([...'ABCXYZ0189/.']));
    const noise = () => (random() < 0.4 ? some(HIDDEN) : '');
    const isDigit = (sign = '') => sign >= '0' && sign <= '9';
    let typed = '';
    let key = '';
    letters.forEach((each, place) => {
      const between = random() < 0.4 ? some(BETWEEN) : '';
      typed += `${noise()}${between}${noise()}${random() < 0.5 ? each.toLowerCase() : each}`;
      key += `${between !== '' && isDigit(letters[place - 1]) && isDigit(each) ? '-' : ''}${each}`;
    });
    assert.equal(caseKey(typed), key, JSON.stringify(typed));
    assert.equal(caseKey(caseKey(typed)), caseKey(typed));
  }
});
