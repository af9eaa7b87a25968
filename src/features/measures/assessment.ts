import { type Change, changeBetween } from '../../analysis/change.ts';
import { type Score, score } from '../../analysis/status.ts';
import {
  academicYear,
  calendarYear,
  containsPeriod,
  day,
  financialYear,
  lastDay,
  type Period,
  type PeriodKind,
  periodTitle,
  samePeriod,
  samePeriodLastYear,
} from '../../kernel/index.ts';
import type { Absence, Disagreement, Figure, Measure, MeasureTarget, NationalSeries, Observation } from './measure.ts';
import { reasonFor } from './reason.ts';
import { rollUp } from './roll-up.ts';
import {
  disagreementsOf,
  entryFor,
  figuresOf,
  type PeriodEntry,
  type Series,
  seriesOf,
  withNational,
} from './series.ts';

/** Every measure of a plan has exactly one of these in every assessment. */
export const STATUS_CODES = [
  'on-track',
  'within-limits',
  'outwith-limits',
  'not-yet-published',
  'not-measured',
  'not-collected',
  'baseline-not-set',
  'withheld',
  'not-received',
  'data-only',
] as const;
export type StatusCode = (typeof STATUS_CODES)[number];

/** What is known of one measure when it is assessed. `baselineAbsence`: the plan says that the baseline is still to be set. */
export type MeasureFacts = {
  readonly measure: Measure;
  readonly targets: readonly MeasureTarget[];
  readonly observations: readonly Observation[];
  readonly national: NationalSeries | null;
  readonly baselineAbsence: Absence | null;
};

export type MeasureAssessment = {
  readonly measure: Measure;
  /** The measure's own period for the assessed one; null where it is not taken for periods of that kind. */
  readonly period: Period | null;
  readonly figure: Figure | null;
  readonly status: StatusCode;
  /** The status in a sentence, with the arithmetic. */
  readonly reason: string;
  readonly target: MeasureTarget | null;
  readonly score: Score | null;
  readonly priorPeriod: Period | null;
  readonly prior: Figure | null;
  readonly change: Change;
  /** The most recent figure that ended before the period began: shown as such, never scored. */
  readonly latestEarlier: Figure | null;
  /** Figures that a source prints without a period: shown as such, never scored. */
  readonly undated: readonly Observation[];
  readonly expectedBy: string | null;
  readonly disagreements: readonly Disagreement[];
  readonly series: Series;
  readonly national: NationalSeries | null;
};

const LENGTH: Record<PeriodKind, number> = {
  years: 24,
  'financial-year': 12,
  'academic-year': 12,
  'calendar-year': 12,
  'day-in-year': 12,
  'half-year': 6,
  quarter: 3,
  month: 1,
  day: 0,
};

const startYear = (period: Period): number => Number(period.code.slice(0, 4));

// A year of one kind for a year of another: the one of the same name for financial and school years; the calendar year that ends within;
// and none for a calendar year, in which no other year lies.
const yearFor = (assessed: Period, frequency: PeriodKind): Period | null => {
  const calendar =
    assessed.kind === 'calendar-year' ? assessed : calendarYear(Number(lastDay(assessed).slice(0, 4)) - 1);
  if (frequency === 'calendar-year') return calendar;
  if (frequency === 'day-in-year') return { ...calendar, kind: 'day-in-year' };
  if (assessed.kind !== 'financial-year' && assessed.kind !== 'academic-year') return null;
  if (frequency === 'academic-year') return academicYear(startYear(assessed));
  return frequency === 'financial-year' ? financialYear(startYear(assessed)) : null;
};

/**
 * The measure's own period that an assessment of `assessed` speaks of: the school year of the same name for a school measure, the calendar
 * year that ends within, the last day for a count on a day. Null where the measure has no period that belongs to it.
 */
