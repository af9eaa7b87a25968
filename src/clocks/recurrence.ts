import type { Day } from '../kernel/index.ts';

/**
 * How often something comes round by the calendar alone. Weeks begin on Monday; months are counted from the first month of the year that `from`
 * names (4: April, the financial year), so that quarters are those of the year and not of the day on which somebody began.
 */
export type Rhythm =
  | { readonly every: 'week' }
  | { readonly every: 'months'; readonly months: 1 | 2 | 3 | 4 | 6 | 12; readonly from: number };

/** Days from the first to the last, both within. */
export type Stretch = { readonly first: Day; readonly last: Day };

const DAY_MS = 86_400_000;

const numberOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const dayOfNumber = (number: number): Day => new Date(number * DAY_MS).toISOString().slice(0, 10);

// 1 January 1970 was a Thursday.
const endOfWeek = (day: Day): Day => {
  const number = numberOf(day);
  return dayOfNumber(number + 6 - ((((number + 3) % 7) + 7) % 7));
};

const endOfMonths = (day: Day, months: number, from: number): Day => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const since = year * 12 + month - from;
  const next = (Math.floor(since / months) + 1) * months + from - 1;
  return dayOfNumber(Date.UTC(Math.floor(next / 12), next % 12, 1) / DAY_MS - 1);
};

/**
 * The stretch of the rhythm that begins on `first`: it ends with the week, or with the months, that the day falls in. Where a rhythm takes over
 * in mid-stretch its first one is shorter, so that stretches laid end to end cover every day once.
 */
export const stretchFrom = (rhythm: Rhythm, first: Day): Stretch => ({
  first,
  last: rhythm.every === 'week' ? endOfWeek(first) : endOfMonths(first, rhythm.months, rhythm.from),
});
