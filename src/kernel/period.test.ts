import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import {
  academicYear,
  calendarYear,
  comparePeriods,
  containsPeriod,
  day,
  financialYear,
  halfYear,
  lastDay,
  month,
  PERIOD_KINDS,
  type Period,
  type PeriodKind,
  parsePeriod,
  partsOf,
  periodSpan,
  periodTitle,
  previousPeriod,
  quarter,
  samePeriod,
  samePeriodLastYear,
  shiftPeriod,
} from './period.ts';

const read = (text: string, kind?: PeriodKind): Period => {
  const period = parsePeriod(text, kind);
  assert.ok(period.ok, `${text} should be read`);
  return period.value;
};

// Every pair of code and kind that stands in the published papers' observations.
const IN_THE_PAPERS: readonly [string, PeriodKind, string, string][] = [
  ['2015', 'calendar-year', '2015-01-01', '2016-01-01'],
  ['2015/16', 'financial-year', '2015-04-01', '2016-04-01'],
  ['2016/17', 'academic-year', '2016-08-01', '2017-08-01'],
  ['2019-03-31', 'day', '2019-03-31', '2019-04-01'],
  ['2019-05', 'month', '2019-05-01', '2019-06-01'],
  ['2019-12', 'month', '2019-12-01', '2020-01-01'],
  ['2022/23-H1', 'half-year', '2022-04-01', '2022-10-01'],
  ['2023', 'day-in-year', '2023-01-01', '2024-01-01'],
];

test('reads every kind of period in the published papers, with its first day and the day after its last', () => {
  for (const [code, kind, start, end] of IN_THE_PAPERS) {
    assert.deepEqual(read(code, kind), { kind, code, start, end });
  }
});

test('reads the years of the national file, of one year and of several', () => {
  assert.deepEqual(read('2019-20'), financialYear(2019));
  assert.deepEqual(read('2010-14', 'years'), {
    kind: 'years',
    code: '2010/14',
    start: '2010-04-01',
    end: '2014-04-01',
  });
  assert.deepEqual(read('2007-11', 'years').end, '2011-04-01');
});

test('tells a month from a year by what follows', () => {
  assert.equal(read('2022-05').kind, 'month');
  assert.equal(read('2022-23').kind, 'financial-year');
  assert.equal(read('1999/00').start, '1999-04-01');
  // In December 2011 the two readings meet; a month is never written with a number that continues the year beyond 12.
  assert.equal(read('2011-12', 'month').kind, 'month');
  assert.equal(read('2011-12').kind, 'financial-year');
});

test('refuses what is no period, naming it', () => {
  for (const text of [
    '',
    '2019/21-H1',
    '2019/20-H3',
    '2019/20-Q5',
    '2019-13',
    '2019-02-30',
    '19/20',
    'last year',
    '2019/2040',
    '2019/2120',
    '9999-12',
    '9999/00',
    '0000',
  ]) {
    const period = parsePeriod(text);
    assert.ok(!period.ok, `${text} should be refused`);
    assert.equal(period.problem.code, 'period.invalid');
  }
  assert.ok(!parsePeriod('2019/20', 'month').ok);
  assert.ok(!parsePeriod('2019', 'financial-year').ok);
});

test('the half-year of source 003 and its like a year before', () => {
  const half = halfYear(2022, 1);
  assert.equal(periodSpan(half), '1 April 2022 to 30 September 2022');
  assert.equal(periodTitle(half), 'April to September 2022');
  assert.equal(samePeriodLastYear(half).code, '2021/22-H1');
  assert.equal(previousPeriod(half).code, '2021/22-H2');
  assert.equal(periodTitle(halfYear(2021, 2)), 'October 2021 to March 2022');
});

test('the year before, for each kind', () => {
  assert.equal(samePeriodLastYear(financialYear(2019)).code, '2018/19');
  assert.equal(samePeriodLastYear(quarter(2020, 4)).code, '2019/20-Q4');
  assert.equal(samePeriodLastYear(month(2020, 2)).code, '2019-02');
  assert.equal(samePeriodLastYear(day('2020-02-29')).code, '2019-02-28');
  assert.equal(samePeriodLastYear(academicYear(2018)).code, '2017/18');
  assert.equal(previousPeriod(quarter(2020, 1)).code, '2019/20-Q4');
  assert.equal(previousPeriod(month(2020, 1)).code, '2019-12');
});

test('what contains what', () => {
  const year = financialYear(2022);
  assert.ok(containsPeriod(year, halfYear(2022, 2)));
  assert.ok(containsPeriod(year, month(2023, 3)));
  assert.ok(!containsPeriod(year, month(2023, 4)));
  assert.ok(!containsPeriod(year, academicYear(2022)));
  assert.ok(containsPeriod(year, day('2023-03-31')));
  assert.ok(!containsPeriod(year, calendarYear(2022)));
});

test('the parts of a period fill it exactly, or there are none', () => {
  assert.deepEqual(
    partsOf(halfYear(2022, 1), 'month').map(({ code }) => code),
    ['2022-04', '2022-05', '2022-06', '2022-07', '2022-08', '2022-09'],
  );
  assert.deepEqual(
    partsOf(financialYear(2022), 'quarter').map(({ code }) => code),
    ['2022/23-Q1', '2022/23-Q2', '2022/23-Q3', '2022/23-Q4'],
  );
  assert.deepEqual(partsOf(calendarYear(2022), 'half-year'), []);
  assert.deepEqual(partsOf(month(2022, 4), 'quarter'), []);
});

test('orders by when a period ended', () => {
  const sorted = [financialYear(2019), halfYear(2019, 1), day('2020-06-30'), month(2019, 4)].sort(comparePeriods);
  assert.deepEqual(
    sorted.map(({ code }) => code),
    ['2019-04', '2019/20-H1', '2019/20', '2020-06-30'],
  );
});

test('the last day is one before the end', () => {
  assert.equal(lastDay(month(2024, 2)), '2024-02-29');
  assert.equal(lastDay(financialYear(2023)), '2024-03-31');
});

const MAKERS: Record<PeriodKind, (year: number, number: number) => Period> = {
  'financial-year': financialYear,
  'academic-year': academicYear,
  'calendar-year': calendarYear,
  'half-year': (year, number) => halfYear(year, number > 6 ? 2 : 1),
  quarter: (year, number) => quarter(year, (((number - 1) % 4) + 1) as 1 | 2 | 3 | 4),
  month,
  day: (year, number) => day(`${year}-${String(number).padStart(2, '0')}-17`),
  'day-in-year': (year) => read(String(year), 'day-in-year'),
  years: (year) => read(`${year}/${String((year + 3) % 100).padStart(2, '0')}`, 'years'),
};

const anyPeriod = fc
  .tuple(fc.integer({ min: 1980, max: 2060 }), fc.integer({ min: 1, max: 12 }), fc.constantFrom(...PERIOD_KINDS))
  .map(([year, number, kind]) => MAKERS[kind](year, number));

test('a code and its kind give the period back', () => {
  fc.assert(fc.property(anyPeriod, (period) => samePeriod(read(period.code, period.kind), period)));
});

test('going forward and back again ends where it began, and neighbours meet', () => {
  fc.assert(
    fc.property(anyPeriod, fc.integer({ min: -40, max: 40 }), (period, steps) => {
      assert.deepEqual(shiftPeriod(shiftPeriod(period, steps), -steps), period);
      if (period.kind !== 'years') assert.equal(previousPeriod(period).end, period.start);
    }),
  );
});
