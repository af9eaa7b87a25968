import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DEFAULT_TOLERANCE } from '../../analysis/status.ts';
import {
  academicYear,
  calendarYear,
  decimal,
  financialYear,
  halfYear,
  type MeasureCode,
  month,
  type Period,
  quarter,
  toPlain,
} from '../../kernel/index.ts';
import { assessMeasure, type MeasureFacts, periodFor } from './assessment.ts';
import type { Absence, Figure, Measure, MeasureTarget, NationalSeries, Observation } from './measure.ts';

const measure = (changes: Partial<Measure> = {}): Measure => ({
  code: 'a-measure' as MeasureCode,
  title: 'A measure',
  unit: 'percent',
  polarity: 'higher-better',
  decimals: 0,
  frequency: 'financial-year',
  rollUp: 'none',
  ownerPost: 'CEO-ED',
  ownerBasis: 'stated',
  tags: [],
  dataOnly: false,
  definitionNote: null,
  ...changes,
});

let sequence = 0;
const observed = (period: Period | null, value: string | null, changes: Partial<Observation> = {}): Observation => {
  sequence += 1;
  return {
    period,
    periodAsWritten: null,
    value: value === null ? null : decimal(value),
    numerator: null,
    denominator: null,
    state: 'final',
    absence: null,
    expectedBy: null,
    basis: 'printed',
    note: null,
    source: '004',
    knownAt: '2026-01-01T00:00:00.000Z',
    sequence,
    firstSequence: sequence,
    ...changes,
  };
};

const absent = (period: Period, absence: Absence, changes: Partial<Observation> = {}): Observation =>
  observed(period, null, { absence, ...changes });

const target = (
  operator: MeasureTarget['operator'],
  value: string,
  appliesTo: Period | null = null,
): MeasureTarget => ({
  operator,
  value: decimal(value),
  due: '2024',
  appliesTo,
  tolerance: DEFAULT_TOLERANCE,
});

const facts = (changes: Partial<MeasureFacts>): MeasureFacts => ({
  measure: measure(),
  targets: [target('>=', '85')],
  observations: [],
  national: null,
  baselineAbsence: null,
  ...changes,
});

const YEAR = financialYear(2019);

test("uses the period's own value and no other: an earlier one is shown as such and never scored", () => {
  const assessed = assessMeasure(facts({ observations: [observed(financialYear(2018), '83')] }), YEAR);
  assert.equal(assessed.status, 'not-received');
  assert.equal(assessed.figure, null);
  assert.equal(assessed.score, null);
  assert.equal(toPlain(assessed.latestEarlier?.value ?? decimal('0')), '83');
  assert.equal(assessed.latestEarlier?.period.code, '2018/19');
  assert.equal(assessed.prior?.period.code, '2018/19');
});

test('a later value is not taken either', () => {
  const assessed = assessMeasure(facts({ observations: [observed(financialYear(2020), '99')] }), YEAR);
  assert.equal(assessed.status, 'not-received');
  assert.equal(assessed.latestEarlier, null);
});

test('says the arithmetic: milestones of source 004, 83% against 85%', () => {
  const assessed = assessMeasure(facts({ observations: [observed(YEAR, '83')] }), YEAR);
  assert.equal(assessed.status, 'within-limits');
  assert.equal(
    assessed.reason,
    '83% against a target of at least 85%: missed by 2 percentage points, within the acceptable 5% of the target, which is 4.25 percentage points.',
  );
});

test('each typed reason for having no figure becomes the status, with its note and the day it is expected', () => {
  for (const reason of ['not-measured', 'not-collected', 'baseline-not-set', 'withheld'] as const) {
    assert.equal(assessMeasure(facts({ observations: [absent(YEAR, reason)] }), YEAR).status, reason);
  }
  const late = assessMeasure(
    facts({
      observations: [absent(YEAR, 'not-yet-published', { expectedBy: '2023-03-31', note: 'national figures awaited' })],
    }),
    YEAR,
  );
  assert.equal(late.status, 'not-yet-published');
  assert.equal(late.expectedBy, '2023-03-31');
  assert.equal(late.reason, 'Not yet published: national figures awaited; expected by 31 March 2023.');
});

test('a baseline still to be set is said of a measure without a figure', () => {
  const assessed = assessMeasure(facts({ targets: [], baselineAbsence: 'baseline-not-set' }), YEAR);
  assert.equal(assessed.status, 'baseline-not-set');
});

