import { Temporal } from 'temporal-polyfill';

import { remembered } from './remembered.ts';

/** A moment, as ISO 8601 in UTC to the millisecond: "2026-11-21T23:15:43.000Z". Text order is time order. */
export type Instant = string;

/** The only door to the time of day. Pure folders are given an instant; entry/ makes the real clock. */
export type Clock = () => Instant;

/** Reads an instant ("2026-11-21T23:15:43Z") or a calendar day ("2026-11-21": its last millisecond in Scotland); `null` otherwise. */
export const parseInstant = (text: string): Instant | null => {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
      const nextDay = Temporal.PlainDate.from(text).add({ days: 1 }).toZonedDateTime('Europe/London');
      if (text.startsWith('0000')) return null;
      return toInstant(nextDay.toInstant().epochMilliseconds - 1);
    }
    const instant = toInstant(Temporal.Instant.from(text).epochMilliseconds);
    // Years of four digits, and not the year 0, which no database knows.
    return /^(?!0000)\d{4}-/.test(instant) ? instant : null;
  } catch {
    return null;
  }
};

const toInstant = (milliseconds: number): Instant => new Date(milliseconds).toISOString();

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const written = remembered((day) => {
  const date = Temporal.PlainDate.from(day);
  return `${date.day} ${MONTHS[date.month - 1]} ${date.year}`;
});

/** "31 March 2020" from "2020-03-31". Throws RangeError where the text is no day. */
export const formatDay = (day: string): string => written(day);

/** "21 November 2026, 23:15" as clocks in Scotland showed it. */
export const formatInstant = (instant: Instant): string => {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London');
  const time = `${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}`;
  return `${local.day} ${MONTHS[local.month - 1]} ${local.year}, ${time}`;
};
