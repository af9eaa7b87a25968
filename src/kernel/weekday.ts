import { Temporal } from 'temporal-polyfill';

import type { Day } from './local-time.ts';

/** The day of the week: 1 for Monday to 7 for Sunday. */
export const dayOfWeek = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek;

/** "Tuesday". */
export const nameOfWeekday = (day: Day): string =>
  ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][dayOfWeek(day) - 1] ?? '';

/** The nth (or the last) such weekday of the month that is `months` after that of `day`: "the second Tuesday", two months on. */
export const weekdayIn = (day: Day, months: number, weekday: number, nth: 1 | 2 | 3 | 4 | 'last'): Day => {
  const first = Temporal.PlainDate.from(day).with({ day: 1 }).add({ months });
  const offset = (weekday - first.dayOfWeek + 7) % 7;
  const last = 1 + offset + 7 * Math.floor((first.daysInMonth - 1 - offset) / 7);
  return first.with({ day: nth === 'last' ? last : 1 + offset + 7 * (nth - 1) }).toString();
};

/** The first of the twelve months' days that end with this one: 23 November 2025 where it is 22 November 2026. */
export const twelveMonthsTo = (day: Day): Day =>
  Temporal.PlainDate.from(day).subtract({ years: 1 }).add({ days: 1 }).toString();
