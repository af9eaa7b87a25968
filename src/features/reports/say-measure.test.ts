import assert from 'node:assert/strict';
import { test } from 'node:test';

import { day, decimal, financialYear, halfYear } from '../../kernel/index.ts';
import { assessMeasure, type MeasureAssessment } from '../measures/index.ts';
import type { Benchmark } from './paper-facts.ts';
import { benchmarkText, figureRemarks, insteadOfFigure, targetText, toleranceText } from './say-measure.ts';
import { HALF, type Made, made, YEAR } from './testing/made-facts.ts';

const assess = (given: Made, period = HALF) => assessMeasure(made(given), period);

test('a target is said in a symbol, in words, and with the day it is due by', () => {
  assert.equal(targetText(assess({ code: 'a', target: { at: '85' } }), HALF), '≥ 85% (at least), by 2024');
  assert.equal(
    targetText(assess({ code: 'a', target: { at: '4', operator: '<', due: '2027-03-31' } }), HALF),
    '< 4% (less than), by 31 March 2027',
  );
  assert.equal(
    targetText(
      assess({ code: 'a', target: { at: '4000', operator: '<=', due: null }, measure: { unit: 'gbp-per-week' } }),
      HALF,
    ),
    '≤ £4,000 (at most)',
  );
  assert.equal(targetText(assess({ code: 'a' }), HALF), null);
});

test('a target for a longer time than the figure says so', () => {
  const count = { unit: 'count', rollUp: 'sum' } as const;
  const plan = assess({ code: 'a', values: [[HALF, '100']], target: { at: '240', due: null }, measure: count });
  assert.equal(targetText(plan, HALF), '≥ 240 (at least) for the whole year');
  const ofYear = { at: '240', due: null, appliesTo: financialYear(2022) };
  assert.equal(
    targetText(assess({ code: 'a', values: [[HALF, '100']], target: ofYear, measure: count }), HALF),
    '≥ 240 (at least) for 2022/23',
  );
});

test('a tolerance is said in its own unit', () => {
  const tolerance = (kind: 'percent' | 'absolute', value: string, unit: 'percent' | 'count') => {
    const { measure, targets } = made({
      code: 'a',
      measure: { unit },
      target: { at: '85', tolerance: { kind, value: decimal(value) } },
    });
    const [target] = targets;
    return target === undefined ? null : toleranceText(measure, target);
  };
  assert.equal(tolerance('percent', '2.5', 'count'), '2.5% of the target');
  assert.equal(tolerance('absolute', '2', 'percent'), '2 percentage points');
  assert.equal(tolerance('absolute', '1', 'count'), '1');
});

test('without a figure, the day it is expected, the latest earlier one and undated ones are shown as such', () => {
  const late = assess(
    {
      code: 'a',
      measure: { frequency: 'financial-year' },
      values: [
        [financialYear(2017), '88'],
        [YEAR, '89', { state: 'provisional' }],
        [null, '32'],
      ],
      absences: [[financialYear(2021), 'not-yet-published', '2022-03-31']],
    },
    financialYear(2021),
  );
  assert.deepEqual(insteadOfFigure(late), [
    'expected by 31 March 2022',
    'latest earlier: 89% (2019/20, provisional)',
    '32% (no period printed)',
  ]);
  const yearBefore = assess({ code: 'a', values: [[halfYear(2021, 1), '88']] });
  assert.equal(yearBefore.prior === null, false);
  assert.deepEqual(insteadOfFigure(yearBefore), []);
});

test('a figure of another kind of period and a provisional one are marked', () => {
  const onDay = assess({
    code: 'a',
    measure: { frequency: 'day' },
    values: [[day('2022-09-30'), '7', { state: 'provisional' }]],
  });
  assert.deepEqual(onDay.figure === null ? [] : figureRemarks(onDay.figure, HALF), [
    '30 September 2022',
    'provisional',
  ]);
  const own = assess({ code: 'a', values: [[halfYear(2022, 1), '7']] });
  assert.deepEqual(own.figure === null ? null : figureRemarks(own.figure, HALF), []);
});

const realTerms = (values: Made['values']): MeasureAssessment =>
  assess(
    {
      code: 'cost',
      measure: { unit: 'gbp-per-week', polarity: 'lower-better', frequency: 'financial-year' },
      values: values ?? [],
      national: {
        indicator: 'CHN08a',
        title: 'Weekly cost',
        conversion: 'real-terms',
        factor: decimal('1'),
        note: null,
        reportingPeriod: 'Annual',
        publishedTo: financialYear(2021),
        figures: [
          {
            period: financialYear(2020),
            value: decimal('5207'),
            numerator: null,
            denominator: null,
            provisional: false,
            approximate: false,
            realTerms: true,
            origin: 'national',
            source: 'LGBF CHN08a',
            note: null,
          },
        ],
      },
    },
    financialYear(2020),
  );

test('a cost in real terms is marked, and not compared with one in the prices of its own year', () => {
  const mixed = realTerms([[YEAR, '4368']]);
  assert.deepEqual(mixed.figure === null ? [] : figureRemarks(mixed.figure, financialYear(2020)), ['in real terms']);
  assert.deepEqual(mixed.prior === null ? null : figureRemarks(mixed.prior, YEAR), []);
  assert.equal(mixed.change, 'unknown');
  const own = realTerms([
    [YEAR, '4368'],
    [financialYear(2020), '4300'],
  ]);
  assert.equal(own.change, 'better');
});

test('a benchmark names rank, Scotland and the family, and leaves out what is not known', () => {
  const known: Benchmark = {
    ...{
      indicator: 'CHN09',
      period: '2021/22',
      rank: 20,
      sharedWith: 0,
      of: 32,
      decimals: 1,
      unit: 'percent' as const,
    },
    ...{ scotland: decimal('89.84'), familyMedian: decimal('89.65'), realTerms: false },
  };
  assert.equal(benchmarkText(known), '20th of 32; Scotland 89.8%; family median 89.7%; 2021/22');
  assert.equal(benchmarkText({ ...known, sharedWith: 2 }).split(';')[0], 'joint 20th of 32');
  assert.equal(
    benchmarkText({ ...known, unit: 'gbp-per-week', decimals: 0, realTerms: true, familyMedian: null }),
    '20th of 32; Scotland £90; in real terms; 2021/22',
  );
  assert.equal(benchmarkText({ ...known, rank: null, familyMedian: null }), 'Scotland 89.8%; 2021/22');
  const ranks = [1, 2, 3, 4, 11, 12, 13, 21, 22, 32].map(
    (rank) => benchmarkText({ ...known, rank, scotland: null, familyMedian: null }).split(' ')[0],
  );
  assert.deepEqual(ranks, ['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '22nd', '32nd']);
});