export const periodFor = (assessed: Period, frequency: PeriodKind): Period | null => {
  if (assessed.kind === frequency) return assessed;
  if (LENGTH[frequency] > LENGTH[assessed.kind]) return null;
  if (LENGTH[frequency] === 12) return yearFor(assessed, frequency);
  return frequency === 'day' ? day(lastDay(assessed)) : assessed;
};

const days = ({ start, end }: Period): number => Date.parse(end) - Date.parse(start);

/** The target in force for a period: the one set for the shortest period around it, itself first; else the plan's own. */
const targetFor = (targets: readonly MeasureTarget[], period: Period): MeasureTarget | null => {
  const [narrowest] = targets
    .flatMap((target) => {
      const own = target.appliesTo === null ? null : (periodFor(target.appliesTo, period.kind) ?? target.appliesTo);
      const around = own !== null && samePeriod(own, period) ? own : target.appliesTo;
      return around !== null && containsPeriod(around, period) ? [{ target, around }] : [];
    })
    .sort((a, b) => days(a.around) - days(b.around));
  return narrowest?.target ?? targets.find(({ appliesTo }) => appliesTo === null) ?? null;
};

// A count for half a year cannot be held against a target for the whole of it, unless the plan sets one for the half.
const targetIsForLonger = (measure: Measure, target: MeasureTarget, period: Period): boolean =>
  measure.rollUp === 'sum' &&
  LENGTH[period.kind] < 12 &&
  !(target.appliesTo !== null && samePeriod(target.appliesTo, period));

type Found =
  | { readonly figure: Figure; readonly absence: null }
  | { readonly figure: null; readonly absence: { status: StatusCode; because: string; expectedBy: string | null } };

const absent = (status: StatusCode, because: string, expectedBy: string | null = null): Found => ({
  figure: null,
  absence: { status, because, expectedBy },
});

const absentInParts = (missing: readonly { period: Period; entry: PeriodEntry | null }[], parts: number): Found => {
  const said = missing.map(({ period, entry }) => {
    const why = entry?.absence?.absence;
    return why === undefined || why === null
      ? periodTitle(period)
      : `${periodTitle(period)} (${why.replaceAll('-', ' ')})`;
  });
  const because = `${parts - missing.length} of ${parts} figures received; missing: ${said.join(', ')}`;
  const kinds = new Set(missing.map(({ entry }) => entry?.absence?.absence ?? null));
  const [only] = kinds;
  const expected = missing.map(({ entry }) => entry?.absence?.expectedBy ?? null).filter((date) => date !== null);
  return kinds.size === 1 && only !== undefined && only !== null
    ? absent(only, because, expected.sort().at(-1) ?? null)
    : absent('not-received', because);
};

const EVERY_TWO_YEARS = '2 Yearly';

const absentNationally = (national: NationalSeries, period: Period): Found | null => {
  const { publishedTo, indicator } = national;
  if (publishedTo === null) return null;
  const yearsPast = startYear(period) - startYear(publishedTo);
  const skipped = national.reportingPeriod === EVERY_TWO_YEARS && Math.abs(yearsPast) % 2 === 1;
  if (skipped) return absent('not-measured', `the national figure (${indicator}) is taken every two years`);
  if (yearsPast > 0) {
    return absent('not-yet-published', `the national figures loaded (${indicator}) go up to ${publishedTo.code}`);
  }
  return absent('not-received', `the national figures (${indicator}) have none for this council and period`);
};

const PER: Partial<Record<PeriodKind, string>> = { month: 'month', quarter: 'quarter', 'half-year': 'half-year' };

