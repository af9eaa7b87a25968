import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { toPlain } from '../../kernel/index.ts';
import { asPercentage, readStoredNumber } from './stored-number.ts';

describe('readStoredNumber', () => {
  const cases: [stored: string, text: string, exact?: string][] = [
    ['4368', '4368'],
    ['-5', '-5'],
    ['-0', '0'],
    ['0.56999999999999995', '0.57'],
    ['110.0', '110'],
    ['1.5E-5', '0.000015'],
    ['1E+15', '1000000000000000'],
    ['12345678901234567', '12345678901234568'],
    ['0.30000000000000004', '0.3', '0.30000000000000004'],
    ['4.1000000000000005', '4.1', '4.1000000000000005'],
    ['0.8333333333333334', '0.8333333333333334'],
  ];
  for (const [stored, text, exact] of cases)
    it(`reads ${stored} as ${text}`, () => {
      assert.deepEqual(readStoredNumber(stored), exact === undefined ? { text } : { text, stored: exact });
    });

  it('refuses what is not a number', () => {
    for (const stored of ['', '12abc', '1,5', 'NaN', 'Infinity', '1E999', '0x10'])
      assert.equal(readStoredNumber(stored), null, stored);
  });

  it('names the same 64-bit number as the file, unless it says otherwise', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (number) => {
        const found = readStoredNumber(String(number));
        assert.ok(found !== null);
        assert.equal(Number(found.stored ?? found.text), number === 0 ? 0 : number);
        assert.doesNotMatch(found.text, /e/i);
      }),
    );
  });
});

describe('asPercentage', () => {
  it('multiplies by a hundred without binary rounding', () => {
    // In binary 0.07 × 100 is 7.000000000000001.
    assert.equal(toPlain(asPercentage({ text: '0.07' })), '7');
    assert.equal(toPlain(asPercentage({ text: '1.105' })), '110.5');
  });
});
