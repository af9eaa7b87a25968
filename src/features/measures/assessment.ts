import { type Change, changeBetween } from '../../analysis/change.ts';
import { type Score, score } from '../../analysis/status.ts';
import {
  academicYear,
  calendarYear,
  comparePeriods,
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
  'half-year': 6,
  quarter: 3,
  month: 1,
  day: 0,
  'day-in-year': 0,
};

const startYear = (period: Period): number => Number(period.code.slice(0, 4));

/**
 * The measure's own period that an assessment of `assessed` speaks of: the school year of the same name for a school measure, the calendar
 * year that ends within, the last day for a count on a day. Null where the measure is taken less often than that.
 */
export const periodFor = (assessed: Period, frequency: PeriodKind): Period | null => {
  if (assessed.kind === frequency) return assessed;
  if (LENGTH[frequency] > LENGTH[assessed.kind]) return null;
  if (frequency === 'academic-year') return academicYear(startYear(assessed));
  if (frequency === 'financial-year') return financialYear(startYear(assessed));
  if (frequency === 'calendar-year' || frequency === 'day-in-year') {
    const ending = calendarYear(Number(lastDay(assessed).slice(0, 4)) - 1);
    return frequency === 'calendar-year' ? ending : { ...ending, kind: 'day-in-year' };
  }
  return frequency === 'day' ? day(lastDay(assessed)) : assessed;
};

/** The target in force for a period: one set for exactly it, else one set for a longer period around it, else the plan's own. */
const targetFor = (targets: readonly MeasureTarget[], period: Period): MeasureTarget | null =>
  targets.find(({ appliesTo }) => appliesTo !== null && samePeriod(appliesTo, period)) ??
  targets.find(({ appliesTo }) => appliesTo !== null && containsPeriod(appliesTo, period)) ??
  targets.find(({ appliesTo }) => appliesTo === null) ??
  null;

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
  const names = missing.map(({ period }) => periodTitle(period)).join(', ');
  const because = `${parts - missing.length} of ${parts} figures received; missing: ${names}`;
  const kinds = new Set(missing.map(({ entry }) => entry?.absence?.absence ?? null));
  const [only] = kinds;
  const expected = missing.map(({ entry }) => entry?.absence?.expectedBy ?? null).filter((day) => day !== null);
  return kinds.size === 1 && only !== undefined && only !== null
    ? absent(only, because, expected.sort().at(-1) ?? null)
    : absent('not-received', because);
};

const absentNationally = (national: NationalSeries, period: Period): Found | null => {
  const { publishedTo, indicator } = national;
  if (publishedTo === null) return null;
  if (comparePeriods(publishedTo, period) < 0 && publishedTo.code !== period.code) {
    return absent('not-yet-published', `the national figures loaded (${indicator}) go up to ${publishedTo.code}`);
  }
  return national.reportingPeriod === '2 Yearly'
    ? absent('not-measured', `the national figure (${indicator}) is taken every two years`)
    : absent('not-received', `the national figures (${indicator}) have none for this council and period`);
};

const find = (facts: MeasureFacts, series: Series, period: Period): Found => {
  const { measure, national, baselineAbsence } = facts;
  const entry = entryFor(series, period);
  if (entry?.figure) return { figure: entry.figure, absence: null };
  if (entry?.absence?.absence) return absent(entry.absence.absence, entry.absence.note ?? '', entry.absence.expectedBy);
  const rolled = rollUp(measure, series, period);
  if (rolled.figure !== null) return { figure: rolled.figure, absence: null };
  if (rolled.parts > 0 && rolled.missing.length > 0) return absentInParts(rolled.missing, rolled.parts);
  const unpublished = national === null ? null : absentNationally(national, period);
  if (unpublished !== null) return unpublished;
  if (baselineAbsence !== null) return absent(baselineAbsence, 'the plan has still to set a baseline');
  return absent('not-received', 'no figure has been entered and no reason given');
};

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
    const often = how[measure.frequency as keyof typeof how] ?? 'for longer periods';
    return {
      ...base,
      period: null,
      figure: null,
      status: facts.baselineAbsence ?? 'not-measured',
      reason:
        facts.baselineAbsence === null
          ? `Counted ${often}, so not for this period.`
          : 'The plan has still to set a baseline.',
      target: targets.find(({ appliesTo }) => appliesTo === null || containsPeriod(appliesTo, assessed)) ?? null,
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
    change: changeBetween(found.figure?.value ?? null, prior?.value ?? null, measure.polarity, measure.decimals),
    latestEarlier: found.figure === null ? latestBefore(series, period, measure.frequency) : null,
    expectedBy: found.absence?.expectedBy ?? null,
  };
};