const find = (facts: MeasureFacts, series: Series, period: Period): Found => {
  const { measure, national, baselineAbsence } = facts;
  const entry = entryFor(series, period);
  if (entry?.figure) return { figure: entry.figure, absence: null };
  if (entry?.absence?.absence) return absent(entry.absence.absence, entry.absence.note ?? '', entry.absence.expectedBy);
  const rolled = rollUp(measure, series, period);
  if (rolled.figure !== null) return { figure: rolled.figure, absence: null };
  if (rolled.notDivisible === true) {
    return absent(
      'not-received',
      'the figures are there, but some lack the numerator or the denominator to make one of them',
    );
  }
  if (rolled.parts > 0) return absentInParts(rolled.missing, rolled.parts);
  const per = PER[measure.frequency];
  if (per !== undefined && period.kind !== measure.frequency) {
    return absent('not-measured', `it is counted for each ${per}, and these are not put together`);
  }
  const unpublished = national === null ? null : absentNationally(national, period);
  if (unpublished !== null) return unpublished;
  if (baselineAbsence === 'baseline-not-set') return absent(baselineAbsence, 'the plan has still to set a baseline');
  return absent('not-received', 'no figure has been entered and no reason given');
};

// A direction is claimed only between figures that measure the same: not between a cost in real terms and one in its own year's prices, nor
// from one source to another where the two are known to disagree.
const isComparable = (figure: Figure, prior: Figure, disagreements: readonly Disagreement[]): boolean => {
  if (figure.realTerms !== prior.realTerms) return false;
  if ((figure.origin === 'national') === (prior.origin === 'national')) return true;
  return !disagreements.some(({ period }) => samePeriod(period, figure.period) || samePeriod(period, prior.period));
};

const changeOver = (
  measure: Measure,
  figure: Figure | null,
  prior: Figure | null,
  disagreements: readonly Disagreement[],
): Change =>
  figure === null || prior === null || !isComparable(figure, prior, disagreements)
    ? 'unknown'
    : changeBetween(figure.value, prior.value, measure.polarity, measure.decimals);

const latestBefore = (series: Series, period: Period, frequency: PeriodKind): Figure | null =>
  figuresOf(series)
    .filter((figure) => figure.period.kind === frequency && figure.period.end <= period.start)
    .at(-1) ?? null;

/**
 * Assesses one measure for a period: its value of that period and of no other, held against the target in force; the same period of
 * the year before beside it; and a status in words. Pure: the same facts give the same assessment.
 */
export const assessMeasure = (facts: MeasureFacts, assessed: Period): MeasureAssessment => {
  const { measure, targets, national } = facts;
  const series = withNational(seriesOf(facts.observations), national?.figures ?? []);
  const period = periodFor(assessed, measure.frequency);
  const base = {
    measure,
    series,
    national,
    undated: series.undated,
    disagreements: disagreementsOf(measure.code, series, measure.decimals),
  };
  if (period === null) {
    const how = {
      'financial-year': 'once a year',
      'academic-year': 'once a school year',
      'calendar-year': 'once a calendar year',
    };
    const unset = facts.baselineAbsence === 'baseline-not-set';
    const often = how[measure.frequency as keyof typeof how] ?? 'for longer periods';
    return {
      ...base,
      period: null,
      figure: null,
      status: unset ? 'baseline-not-set' : 'not-measured',
      reason: unset ? 'The plan has still to set a baseline.' : `Counted ${often}, so not for this period.`,
      target: targetFor(targets, assessed),
      score: null,
      priorPeriod: null,
      prior: null,
      change: 'unknown',
      latestEarlier: latestBefore(series, assessed, measure.frequency),
      expectedBy: null,
    };
  }
  const found = find(facts, series, period);
  const target = targetFor(targets, period);
  const priorPeriod = samePeriodLastYear(period);
  const prior = find(facts, series, priorPeriod).figure;
  const unscored = target === null || measure.dataOnly || targetIsForLonger(measure, target, period);
  const scored =
    found.figure === null || target === null || unscored ? null : score(found.figure.value, target, target.tolerance);
  return {
    ...base,
    period,
    figure: found.figure,
    status: found.absence?.status ?? scored?.status ?? 'data-only',
    reason: reasonFor(measure, target, found, scored),
    target,
    score: scored,
    priorPeriod,
    prior,
    change: changeOver(measure, found.figure, prior, base.disagreements),
    latestEarlier: found.figure === null ? latestBefore(series, period, measure.frequency) : null,
    expectedBy: found.absence?.expectedBy ?? null,
  };
};
