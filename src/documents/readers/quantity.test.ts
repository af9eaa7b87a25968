import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { decimal, formatDecimal, formatValue, toPlain } from '../../kernel/index.ts';
import { type Quantity, readQuantity } from './quantity.ts';

const read = (text: string): Quantity => {
  const result = readQuantity(text);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
};
const refusal = (text: string) => {
  const result = readQuantity(text, { row: 7, column: 'value' });
  assert.ok(!result.ok, `"${text}" was read as ${JSON.stringify(result)}`);
  assert.deepEqual(result.problem.place, { row: 7, column: 'value' });
  return result.problem;
};

describe('readQuantity', () => {
  const numbers: [text: string, value: string, as: string, unitHint?: 'percent' | 'gbp'][] = [
    ['0', '0', '0'],
    ['4,368', '4368', '4368'],
    ['1,234,567.89', '1234567.89', '1234567.89'],
    ['£4,368', '4368', '4368', 'gbp'],
    ['£ 12.50', '12.5', '12.50', 'gbp'],
    ['-£5', '-5', '-5', 'gbp'],
    ['£-5', '-5', '-5', 'gbp'],
    ['83%', '83', '83', 'percent'],
    ['83 %', '83', '83', 'percent'],
    ['83 per cent', '83', '83', 'percent'],
    ['83 percent', '83', '83', 'percent'],
    ['110.0', '110', '110.0'],
    [' 7 ', '7', '7'],
    ['.5', '0.5', '0.5'],
    ['+5', '5', '5'],
    ['(5)', '-5', '-5'],
    ['(£1,200.50)', '-1200.5', '-1200.50', 'gbp'],
    ['−5', '-5', '-5'],
    ['–5', '-5', '-5'],
    ['1\u2009234', '1234', '1234'],
    ['1\u00a0234\u00a0567', '1234567', '1234567'],
    ['\u200b42\u00a0', '42', '42'],
    ['5e-05', '0.00005', '0.00005'],
  ];
  for (const [text, value, as, unitHint] of numbers)
    it(`reads "${text}" as ${value}`, () => {
      const found = read(text);
      assert.ok(found.kind === 'value');
      assert.equal(toPlain(found.value), value);
      assert.equal(found.as, as);
      assert.equal(found.unitHint, unitHint);
    });

  it('reads a cell without text as empty, never as zero', () => {
    for (const text of ['', ' ', '\u00a0', '\t\n']) assert.deepEqual(read(text), { kind: 'empty' });
  });

  const absences: [text: string, absence: string][] = [
    ['not yet published', 'not-yet-published'],
    ['Awaiting LGBF', 'not-yet-published'],
    ['awaiting publication in February', 'not-yet-published'],
    ['LGBF not yet published', 'not-yet-published'],
    ['Not measured', 'not-measured'],
    ['not-collected', 'not-collected'],
    ['withheld', 'withheld'],
  ];
  for (const [text, absence] of absences)
    it(`reads "${text}" as the absence ${absence}`, () => {
      assert.deepEqual(read(text), { kind: 'absence', absence });
    });

  it('asks which absence is meant where words leave it open, and takes none of them for zero', () => {
    const unclear =
      'n/a,N/A,NA,n.a.,-,–,—,--,nil,none,zero,null,not available,not applicable,no data,tbc,TBC,awaiting data';
    for (const text of [...unclear.split(','), '..', '…', '[x]', '?']) {
      const found = refusal(text);
      assert.equal(found.code, 'cell.invalid', text);
      assert.match(found.remedy, /Write 0 if it is zero.*not-yet-published, not-measured, not-collected or withheld/);
    }
  });

  it('refuses suppressed and inexact numbers', () => {
    const suppressed = '<5,<4%,≤ 5,>95%,under 5,fewer than 5,5+,5 or fewer,10-15,10 to 15,c,[c],C,*,**,#,suppressed';
    const inexact =
      '~120,≈120,approx 120,approx. 120,about 120,circa 120,c. 120,c120,est 120,120 (est),£4.3k,4m,£1.2bn,4 million';
    for (const text of [...suppressed.split(','), ...inexact.split(',')])
      assert.equal(refusal(text).code, 'cell.suppressed', text);
    assert.equal(refusal('£4.3k').remedy, 'Write the exact number in full, such as 4368.');
    assert.match(refusal('<5').remedy, /"withheld"/);
  });

  it('refuses what could be read in two ways, or in none', () => {
    const unreadable = [
      '1.234,5',
      '1,5',
      '43,68',
      '1,2345',
      '1 234',
      '(-5)',
      '(5',
      '5)',
      '--5',
      '£83%',
      '12*',
      '12 p',
      '$5',
    ];
    for (const text of [...unreadable, '5 per 1,000', '3/4', '1:3', '#N/A', '1.2.3', 'TRUE', '2019/20', 'twelve'])
      assert.equal(refusal(text).code, 'cell.invalid', text);
    assert.match(refusal('1,5').remedy, /1,234\.5/);
    assert.match(refusal('1.2E+05').message, /Excel has shortened/);
    assert.match(refusal('#N/A').message, /Excel error/);
  });

  it('reads back every number that Remit prints', () => {
    const places = fc.nat(6);
    const digits = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
    fc.assert(
      fc.property(digits, places, fc.constantFrom('count', 'percent', 'gbp'), (whole, count, unit) => {
        const text = whole
          .toString()
          .replace('-', '')
          .padStart(count + 1, '0');
        const cut = text.length - count;
        const value = decimal(`${whole < 0n ? '-' : ''}${text.slice(0, cut)}.${text.slice(cut)}0`);
        const printed = unit === 'count' ? formatDecimal(value, count) : formatValue(value, unit, count);
        const found = read(printed);
        assert.ok(found.kind === 'value');
        assert.equal(toPlain(found.value), toPlain(value));
        assert.equal(found.unitHint, unit === 'count' ? undefined : unit);
      }),
    );
  });

  it('never throws, and gives a number only for a text with digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const result = readQuantity(text);
        assert.ok(!result.ok || result.value.kind !== 'value' || /\d/.test(text));
      }),
    );
  });
});
