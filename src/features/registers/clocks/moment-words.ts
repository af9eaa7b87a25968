import { minutesBetween, sayLocal } from '../../../clocks/index.ts';
import {
  type Day,
  dayOf,
  daysAfter,
  daysBetween,
  formatDay,
  type Instant,
  nameOfWeekday,
  timeOf,
} from '../../../kernel/index.ts';

const many = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** "Sunday 29 November", with its year where that is not the year of `today`. */
export const sayWeekday = (day: Day, today: Day): string => {
  const written = `${nameOfWeekday(day)} ${formatDay(day)}`;
  return day.slice(0, 4) === today.slice(0, 4) ? written.slice(0, -' 2026'.length) : written;
};

const dayBeside = (day: Day, today: Day): string => {
  if (day === today) return 'today';
  if (day === daysAfter(today, 1)) return `tomorrow, ${sayWeekday(day, today)}`;
  if (day === daysAfter(today, -1)) return `yesterday, ${sayWeekday(day, today)}`;
  return `on ${sayWeekday(day, today)}`;
};

// In the hour that clocks show twice when they go back, the time alone would be either of two.
const whichOfTwo = (at: Instant): string => {
  const written = sayLocal(at);
  if (written.endsWith('+01:00')) return ' (before the clocks go back)';
  return written.endsWith('+00:00') ? ' (after the clocks go back)' : '';
};

/** A moment to the minute as clocks in Scotland show it: "14:05 today", "14:05 tomorrow, Monday 30 November", "14:05 on Sunday 29 November". */
export const sayMoment = (at: Instant, now: Instant): string =>
  `${timeOf(at)}${whichOfTwo(at)} ${dayBeside(dayOf(at), dayOf(now))}`;

/** The last day on which something can be done: "the end of today", "the end of Sunday 29 November". */
export const sayLastDay = (day: Day, now: Instant): string => {
  const today = dayOf(now);
  if (day === today) return 'the end of today';
  if (day === daysAfter(today, 1)) return `the end of tomorrow, ${sayWeekday(day, today)}`;
  if (day === daysAfter(today, -1)) return `the end of yesterday, ${sayWeekday(day, today)}`;
  return `the end of ${sayWeekday(day, today)}`;
};

// Up to so many hours a distance is told in hours, from one day on with the days before them, then in days alone. Ours.
const HOURS_TOLD = 72;
const DAY = 24 * 60;

/** Minutes in words: "12 minutes", "3 hours 5 minutes", "2 hours". */
export const sayMinutes = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return many(rest, 'minute');
  return rest === 0 ? many(hours, 'hour') : `${many(hours, 'hour')} ${many(rest, 'minute')}`;
};

// Whole days of 24 hours and the hours beyond them: nobody adds 61 hours to a day. The minutes stand in the moment beside it.
const sayDaysAndHours = (minutes: number): string => {
  const [days, hours] = [Math.floor(minutes / DAY), Math.floor((minutes % DAY) / 60)];
  return hours === 0 ? many(days, 'day') : `${many(days, 'day')} ${many(hours, 'hour')}`;
};

/**
 * How far off a moment is: "in 12 minutes", "this minute", "12 minutes ago", "in 3 hours 5 minutes", "in 2 days 13 hours", "in 5 days". Hours that passed
 * are counted, whatever clocks showed.
 */
export const sayDistanceTo = (at: Instant, now: Instant): string => {
  // Cut to the minute before they are compared: a clock is told to the minute.
  const minutes = minutesBetween(`${now.slice(0, 16)}:00.000Z`, `${at.slice(0, 16)}:00.000Z`);
  if (minutes === 0) return 'this minute';
  const far = Math.abs(minutes);
  const told =
    far < DAY
      ? sayMinutes(far)
      : far <= HOURS_TOLD * 60
        ? sayDaysAndHours(far)
        : many(Math.abs(daysBetween(dayOf(now), dayOf(at))), 'day');
  return minutes > 0 ? `in ${told}` : `${told} ago`;
};

/** How far off a last day is: "today", "tomorrow", "in 5 days", "yesterday", "5 days ago". */
export const sayDaysTo = (day: Day, now: Instant): string => {
  const days = daysBetween(dayOf(now), day);
  if (days === 0) return 'today';
  if (Math.abs(days) === 1) return days === 1 ? 'tomorrow' : 'yesterday';
  return days > 0 ? `in ${many(days, 'day')}` : `${many(-days, 'day')} ago`;
};
