import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import type { Ranking } from '../../analysis/benchmark.ts';
import { compare, decimal, financialYear, toPlain } from '../../kernel/index.ts';
import { benchmarkOf, type CouncilFigure } from './benchmark.ts';
import type { Indicator } from './indicator.ts';

const indicator = (ranking: Ranking): Indicator => ({
  code: 'XX1',
  title: 'A share',
  unit: 'percent',
  decimals: 1,
  factor: decimal('100'),
  conversion: 'published as a share; shown times 100',
  ranking,
  measureType: 'Percentage',
  reportingPeriod: 'Annual',
  familyGrouping: 'People',
  sourceNote: null,
  dataset: 'LGBF',
});

const figure = (council: string, value: string, scotland: string | null = '0.5'): CouncilFigure => ({
  council,
  value: decimal(value),
  scotland: scotland === null ? null : decimal(scotland),
});

const year = financialYear(2021);
const family = { name: 'Family 1', councils: ['a', 'b', 'c'] };
const figures = [figure('a', '0.2'), figure('b', '0.30'), figure('d', '0.3'), figure('e', '0.4', '0.6')];

const standing = (council: string, ranking: Ranking) => {
  const { rank, of, sharedWith } = benchmarkOf(indicator(ranking), council, year, figures, family);
  return [rank, of, sharedWith];
};

test('equal values share the better rank, from either end', () => {
  assert.deepEqual(standing('b', 'ascending'), [2, 4, 1]);
  assert.deepEqual(standing('d', 'descending'), [2, 4, 1]);
  assert.deepEqual(standing('e', 'ascending'), [4, 4, 0]);
});

test('no rank where the best lies in the middle', () => {
  assert.deepEqual(standing('a', 'goldilocks'), [null, 4, 0]);
});

test('the family median takes in the own council and leaves out a member without a value', () => {
  const found = benchmarkOf(indicator('descending'), 'a', year, figures, family);
  assert.equal(found.familyMedian && toPlain(found.familyMedian), '0.25');
  assert.equal(found.familyIncludesOwn, true);
  assert.deepEqual(
    found.familyMembers.map(({ council, value }) => [council, value && toPlain(value)]),
    [
      ['a', '0.2'],
      ['b', '0.3'],
      ['c', null],
    ],
  );
});

test('a council without a value has no rank, and the Scottish figure of most rows', () => {
  const found = benchmarkOf(indicator('descending'), 'c', year, figures, family);
  assert.deepEqual([found.value, found.rank, found.of, found.familyIncludesOwn], [null, null, 4, false]);
  assert.equal(found.scotland && toPlain(found.scotland), '0.5');
  assert.equal(found.familyMedian && toPlain(found.familyMedian), '0.25');
});

test('where the rows disagree about Scotland, a council has the figure of its own row and all are listed', () => {
  const found = benchmarkOf(indicator('descending'), 'e', year, figures, family);
  assert.equal(found.scotland && toPlain(found.scotland), '0.6');
  assert.deepEqual(
    found.scotlandFigures.map(({ value, councils }) => [toPlain(value), councils]),
    [
      ['0.5', 3],
      ['0.6', 1],
    ],
  );
});

test('a council in no family has no family median', () => {
  const found = benchmarkOf(indicator('descending'), 'a', year, figures, null);
  assert.deepEqual([found.family, found.familyMedian, found.familyMembers], [null, null, []]);
});

test('every council with a value has a rank, and as many stand before it as have a better value', () => {
  const value = fc.integer({ min: -20, max: 20 }).map((number) => decimal(String(number)));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 32 }), (all) => {
      const published = all.map((one, index) => ({ council: String(index), value: one, scotland: null }));
      return published.every(({ council, value: own }) => {
        const found = benchmarkOf(indicator('ascending'), council, year, published, null);
        const lower = all.filter((other) => compare(other, own) < 0).length;
        return found.rank === lower + 1 && found.of === all.length && found.scotland === null;
      });
    }),
  );
});
