import { type Day, dayOf, type Instant, instantAt, parseInstant, readDay, timeOf } from '../kernel/index.ts';
import type { Unknown } from './rule.ts';

const HOUR_MS = 3_600_000;
const MINUTE = 'YYYY-MM-DDTHH:MM'.length;

/** A day, with the minute where it is known. */
export type Moment = { readonly day: Day; readonly at: Instant | null };

const toMinute = (instant: Instant): Instant => `${instant.slice(0, MINUTE)}:00.000Z`;
const later = (instant: Instant, ms: number): Instant => new Date(Date.parse(instant) + ms).toISOString();

/** The same instant some minutes on. */
export const minutesAfter = (instant: Instant, minutes: number): Instant => later(instant, minutes * 60_000);

/** Whole minutes from one instant to another; below zero where the other is earlier. */
export const minutesBetween = (from: Instant, to: Instant): number =>
  Math.floor((Date.parse(to) - Date.parse(from)) / 60_000);

// Clocks go back by one hour, so a time that comes twice comes again sixty minutes on.
const cameTwice = (first: Instant): boolean => {
  const again = later(first, HOUR_MS);
  return timeOf(again) === timeOf(first) && dayOf(again) === dayOf(first);
};

/**
 * Reads a day ("2026-11-27"), a time as clocks in Scotland showed it ("2026-11-27T14:05"), or one with its offset ("…T14:05+00:00", "…Z").
 * Seconds are left out. A time that never came, or came twice and has no offset, is refused with its reason.
 */
export const readMoment = (text: string): Moment | Unknown => {
  const day = readDay(text);
  if (day !== null) return { day, at: null };
  const local = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?$/.exec(text);
  if (local === null) {
    const instant = /T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/.test(text) ? parseInstant(text) : null;
    if (instant === null) return { code: 'unreadable', words: `"${text}" is no day and no time` };
    return { day: dayOf(instant), at: toMinute(instant) };
  }
  const [, date = '', time = ''] = local;
  if (readDay(date) === null || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    return { code: 'unreadable', words: `"${text}" is no day and no time` };
  }
  const at = instantAt(date, time);
  if (at === null) return { code: 'no-such-time', words: `${text} never came: the clocks went forward past it` };
  if (cameTwice(at)) {
    return { code: 'ambiguous-time', words: `${text} came twice, because the clocks went back: give its offset` };
  }
  return { day: date, at };
};

/** "2026-03-31T13:00" as clocks in Scotland showed it; with its offset where they showed it twice. */
export const sayLocal = (at: Instant): string => {
  const shown = `${dayOf(at)}T${timeOf(at)}`;
  const first = instantAt(dayOf(at), timeOf(at));
  if (first === null || !cameTwice(first)) return shown;
  return `${shown}${Date.parse(at) === Date.parse(first) ? '+01:00' : '+00:00'}`;
};
