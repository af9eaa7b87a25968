import {
  academicYear,
  calendarYear,
  financialYear,
  halfYear,
  month as monthPeriod,
  type Period,
  quarter,
} from '../../kernel/index.ts';
import { MONTH_PATTERN, monthNumber } from './month-names.ts';

// Returns to the Scottish Government begin after 1980 and people write the year of a month with two digits.
const CENTURY_TURNS_AT = 80;
const fullYear = (written: string): number => {
  const number = Number(written);
  if (written.length === 4) return number;
  return number < CENTURY_TURNS_AT ? 2000 + number : 1900 + number;
};

const NAMED = new RegExp(`^(${MONTH_PATTERN})\\.?(?: |-|/|,|')+(\\d{4}|\\d{2})$`, 'i');
const NUMBERED = /^(\d{1,2})\/(\d{4})$/;

/** One month: "April 2022", "Apr-22", "Apr 22", "04/2022"; `null` where the text is something else. */
export const readMonthText = (typed: string): Period | null => {
  const named = NAMED.exec(typed);
  if (named !== null) return monthPeriod(fullYear(named[2] ?? ''), monthNumber(named[1] ?? '') ?? 1);
  const numbered = NUMBERED.exec(typed);
  const number = Number(numbered?.[1]);
  return numbered !== null && number >= 1 && number <= 12 ? monthPeriod(Number(numbered[2]), number) : null;
};

const MONTH = `(?:${MONTH_PATTERN})\\.?`;
const SPAN = new RegExp(
  `^(?<from>${MONTH})(?: (?<fromYear>\\d{4}))? ?(?:-|to) ?(?<to>${MONTH}) (?<toYear>\\d{4})(?:[/-](?<nextYear>\\d{2}|\\d{4}))?$`,
  'i',
);

const monthsBetween = (fromYear: number, from: number, toYear: number, to: number): number =>
  (toYear - fromYear) * 12 + to - from + 1;

const spanOf = (startYear: number, start: number, length: number): Period | null => {
  const financial = start >= 4 ? startYear : startYear - 1;
  const offset = (start + 8) % 12;
  if (length === 3 && offset % 3 === 0) return quarter(financial, (offset / 3 + 1) as 1 | 2 | 3 | 4);
  if (length === 6 && offset % 6 === 0) return halfYear(financial, (offset / 6 + 1) as 1 | 2);
  if (length === 12 && start === 4) return financialYear(startYear);
  if (length === 12 && start === 8) return academicYear(startYear);
  if (length === 12 && start === 1) return calendarYear(startYear);
  return null;
};

/**
 * A span of months that is a quarter, a half or a year: "Apr-Sep 2022", "Oct 2022 to Mar 2023", "Jan-Mar 2022/23". `null` where it is no such
 * span, or where one year alone does not tell in which the span begins ("Oct-Mar 2022").
 */
export const readSpan = (typed: string): Period | null => {
  const parts = SPAN.exec(typed)?.groups;
  if (parts === undefined) return null;
  const { from: fromName = '', fromYear, to: toName = '', toYear = '', nextYear } = parts;
  const from = monthNumber(fromName.replace('.', ''));
  const to = monthNumber(toName.replace('.', ''));
  if (from === null || to === null) return null;
  if (nextYear !== undefined) {
    // "2022/23" is the financial year: months before April belong to its second calendar year.
    const first = Number(toYear);
    if (fromYear !== undefined || Number(nextYear) % 100 !== (first + 1) % 100) return null;
    const yearOf = (number: number): number => (number >= 4 ? first : first + 1);
    return spanOf(yearOf(from), from, monthsBetween(yearOf(from), from, yearOf(to), to));
  }
  const start = Number(fromYear ?? toYear);
  return spanOf(start, from, monthsBetween(start, from, Number(toYear), to));
};
