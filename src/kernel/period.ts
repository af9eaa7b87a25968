import { Temporal } from 'temporal-polyfill';

import { type Fault, fault, type Place } from './faults.ts';
import { formatDay } from './instant.ts';
import { fail, ok, type Result } from './result.ts';

/**
 * The kinds of period that Scottish councils report for.
 * `day-in-year`: one day, of which the source prints only the year. `years`: several financial years together, as in "2010-14".
 */
export const PERIOD_KINDS = [
  'financial-year',
  'academic-year',
  'calendar-year',
  'half-year',
  'quarter',
  'month',
  'day',
  'day-in-year',
  'years',
] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];
export const isPeriodKind = (text: string): text is PeriodKind => (PERIOD_KINDS as readonly string[]).includes(text);

/** `start` is the first day, `end` the day after the last (half-open). The kind and the code together name a period. */
export type Period = {
  readonly kind: PeriodKind;
  readonly code: string;
  readonly start: string;
  readonly end: string;
};

const FINANCIAL_YEAR_MONTH = 4;
// Scottish schools begin in August; the national statistics cut the school year at 1 August.
const ACADEMIC_YEAR_MONTH = 8;

const pad = (number: number, width = 2): string => String(number).padStart(width, '0');

const firstOf = (year: number, month: number): Temporal.PlainDate => Temporal.PlainDate.from({ year, month, day: 1 });

const spanOf = (kind: PeriodKind, code: string, start: Temporal.PlainDate, months: number): Period => ({
  kind,
  code,
  start: start.toString(),
  end: start.add({ months }).toString(),
});

const yearPair = (year: number): string => `${pad(year, 4)}/${pad((year + 1) % 100)}`;

/** The year that begins in `year`: financialYear(2019) is 2019/20. */
export const financialYear = (year: number): Period =>
  spanOf('financial-year', yearPair(year), firstOf(year, FINANCIAL_YEAR_MONTH), 12);
export const academicYear = (year: number): Period =>
  spanOf('academic-year', yearPair(year), firstOf(year, ACADEMIC_YEAR_MONTH), 12);
export const calendarYear = (year: number): Period => spanOf('calendar-year', pad(year, 4), firstOf(year, 1), 12);
/** Half 1 runs from April to September of `year`, half 2 from October to March. */
export const halfYear = (year: number, half: 1 | 2): Period =>
  spanOf(
    'half-year',
    `${yearPair(year)}-H${half}`,
    firstOf(year, FINANCIAL_YEAR_MONTH).add({ months: (half - 1) * 6 }),
    6,
  );
/** Quarter 1 runs from April to June of `year`. */
export const quarter = (year: number, number: 1 | 2 | 3 | 4): Period =>
  spanOf(
    'quarter',
    `${yearPair(year)}-Q${number}`,
    firstOf(year, FINANCIAL_YEAR_MONTH).add({ months: (number - 1) * 3 }),
    3,
  );
export const month = (year: number, number: number): Period =>
  spanOf('month', `${pad(year, 4)}-${pad(number)}`, firstOf(year, number), 1);
export const day = (iso: string): Period => {
  const date = Temporal.PlainDate.from(iso, { overflow: 'reject' });
  return { kind: 'day', code: date.toString(), start: date.toString(), end: date.add({ days: 1 }).toString() };
};
const dayInYear = (year: number): Period => ({ ...calendarYear(year), kind: 'day-in-year' });
const years = (first: number, last: number): Period => ({
  kind: 'years',
  code: `${pad(first, 4)}/${pad(last % 100)}`,
  start: firstOf(first, FINANCIAL_YEAR_MONTH).toString(),
  end: firstOf(last, FINANCIAL_YEAR_MONTH).toString(),
});

const WRITTEN = {
  pair: /^(\d{4})[/-](\d{2}|\d{4})$/,
  half: /^(\d{4})[/-](\d{2})-?\s?H([12])$/i,
  quarter: /^(\d{4})[/-](\d{2})-?\s?Q([1-4])$/i,
  month: /^(\d{4})-(\d{2})$/,
  day: /^(\d{4})-(\d{2})-(\d{2})$/,
  year: /^(\d{4})$/,
};

const follows = (first: number, last: string): boolean =>
  last.length === 4 ? Number(last) === first + 1 : Number(last) === (first + 1) % 100;

