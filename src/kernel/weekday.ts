import { Temporal } from 'temporal-polyfill';

import { type Day, daysAfter, numberOfDay } from './local-time.ts';

// Counted from Monday, 29 December 1969.
const sinceMonday = (day: Day): number => numberOfDay(day) + 3;

/** The day of the week: 1 for Monday to 7 for Sunday. Throws RangeError where the text is no day. */
export const dayOfWeek = (day: Day): number => (((sinceMonday(day) % 7) + 7) % 7) + 1;

/** "Tuesday". */
export const nameOfWeekday = (day: Day): string =>
  ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][dayOfWeek(day) - 1] ?? '';

/** Whether it is a day from Monday to Friday. Public holidays count as working days: who keeps which is not known. */
export const isWorkingDay = (day: Day): boolean => dayOfWeek(day) <= 5;

/** How many working days lie after `from`, up to and with `to`; 0 where `to` is not later. */
export const workingDaysBetween = (from: Day, to: Day): number => {
  const until = (day: Day): number => Math.floor(sinceMonday(day) / 7) * 5 + Math.min(dayOfWeek(day), 5);
  return Math.max(until(to) - until(from), 0);
};

/** The nth (or the last) such weekday of the month that is `months` after that of `day`: "the second Tuesday", two months on. */
export const weekdayIn = (day: Day, months: number, weekday: number, nth: 1 | 2 | 3 | 4 | 'last'): Day => {
  const first = Temporal.PlainDate.from(day).with({ day: 1 }).add({ months });
  const offset = (weekday - first.dayOfWeek + 7) % 7;
  const last = 1 + offset + 7 * Math.floor((first.daysInMonth - 1 - offset) / 7);
  return first.with({ day: nth === 'last' ? last : 1 + offset + 7 * (nth - 1) }).toString();
};

/** The same day of the year before; 28 February where that is no leap year. What falls later lies in the last twelve months. */
export const yearBefore = (day: Day): Day => Temporal.PlainDate.from(day).subtract({ years: 1 }).toString();

/** The first of the twelve months' days that end with this one: 23 November 2025 where it is 22 November 2026. */
export const twelveMonthsTo = (day: Day): Day => daysAfter(yearBefore(day), 1);
