import assert from 'node:assert/strict';
import { test } from 'node:test';

import { askedPeriod, besides, offeredPeriods } from './count-period.tsx';

test('every kind of period by which figures are submitted can be chosen, the one that runs first', () => {
  const offered = offeredPeriods('2026-11-23');
  const of = (kind: string) => offered.filter((each) => each.kind === kind).map(({ code }) => code);
  assert.deepEqual(of('half-year').slice(0, 2), ['2026/27-H2', '2026/27-H1']);
  assert.deepEqual(of('financial-year').slice(0, 2), ['2026/27', '2025/26']);
  assert.deepEqual(of('quarter').slice(0, 4), ['2026/27-Q3', '2026/27-Q2', '2026/27-Q1', '2025/26-Q4']);
  assert.deepEqual(of('month').slice(0, 2), ['2026-11', '2026-10']);
  assert.equal(new Set(offered.map(({ code }) => code)).size, offered.length, 'none stands there twice');
});

test('the last quarter of a financial year runs from January', () => {
  const quarters = offeredPeriods('2027-01-01').filter(({ kind }) => kind === 'quarter');
  assert.deepEqual(
    [quarters[0]?.code, quarters[0]?.start, quarters[0]?.end],
    ['2026/27-Q4', '2027-01-01', '2027-04-01'],
  );
});

test('a quarter that is asked for is held against the one before and the same of last year', () => {
  const asked = askedPeriod('2026/27-Q1', '2026-11-23', true);
  assert.deepEqual(asked === null ? null : besides(asked).map(({ code }) => code), [
    '2026/27-Q1',
    '2025/26-Q4',
    '2025/26-Q1',
  ]);
});