const readPair = (text: string, kind: PeriodKind | undefined): Period | null => {
  const match = WRITTEN.pair.exec(text);
  if (match === null) return null;
  const [, firstText = '', lastText = ''] = match;
  const first = Number(firstText);
  // "2022-05" is May, "2022-23" a year: only a second part that continues the first is a year.
  if (text.includes('-') && kind === 'month') return null;
  if (kind === 'years' || (kind === undefined && !follows(first, lastText))) {
    if (text.includes('-') && kind === undefined) return null;
    const span = ((Number(lastText) % 100) - (first % 100) + 100) % 100;
    return span >= 2 && span <= 10 ? years(first, first + span) : null;
  }
  if (!follows(first, lastText)) return null;
  if (kind === undefined || kind === 'financial-year') return financialYear(first);
  return kind === 'academic-year' ? academicYear(first) : null;
};

const readPart = (text: string): Period | null => {
  const half = WRITTEN.half.exec(text);
  if (half !== null && follows(Number(half[1]), half[2] ?? ''))
    return halfYear(Number(half[1]), Number(half[3]) as 1 | 2);
  const part = WRITTEN.quarter.exec(text);
  if (part !== null && follows(Number(part[1]), part[2] ?? ''))
    return quarter(Number(part[1]), Number(part[3]) as 1 | 2 | 3 | 4);
  return null;
};

const readDate = (text: string): Period | null => {
  if (WRITTEN.day.test(text)) {
    try {
      return day(text);
    } catch {
      return null;
    }
  }
  const inMonth = WRITTEN.month.exec(text);
  const number = Number(inMonth?.[2]);
  return inMonth !== null && number >= 1 && number <= 12 ? month(Number(inMonth[1]), number) : null;
};

const readYear = (text: string, kind: PeriodKind | undefined): Period | null => {
  if (!WRITTEN.year.test(text)) return null;
  if (kind === 'day-in-year') return dayInYear(Number(text));
  return kind === undefined || kind === 'calendar-year' ? calendarYear(Number(text)) : null;
};

// Years that a council could report for; beyond them a slip of the keyboard is likelier than a period.
const isReportable = ({ start, end }: Period): boolean => start >= '1900' && start < '2200' && end < '2201';

/**
 * Reads a period as it is written: "2019/20" or "2019-20", "2022/23-H1", "2022/23-Q3", "2019-05", "2019-03-31", "2019", and with
 * the kind `years` "2010-14". "2019/20" is the financial year unless `kind` says otherwise. A text that is not of the kind
 * named is refused, with the place.
 */
export const parsePeriod = (text: string, kind?: PeriodKind, place: Place = {}): Result<Period, Fault> => {
  const written = text.trim();
  const period = readPart(written) ?? readPair(written, kind) ?? readDate(written) ?? readYear(written, kind);
  if (period === null || (kind !== undefined && period.kind !== kind) || !isReportable(period)) {
    const wanted = kind === undefined ? '' : ` as a ${kind.replaceAll('-', ' ')}`;
    return fail(fault('period.invalid', `"${text}" cannot be read${wanted}`, place));
  }
  return ok(period);
};

const startDate = (period: Period): Temporal.PlainDate => Temporal.PlainDate.from(period.start);

const startYearOf = (period: Period): number => {
  const start = startDate(period);
  const crosses =
    period.kind !== 'calendar-year' &&
    period.kind !== 'day-in-year' &&
    period.kind !== 'month' &&
    period.kind !== 'day';
  return crosses && start.month < FINANCIAL_YEAR_MONTH ? start.year - 1 : start.year;
};

/** The same kind of period, `steps` later (negative: earlier). */
export const shiftPeriod = (period: Period, steps: number): Period => {
  const start = startDate(period);
  const year = startYearOf(period);
  switch (period.kind) {
    case 'financial-year':
      return financialYear(year + steps);
    case 'academic-year':
      return academicYear(start.year + steps);
    case 'calendar-year':
      return calendarYear(start.year + steps);
    case 'day-in-year':
      return dayInYear(start.year + steps);
    case 'half-year': {
      const index = year * 2 + Number(period.code.slice(-1)) - 1 + steps;
      return halfYear(Math.floor(index / 2), ((((index % 2) + 2) % 2) + 1) as 1 | 2);
    }
    case 'quarter': {
      const index = year * 4 + Number(period.code.slice(-1)) - 1 + steps;
      return quarter(Math.floor(index / 4), ((((index % 4) + 4) % 4) + 1) as 1 | 2 | 3 | 4);
    }
    case 'month': {
      const moved = start.add({ months: steps });
      return month(moved.year, moved.month);
    }
    case 'day':
      return day(start.add({ days: steps }).toString());
    case 'years': {
      const length = Temporal.PlainDate.from(period.end).year - start.year;
      return years(start.year + steps, start.year + steps + length);
    }
  }
};

