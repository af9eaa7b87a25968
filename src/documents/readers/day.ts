import { Temporal } from 'temporal-polyfill';

import { type Fault, fail, fault, ok, type Place, type Result } from '../../kernel/index.ts';
import { MONTH_PATTERN, monthNumber } from './month-names.ts';
import { tidyTyped } from './typed-text.ts';

const WRITTEN = {
  iso: /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/,
  numbers: /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/,
  dayFirst: new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]?(${MONTH_PATTERN})\\.?,?[ -]?(\\d{4})$`, 'i'),
  monthFirst: new RegExp(`^(${MONTH_PATTERN})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`, 'i'),
  shortYear: new RegExp(`^\\d{1,2}(?:st|nd|rd|th)?[ /.-]?(?:\\d{1,2}|${MONTH_PATTERN})[ /.-]'?\\d{2}$`, 'i'),
  serial: /^\d{5}(?:\.\d+)?$/,
};

type Parts = { readonly year: string; readonly month: string; readonly day: string };

const readParts = (typed: string): Parts | null => {
  const iso = WRITTEN.iso.exec(typed);
  if (iso !== null) return { year: iso[1] ?? '', month: iso[2] ?? '', day: iso[3] ?? '' };
  const numbers = WRITTEN.numbers.exec(typed);
  if (numbers !== null) return { day: numbers[1] ?? '', month: numbers[3] ?? '', year: numbers[4] ?? '' };
  const dayFirst = WRITTEN.dayFirst.exec(typed);
  if (dayFirst !== null) return { day: dayFirst[1] ?? '', month: dayFirst[2] ?? '', year: dayFirst[3] ?? '' };
  const monthFirst = WRITTEN.monthFirst.exec(typed);
  return monthFirst === null
    ? null
    : { month: monthFirst[1] ?? '', day: monthFirst[2] ?? '', year: monthFirst[3] ?? '' };
};

const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2199;
const REMEDY = 'Write the day first, as in 31/03/2020 or 31 March 2020, or as 2020-03-31.';

const dayFault = (detail: string, place: Place, remedy = REMEDY): { readonly ok: false; readonly problem: Fault } =>
  fail(fault('cell.invalid', detail, place, remedy));

const toDay = (typed: string, parts: Parts, place: Place): Result<string, Fault> => {
  const month = monthNumber(parts.month) ?? Number(parts.month);
  const [year, day] = [Number(parts.year), Number(parts.day)];
  if (month > 12 && day <= 12)
    return dayFault(`"${typed}" has no month ${month}: dates are read day first, as in Scotland`, place);
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) return dayFault(`"${typed}" has an unlikely year`, place);
  try {
    return ok(Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString());
  } catch {
    return dayFault(`"${typed}" is not a day of the calendar`, place);
  }
};

/**
 * Reads one day and gives it as ISO "2020-03-31". In Scotland the day comes before the month, so "03/04/2020" is 3 April 2020, always;
 * "03/31/2020" is a fault. A time of day behind an ISO date is left off. A year of two digits, a day without a year and an Excel
 * serial number as text are faults (`cell.invalid`; an empty text `cell.missing`): the readers of workbooks give a date cell as ISO.
 */
export const readDay = (text: string, place: Place = {}): Result<string, Fault> => {
  const typed = tidyTyped(text);
  if (typed === '') return fail(fault('cell.missing', undefined, place));
  const parts = readParts(typed);
  if (parts !== null) return toDay(typed, parts, place);
  if (WRITTEN.shortYear.test(typed))
    return dayFault(`"${typed}" has a year of two digits`, place, 'Write the year with four digits.');
  if (WRITTEN.serial.test(typed)) {
    const remedy = 'Format the column as Date in Excel and save again, or write the day as 2020-03-31.';
    return dayFault(`"${typed}" is a number; it may be a date that lost its format`, place, remedy);
  }
  return dayFault(`"${typed}" is not a day`, place);
};
