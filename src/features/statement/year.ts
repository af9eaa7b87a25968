import {
  type Day,
  dayOf,
  daysAfter,
  endOfDay,
  type Fault,
  fail,
  fault,
  financialYear,
  formatDay,
  type Instant,
  lastDay,
  ok,
  type Period,
  parsePeriod,
  type Result,
} from '../../kernel/index.ts';

/**
 * How far into its year a statement reaches. `soFar`: the year is still running. `reached`: the instant of its opinions, the end of the year or, where
 * that is still to come, the instant of the statement; `day` is the last day that it speaks of.
 */
export type Reach = { readonly soFar: boolean; readonly reached: Instant; readonly day: Day };

export const reachOf = (year: Period, asAt: Instant): Reach => {
  const ends = endOfDay(lastDay(year));
  return asAt < ends
    ? { soFar: true, reached: asAt, day: dayOf(asAt) }
    : { soFar: false, reached: ends, day: lastDay(year) };
};

/** The financial year in which a day lies. */
export const yearOf = (day: Day): Period => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return financialYear(month < 4 ? year - 1 : year);
};

/** The financial years from the one of a day to that of another, the newest first. */
export const yearsBetween = (first: Day, last: Day): Period[] => {
  const years: Period[] = [];
  for (let year = yearOf(last); year.end > first; year = yearOf(daysAfter(year.start, -1))) years.push(year);
  return years;
};

/** Reads a year as it is typed, "2026/27". Refused with `period.invalid` for what is none, or has not begun on `today`. */
export const readYear = (typed: string, today: Day): Result<Period, Fault> => {
  const read = parsePeriod(typed.trim(), 'financial-year');
  if (!read.ok) return fail(fault('period.invalid', `"${typed}" is no financial year`, {}, 'Write it like 2026/27.'));
  if (read.value.start <= today) return ok(read.value);
  const found = `The year ${read.value.code} begins on ${formatDay(read.value.start)}`;
  return fail(fault('period.invalid', found, {}, 'Ask for a year that has begun.'));
};

const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);
const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

/**
 * The instant as at which a statement is made where nobody names one: that of the last change to the data. What falls due does so by the day and not
 * by a change, so of a year that is running it is no earlier than the beginning of today, and of one that is over no earlier than its end.
 */
export const asAtFor = (year: Period, lastChange: Instant, now: Instant): Instant => {
  const [ends, today] = [endOfDay(lastDay(year)), endOfDay(daysAfter(dayOf(now), -1))];
  return later(lastChange, earlier(today, ends));
};