/** The period of the same kind just before: 2019/20 → 2018/19, 2022/23-H1 → 2021/22-H2. */
export const previousPeriod = (period: Period): Period => shiftPeriod(period, -1);

const STEPS_IN_A_YEAR: Record<PeriodKind, number> = {
  'financial-year': 1,
  'academic-year': 1,
  'calendar-year': 1,
  'day-in-year': 1,
  years: 1,
  'half-year': 2,
  quarter: 4,
  month: 12,
  day: 0,
};

/** The same period a year before: 2022/23-H1 → 2021/22-H1; 29 February → 28 February. */
export const samePeriodLastYear = (period: Period): Period =>
  period.kind === 'day'
    ? day(startDate(period).subtract({ years: 1 }).toString())
    : shiftPeriod(period, -STEPS_IN_A_YEAR[period.kind]);

/** Whether every day of `inner` lies within `outer`. */
export const containsPeriod = (outer: Period, inner: Period): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** Orders by end, then by start, so that "latest" means the most recently finished. */
export const comparePeriods = (a: Period, b: Period): number =>
  a.end < b.end ? -1 : a.end > b.end ? 1 : a.start < b.start ? -1 : a.start > b.start ? 1 : 0;

export const samePeriod = (a: Period, b: Period): boolean => a.kind === b.kind && a.code === b.code;

/** The last day of the period, "2020-03-31". */
export const lastDay = (period: Period): string => Temporal.PlainDate.from(period.end).subtract({ days: 1 }).toString();

/** The periods of a smaller kind that make up `whole`, in order; empty where they do not fill it exactly. */
export const partsOf = (whole: Period, kind: PeriodKind): Period[] => {
  const start = startDate(whole);
  const first = firstPart(start, kind);
  if (first === null || first.start !== whole.start) return [];
  const parts: Period[] = [];
  for (let part = first; part.start < whole.end; part = shiftPeriod(part, 1)) parts.push(part);
  return parts.at(-1)?.end === whole.end ? parts : [];
};

const firstPart = (start: Temporal.PlainDate, kind: PeriodKind): Period | null => {
  const months = (start.month - FINANCIAL_YEAR_MONTH + 12) % 12;
  const year = start.month < FINANCIAL_YEAR_MONTH ? start.year - 1 : start.year;
  if (kind === 'month') return month(start.year, start.month);
  if (kind === 'quarter') return quarter(year, (Math.floor(months / 3) + 1) as 1 | 2 | 3 | 4);
  if (kind === 'half-year') return halfYear(year, (Math.floor(months / 6) + 1) as 1 | 2);
  return kind === 'financial-year' ? financialYear(year) : null;
};

/** For a reader: "2019/20", "school year 2019/20", "April to September 2022", "May 2019", "31 March 2020". */
export const periodTitle = (period: Period): string => {
  switch (period.kind) {
    case 'financial-year':
    case 'calendar-year':
      return period.code;
    case 'academic-year':
      return `school year ${period.code}`;
    case 'day':
      return formatDay(period.start);
    case 'day-in-year':
      return `${period.code} (day not stated)`;
    case 'years':
      return `${period.code.slice(0, 4)} to ${Temporal.PlainDate.from(period.end).year}`;
    case 'month':
      return formatDay(period.start).replace(/^\d+ /, '');
    case 'half-year':
    case 'quarter': {
      const first = formatDay(period.start).replace(/^\d+ /, '');
      const last = formatDay(lastDay(period)).replace(/^\d+ /, '');
      const [firstMonth = '', firstYear = ''] = first.split(' ');
      return last.endsWith(firstYear) ? `${firstMonth} to ${last}` : `${first} to ${last}`;
    }
  }
};

/** The whole span in days: "1 April 2022 to 30 September 2022". */
export const periodSpan = (period: Period): string => `${formatDay(period.start)} to ${formatDay(lastDay(period))}`;
