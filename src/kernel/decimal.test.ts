import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import {
  add,
  compare,
  decimal,
  decimalPlaces,
  divide,
  formatDecimal,
  parseDecimal,
  round,
  toPlain,
} from './decimal.ts';
import { formatValue, sayValue } from './unit.ts';

test('a tenth and two tenths make three tenths', () => {
  assert.equal(toPlain(add(decimal('0.1'), decimal('0.2'))), '0.3');
});

test('reads plain numbers and nothing else', () => {
  assert.equal(toPlain(decimal('4368')), '4368');
  assert.equal(toPlain(decimal('-0.50')), '-0.5');
  assert.equal(toPlain(decimal('1.5e-05')), '0.000015');
  assert.equal(toPlain(decimal('.5')), '0.5');
  for (const text of ['', ' ', '4,368', '£4', '83%', '1.', 'NaN', 'Infinity', '0x10', '--1', '1e9999']) {
    assert.equal(parseDecimal(text), null, `"${text}" should not be read`);
  }
});

test('rounds halves away from zero', () => {
  assert.equal(toPlain(round(decimal('2.5'), 0)), '3');
  assert.equal(toPlain(round(decimal('-2.5'), 0)), '-3');
  // In binary floating point 1.005 is a little less than itself and would round to 1.00.
  assert.equal(toPlain(round(decimal('1.005'), 2)), '1.01');
});

test('prints as British readers expect', () => {
  assert.equal(formatDecimal(decimal('4368'), 0), '4,368');
  assert.equal(formatDecimal(decimal('0.4'), 2), '0.40');
  assert.equal(formatDecimal(decimal('-1234567.895'), 2), '\u22121,234,567.90');
  assert.equal(formatDecimal(decimal('-0.4'), 0), '0');
  assert.equal(formatValue(decimal('4368'), 'gbp-per-week', 0), '£4,368');
  assert.equal(formatValue(decimal('-2'), 'gbp', 0), '\u2212£2');
  assert.equal(formatValue(decimal('89.03'), 'percent', 1), '89.0%');
  assert.equal(sayValue(decimal('4368'), 'gbp-per-week', 0), '£4,368 a week');
  assert.equal(sayValue(decimal('110'), 'rate-per-1000', 0), '110 per 1,000');
  assert.equal(sayValue(decimal('83'), 'percent', 0), '83%');
});

test('counts the places a number is written with', () => {
  assert.equal(decimalPlaces(decimal('89.03')), 2);
  assert.equal(decimalPlaces(decimal('89.00')), 0);
});

test('division by zero has no answer', () => {
  assert.equal(divide(decimal('1'), decimal('0')), null);
  assert.equal(toPlain(divide(decimal('1'), decimal('3')) ?? decimal('0')), '0.333333333333333333333333333333');
});

const anyNumber = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 9 }))
  .map(([digits, places]) => {
    const sign = digits < 0n ? '-' : '';
    const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
    return places === 0 ? sign + text : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
  });

test('what is written is what is read back, exactly', () => {
  fc.assert(fc.property(anyNumber, (text) => compare(decimal(toPlain(decimal(text))), decimal(text)) === 0));
});

test('rounding never moves a number by more than half a unit of the last place', () => {
  fc.assert(
    fc.property(anyNumber, fc.integer({ min: 0, max: 6 }), (text, places) => {
      const value = decimal(text);
      const half = decimal(`0.${'0'.repeat(places)}5`);
      return compare(round(value, places).minus(value).abs(), half) <= 0;
    }),
  );
});
