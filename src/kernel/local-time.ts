import { Temporal } from 'temporal-polyfill';

import type { Instant } from './instant.ts';
import { remembered } from './remembered.ts';

const ZONE = 'Europe/London';

/** A calendar day as ISO text: "2026-11-21". Text order is day order. */
export type Day = string;

const zoned = (instant: Instant): Temporal.ZonedDateTime => Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE);

const fromZoned = (moment: Temporal.ZonedDateTime): Instant => new Date(moment.epochMilliseconds).toISOString();

// Since 1972 clocks in Scotland differ from UTC by whole hours and change on the hour, so that the day is the same all through an hour of UTC. Asking the
// calendar costs some ten microseconds, and a page asks thousands of times.
const WRITTEN = /^\d{4}-\d\d-\d\dT\d\d:[0-5]\d:[0-5]\d\.\d{3}Z$/;
const HOUR = 'YYYY-MM-DDTHH'.length;
const dayAsked = (instant: Instant): Day => zoned(instant).toPlainDate().toString();
const dayOfHour = remembered(dayAsked);

/** The day that it was in Scotland: "2026-06-30T23:30:00.000Z" was on 1 July. Throws RangeError where the text is no instant. */
export const dayOf = (instant: Instant): Day => {
  if (instant < '1972' || !WRITTEN.test(instant)) return dayAsked(instant);
  return dayOfHour(instant.slice(0, HOUR), instant);
};

/** What clocks in Scotland showed, to the minute: "09:05". */
export const timeOf = (instant: Instant): string => zoned(instant).toPlainTime().toString({ smallestUnit: 'minute' });

/** A day that exists, as it is written: "2026-11-21"; `null` for anything else. */
export const readDay = (text: string): Day | null => {
  // No database knows the year 0.
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
};

/**
 * The moment at which clocks in Scotland show a time ("09:05") on a day. `null` for what is no day or time, and in the hour of March that
 * the clocks leave out; of the hour of October that they show twice, the first.
 */
export const instantAt = (day: string, time: string): Instant | null => {
  if (readDay(day) === null || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  const wanted = Temporal.PlainDateTime.from(`${day}T${time}`);
  const moment = wanted.toZonedDateTime(ZONE, { disambiguation: 'earlier' });
  return moment.toPlainDateTime().equals(wanted) ? fromZoned(moment) : null;
};

/** The same time of day some months later, or on the month's last day where it has no such day. */
export const monthsAfter = (instant: Instant, months: number): Instant => fromZoned(zoned(instant).add({ months }));

const DAY_MS = 86_400_000;

/** How many days after 1 January 1970 a day is, counted in UTC, where all are of one length. Throws RangeError where the text is no day. */
export const numberOfDay = (day: Day): number => {
  const midnight = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00.000Z`) : Number.NaN;
  // The clock of the machine takes 30 February for 2 March.
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(day)) {
    throw new RangeError(`"${day}" is no day`);
  }
  return midnight / DAY_MS;
};

/** Some whole days later; earlier where `count` is negative. Throws RangeError where the text is no day, or `count` is no whole number. */
export const daysAfter = (day: Day, count: number): Day => {
  if (!Number.isInteger(count)) throw new RangeError(`${count} is no number of days`);
  // Counted so, it costs a tenth of asking the calendar.
  const moved = new Date((numberOfDay(day) + count) * DAY_MS).toISOString();
  return moved.slice(0, moved.indexOf('T'));
};

const endAsked = remembered((day: Day) =>
  fromZoned(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(ZONE)),
);

/** The instant at which a day is over in Scotland: midnight, 23, 24 or 25 hours after it began. */
export const endOfDay = (day: Day): Instant => endAsked(day);

/** How many days lie from one day to another, whatever the clocks did between; below zero where the other is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
