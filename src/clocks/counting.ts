import { type Day, daysAfter } from '../kernel/index.ts';
import { countsDay, sayNotLoaded, type WorkingCalendar } from './calendar.ts';
import type { Counting, Direction, Length, Unknown } from './rule.ts';

/** Days that are taken out of a count, both within; `to` null while it is still so. */
export type PausedDays = { readonly from: Day; readonly to: Day | null };

const lastOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The corresponding day some months on (back, where below zero); the month's last day where it has no such day. */
export const dayMonthsAfter = (day: Day, months: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const total = year * 12 + month - 1 + months;
  const inYear = Math.floor(total / 12);
  const inMonth = total - inYear * 12 + 1;
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${inYear}-${two(inMonth)}-${two(Math.min(date, lastOfMonth(inYear, inMonth)))}`;
};

export type Counted = {
  readonly length: Length;
  readonly counting: Counting;
  readonly direction: Direction;
  readonly calendar: WorkingCalendar | null;
  readonly paused: readonly PausedDays[];
};

const isPaused = (paused: readonly PausedDays[], day: Day): boolean =>
  paused.some(({ from, to }) => day >= from && (to === null || day <= to));

/** While a pause has no end, nobody can tell the day. */
export const STILL_PAUSED: Unknown = {
  code: 'paused',
  words: 'the clock is stopped until what was asked for comes in',
};

// Day by day: what counts is known only of each day by itself.
const walk = (start: Day, counted: Counted, step: 1 | -1): Day | Unknown => {
  const { length, counting, calendar, paused } = counted;
  let day = counting === 'inclusive' ? start : daysAfter(start, step);
  let left = length.count;
  for (;;) {
    if (paused.some(({ from, to }) => to === null && day >= from)) return STILL_PAUSED;
    const counts = calendar === null ? true : countsDay(calendar, day);
    if (counts === null) {
      return { code: 'holidays-not-loaded', words: sayNotLoaded(calendar as WorkingCalendar, day) };
    }
    if (counts && !isPaused(paused, day)) left -= 1;
    if (left <= 0) return day;
    day = daysAfter(day, step);
  }
};

/**
 * The day that a count of days, weeks, months or years gives, or why it cannot be told. Throws RangeError for hours, which are counted
 * from an instant, and where working days are counted without a calendar.
 */
export const countDays = (start: Day, counted: Counted): Day | Unknown => {
  const { length, counting, direction, calendar, paused } = counted;
  const step = direction === 'before' || direction === 'not-older-than' ? -1 : 1;
  if (length.unit === 'working-days') {
    if (calendar === null) throw new RangeError('working days are counted by a calendar');
    return walk(start, counted, step);
  }
  if (length.unit === 'hours') throw new RangeError('hours are counted from an instant');
  if (length.unit === 'months' || length.unit === 'years') {
    const day = dayMonthsAfter(start, step * length.count * (length.unit === 'years' ? 12 : 1));
    return counting === 'inclusive' ? daysAfter(day, -step) : day;
  }
  const count = length.count * (length.unit === 'weeks' ? 7 : 1);
  if (paused.length > 0) {
    return walk(start, { ...counted, calendar: null, length: { count, unit: 'calendar-days' } }, step);
  }
  return daysAfter(start, step * (counting === 'inclusive' ? count - 1 : count));
};

/** The day itself where it is a working day, or the next one that is. */
export const nextWorkingDay = (day: Day, calendar: WorkingCalendar): Day | Unknown => {
  for (let at = day; ; at = daysAfter(at, 1)) {
    const counts = countsDay(calendar, at);
    if (counts === null) return { code: 'holidays-not-loaded', words: sayNotLoaded(calendar, at) };
    if (counts) return at;
  }
};