test('a figure printed without a period is shown and never scored', () => {
  const assessed = assessMeasure(facts({ observations: [observed(null, '32')] }), YEAR);
  assert.equal(assessed.status, 'not-received');
  assert.equal(assessed.undated.length, 1);
});

test('without a target a value is information', () => {
  const assessed = assessMeasure(facts({ targets: [], observations: [observed(YEAR, '83')] }), YEAR);
  assert.equal(assessed.status, 'data-only');
  const kept = assessMeasure(
    facts({ measure: measure({ dataOnly: true }), observations: [observed(YEAR, '83')] }),
    YEAR,
  );
  assert.equal(kept.status, 'data-only');
});

test('a revision of one source supersedes; a second source that disagrees is kept and shown', () => {
  const revised = assessMeasure(
    facts({ observations: [observed(YEAR, '80', { state: 'provisional' }), observed(YEAR, '86')] }),
    YEAR,
  );
  assert.equal(toPlain(revised.figure?.value ?? decimal('0')), '86');
  assert.equal(revised.figure?.provisional, false);
  assert.deepEqual(revised.disagreements, []);
  const twice = assessMeasure(
    facts({ observations: [observed(YEAR, '86'), observed(YEAR, '80', { source: '002' })] }),
    YEAR,
  );
  assert.equal(toPlain(twice.figure?.value ?? decimal('0')), '86');
  assert.equal(twice.disagreements.length, 1);
  assert.equal(toPlain(twice.disagreements[0]?.other.value ?? decimal('0')), '80');
});

const nationalFigure = (period: Period, value: string): Figure => ({
  period,
  value: decimal(value),
  numerator: null,
  denominator: null,
  provisional: false,
  approximate: false,
  realTerms: false,
  origin: 'national',
  source: 'LGBF CHN22',
  note: null,
});

const national = (figures: Figure[], publishedTo: Period | null, reportingPeriod = 'Annual'): NationalSeries => ({
  indicator: 'CHN22',
  title: 'Re-registrations',
  conversion: 'times 100',
  factor: decimal('100'),
  note: null,
  reportingPeriod,
  figures,
  publishedTo,
});

test("CHN22: the plan's own 2% is scored, the national 9.66% kept beside it as a disagreement", () => {
  const year = financialYear(2020);
  const assessed = assessMeasure(
    facts({
      measure: measure({ polarity: 'maintain' }),
      targets: [target('<', '4')],
      observations: [observed(year, '2')],
      national: national([nationalFigure(year, '9.66')], year),
    }),
    year,
  );
  assert.equal(assessed.status, 'on-track');
  assert.equal(assessed.disagreements.length, 1);
  assert.equal(assessed.disagreements[0]?.other.source, 'LGBF CHN22');
});

test('national figures fill the periods for which the council has none, and answer what was awaited', () => {
  const year = financialYear(2021);
  const filled = assessMeasure(
    facts({
      observations: [absent(year, 'not-yet-published')],
      national: national([nationalFigure(year, '86.9')], year),
    }),
    year,
  );
  assert.equal(filled.figure?.origin, 'national');
  assert.equal(filled.status, 'on-track');
  const withheld = assessMeasure(
    facts({ observations: [absent(year, 'withheld')], national: national([nationalFigure(year, '86.9')], year) }),
    year,
  );
  assert.equal(withheld.status, 'withheld');
});

test('past the last published year a national figure is not yet published; between two-yearly ones it is not measured', () => {
  const late = assessMeasure(
    facts({ national: national([nationalFigure(financialYear(2021), '86.9')], financialYear(2021)) }),
    financialYear(2022),
  );
  assert.equal(late.status, 'not-yet-published');
  const between = assessMeasure(
    facts({ national: national([nationalFigure(financialYear(2020), '76')], financialYear(2022), '2 Yearly') }),
    financialYear(2021),
  );
  assert.equal(between.status, 'not-measured');
  const notLoaded = assessMeasure(facts({ national: national([], null) }), financialYear(2022));
  assert.equal(notLoaded.status, 'not-received');
});

test('a yearly measure is not measured for a half-year', () => {
  const assessed = assessMeasure(facts({ observations: [observed(financialYear(2022), '83')] }), halfYear(2022, 1));
  assert.equal(assessed.status, 'not-measured');
  assert.equal(assessed.reason, 'Counted once a year, so not for this period.');
  assert.equal(assessed.period, null);
});

