import assert from 'node:assert/strict';
import { test } from 'node:test';

import { financialYear } from '../../kernel/index.ts';
import { asAtFor, reachOf, readYear, yearOf, yearsBetween } from './year.ts';

const YEAR = financialYear(2026);

// In Scotland 31 March 2027 is over at 23:00 by universal time, because the clocks went forward on the 28th.
test('a year is over with the last moment of 31 March in Scotland', () => {
  assert.deepEqual(reachOf(YEAR, '2027-03-31T22:59:59.999Z'), {
    soFar: true,
    reached: '2027-03-31T22:59:59.999Z',
    day: '2027-03-31',
  });
  const over = { soFar: false, reached: '2027-03-31T23:00:00.000Z', day: '2027-03-31' };
  assert.deepEqual(reachOf(YEAR, '2027-03-31T23:00:00.000Z'), over);
  assert.deepEqual(reachOf(YEAR, '2030-01-01T00:00:00.000Z'), over);
});

test('the year of a day begins on 1 April', () => {
  assert.deepEqual(
    ['2026-03-31', '2026-04-01', '2027-01-01', '2027-03-31'].map((day) => yearOf(day).code),
    ['2025/26', '2026/27', '2026/27', '2026/27'],
  );
  assert.deepEqual(
    yearsBetween('2025-03-31', '2026-11-22').map(({ code }) => code),
    ['2026/27', '2025/26', '2024/25'],
  );
  assert.deepEqual(
    yearsBetween('2026-11-22', '2026-11-22').map(({ code }) => code),
    ['2026/27'],
  );
});

test('a year that is none, or has not begun, is refused with what to do', () => {
  const said = (typed: string): string => {
    const read = readYear(typed, '2026-11-22');
    return read.ok ? read.value.code : `${read.problem.code}: ${read.problem.message}`;
  };
  assert.equal(said(' 2026/27 '), '2026/27');
  assert.equal(said('2026-27'), '2026/27');
  assert.equal(said('2027/28'), 'period.invalid: The year 2027/28 begins on 1 April 2027');
  for (const wrong of ['', '2026', '2026/28', '2026/27-H1', 'soon']) {
    assert.equal(said(wrong), `period.invalid: "${wrong}" is no financial year`);
  }
});

test('it is made as at the last change, or as at the beginning of today where that is later, and never for a day after the year', () => {
  const noon = '2026-11-22T12:00:00.000Z';
  assert.equal(asAtFor(YEAR, '2026-11-20T08:00:00.000Z', noon), '2026-11-22T00:00:00.000Z');
  assert.equal(asAtFor(YEAR, '2026-11-22T08:00:00.000Z', noon), '2026-11-22T08:00:00.000Z');
  // After the year: its end, or the last change since.
  assert.equal(asAtFor(YEAR, '2027-03-30T08:00:00.000Z', '2027-08-01T12:00:00.000Z'), '2027-03-31T23:00:00.000Z');
  assert.equal(asAtFor(YEAR, '2027-05-01T08:00:00.000Z', '2027-08-01T12:00:00.000Z'), '2027-05-01T08:00:00.000Z');
});