test('an assessment of a year takes the school year of the same name, and the calendar year that ends within it', () => {
  assert.deepEqual(periodFor(financialYear(2018), 'academic-year'), academicYear(2018));
  assert.deepEqual(periodFor(financialYear(2019), 'calendar-year'), calendarYear(2019));
  assert.equal(periodFor(financialYear(2019), 'day')?.code, '2020-03-31');
  assert.equal(periodFor(halfYear(2022, 1), 'day')?.code, '2022-09-30');
  assert.equal(periodFor(quarter(2022, 1), 'half-year'), null);
});

const HALF = halfYear(2026, 1);
const months = [4, 5, 6, 7, 8, 9].map((number) => month(2026, number));

test('monthly counts are added up to the half-year, and only when every month is there', () => {
  const counted = measure({ unit: 'count', frequency: 'month', rollUp: 'sum' });
  const all = months.map((period, index) => observed(period, String(10 + index)));
  const whole = assessMeasure(
    facts({ measure: counted, targets: [target('>=', '75', HALF)], observations: all }),
    HALF,
  );
  assert.equal(toPlain(whole.figure?.value ?? decimal('0')), '75');
  assert.equal(whole.status, 'on-track');
  const gap = assessMeasure(facts({ measure: counted, observations: all.filter((_, index) => index !== 3) }), HALF);
  assert.equal(gap.status, 'not-received');
  assert.equal(gap.reason, 'Not received: 5 of 6 figures received; missing: July 2026.');
});

test('a count for half a year is not held against a target for the whole of it', () => {
  const counted = measure({ unit: 'count', frequency: 'month', rollUp: 'sum' });
  const assessed = assessMeasure(
    facts({
      measure: counted,
      targets: [target('>=', '150')],
      observations: months.map((period) => observed(period, '10')),
    }),
    HALF,
  );
  assert.equal(assessed.status, 'data-only');
  assert.equal(assessed.reason, '60. The target, at least 150, is for the whole year.');
});

test('shares are rolled up by numerators over denominators, not by a mean of shares', () => {
  const share = measure({ frequency: 'month', rollUp: 'ratio', decimals: 1 });
  const observations = months.map((period, index) =>
    observed(period, index === 0 ? '100' : '50', {
      numerator: decimal(index === 0 ? '10' : '50'),
      denominator: decimal(index === 0 ? '10' : '100'),
    }),
  );
  const assessed = assessMeasure(facts({ measure: share, observations }), HALF);
  // 260 of 510, not the mean of the six shares, which is 58.3%.
  assert.equal(toPlain(assessed.figure?.value ?? decimal('0')).slice(0, 6), '50.980');
});

test('a stock takes the last month, and needs no other', () => {
  const stock = measure({ unit: 'count', frequency: 'month', rollUp: 'last' });
  const assessed = assessMeasure(
    facts({ measure: stock, targets: [], observations: [observed(month(2026, 9), '412')] }),
    HALF,
  );
  assert.equal(toPlain(assessed.figure?.value ?? decimal('0')), '412');
});

test('compares with the same half a year before', () => {
  const halfYearly = measure({ frequency: 'half-year' });
  const assessed = assessMeasure(
    facts({
      measure: halfYearly,
      observations: [observed(HALF, '86'), observed(halfYear(2025, 1), '80'), observed(halfYear(2025, 2), '99')],
    }),
    HALF,
  );
  assert.equal(toPlain(assessed.prior?.value ?? decimal('0')), '80');
  assert.equal(assessed.change, 'better');
});

test('the sentence shows more places only where rounding would hide what decides', () => {
  const said = (value: string): string => assessMeasure(facts({ observations: [observed(YEAR, value)] }), YEAR).reason;
  // 71.428571% of 85%: a whole number says enough.
  assert.equal(
    said('71.428571'),
    '71% against a target of at least 85%: missed by 14 percentage points, more than the acceptable 5% of the target, which is 4.25 percentage points.',
  );
  // 84.6% prints as 85%, which it has not reached.
  assert.equal(
    said('84.6'),
    '84.6% against a target of at least 85%: missed by 0.4 percentage points, within the acceptable 5% of the target, which is 4.25 percentage points.',
  );
  // 80.7398% misses by 4.2602, which prints as 4 beside an acceptable 4.25 that also prints as 4.
  assert.equal(
    said('80.7398'),
    '80.74% against a target of at least 85%: missed by 4.26 percentage points, more than the acceptable 5% of the target, which is 4.25 percentage points.',
  );
});

test('of several own sources: what the council sent in, then exact, then final, then who spoke first', () => {
  const used = (...observations: Observation[]): string =>
    toPlain(assessMeasure(facts({ observations }), YEAR).figure?.value ?? decimal('0'));
  assert.equal(used(observed(YEAR, '21'), observed(YEAR, '31', { source: 'return' })), '31');
  assert.equal(used(observed(YEAR, '80', { basis: 'approximate' }), observed(YEAR, '82', { source: '002' })), '82');
  assert.equal(used(observed(YEAR, '80', { state: 'provisional' }), observed(YEAR, '90', { source: '002' })), '90');
  // The plan says 80, a paper 90, the plan corrects itself to 86: the correction keeps the plan's place.
  const plan = observed(YEAR, '80');
  const paper = observed(YEAR, '90', { source: '002' });
  const corrected = observed(YEAR, '86', { firstSequence: plan.sequence });
  assert.equal(used(paper, corrected), '86');
});

test('what one source withholds is shown from no source', () => {
  const assessed = assessMeasure(
    facts({ observations: [absent(YEAR, 'withheld'), observed(YEAR, '3', { source: '002' })] }),
    YEAR,
  );
  assert.equal(assessed.status, 'withheld');
  assert.equal(assessed.figure, null);
  assert.deepEqual(assessed.disagreements, []);
});

test('undated figures of one source stay apart', () => {
  const assessed = assessMeasure(
    facts({
      observations: [
        observed(null, '147', { periodAsWritten: 'earlier' }),
        observed(null, '162', { periodAsWritten: 'later' }),
      ],
    }),
    YEAR,
  );
  assert.equal(assessed.undated.length, 2);
});

test('the target for the shortest period around the figure is the one in force', () => {
  const monthly = measure({ frequency: 'month' });
  const may = month(2019, 5);
  const assessed = assessMeasure(
    facts({
      measure: monthly,
      targets: [target('>=', '90', YEAR), target('>=', '70', halfYear(2019, 1))],
      observations: [observed(may, '75')],
    }),
    may,
  );
  assert.equal(assessed.status, 'on-track');
});

test('a target for a financial year holds for the school year of the same name', () => {
  const school = measure({ frequency: 'academic-year' });
  const assessed = assessMeasure(
    facts({ measure: school, targets: [target('>=', '80', YEAR)], observations: [observed(academicYear(2019), '85')] }),
    YEAR,
  );
  assert.equal(assessed.status, 'on-track');
});

test('a calendar year is assessed by no financial year, and a half by no day of another year', () => {
  assert.equal(periodFor(calendarYear(2020), 'financial-year'), null);
  assert.equal(periodFor(calendarYear(2020), 'day-in-year')?.code, '2020');
  assert.equal(periodFor(financialYear(2019), 'day-in-year')?.code, '2019');
  assert.equal(periodFor(halfYear(2022, 1), 'day-in-year'), null);
});

test('a two-yearly figure is awaited two years on, and not measured one year on', () => {
  const twoYearly = national([nationalFigure(financialYear(2021), '76')], financialYear(2021), '2 Yearly');
  assert.equal(assessMeasure(facts({ national: twoYearly }), financialYear(2022)).status, 'not-measured');
  assert.equal(assessMeasure(facts({ national: twoYearly }), financialYear(2023)).status, 'not-yet-published');
});

test('monthly shares without numerators are there, and cannot be put together', () => {
  const share = measure({ frequency: 'month', rollUp: 'ratio' });
  const assessed = assessMeasure(
    facts({ measure: share, observations: months.map((period) => observed(period, '50')) }),
    HALF,
  );
  assert.equal(
    assessed.reason,
    'Not received: the figures are there, but some lack the numerator or the denominator to make one of them.',
  );
});

test('no direction is claimed between a cost in real terms and one that is not, nor across sources that disagree', () => {
  const year = financialYear(2020);
  const realTerms = national([{ ...nationalFigure(year, '5207'), realTerms: true }], year);
  const cost = measure({ unit: 'gbp-per-week', polarity: 'lower-better' });
  const mixed = assessMeasure(
    facts({
      measure: cost,
      targets: [target('<=', '4000')],
      observations: [observed(YEAR, '4368')],
      national: realTerms,
    }),
    year,
  );
  assert.equal(mixed.change, 'unknown');
  assert.match(mixed.reason, /^£5,207 in real terms against/);
  // CHN22: the plan's 2% for 2020/21 is known to disagree with the national series that gives 2019/20.
  const across = assessMeasure(
    facts({
      observations: [observed(year, '2')],
      national: national([nationalFigure(YEAR, '1.92'), nationalFigure(year, '9.66')], year),
    }),
    year,
  );
  assert.equal(across.change, 'unknown');
});
