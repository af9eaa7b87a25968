import {
  type Fault,
  fail,
  fault,
  ok,
  type Period,
  type PeriodKind,
  type Place,
  parsePeriod,
  type Result,
} from '../../kernel/index.ts';
import { readDay } from './day.ts';
import { MONTH_PATTERN } from './month-names.ts';
import { readMonthText, readSpan } from './month-span.ts';
import { tidyTyped } from './typed-text.ts';

const YEARS = String.raw`(?<first>\d{4}) ?(?<mark>[/-]) ?(?<last>\d{4}|\d{2})`;
const LEAD =
  '(?:(?<financial>fy ?|f/y ?|financial year )|(?<academic>(?:ay|academic year|school year) ?)|(?<any>year ))?';
const PART = '(?<letter>h|q|half(?: year)?|quarter|qtr) ?(?<number>[1-4])';
const WRITTEN = {
  years: new RegExp(`^${LEAD}${YEARS}$`, 'i'),
  partFirst: new RegExp(`^${PART}[ ,:-]*(?:of )?(?:fy ?)?${YEARS}$`, 'i'),
  partLast: new RegExp(`^(?:fy ?)?${YEARS}[ ,:-]*${PART}$`, 'i'),
  yearTo: /^(?:financial )?year (?:to|ending|ended)(?: the)? 31(?:st)? march (\d{4})$/i,
  partOfOneYear: /^(?:(?:h|q|half|quarter|qtr) ?[1-4][ -]*\d{4}|\d{4}[ -]*(?:h|q|half|quarter|qtr) ?[1-4])$/i,
  serial: /^\d{5}$/,
  // What Excel shows when it takes "Apr-22" for a day of this year.
  dayAndMonth: new RegExp(`^\\d{1,2}[ -](?:${MONTH_PATTERN})$`, 'i'),
};

const EXCEL_REMEDY =
  'Excel turns periods such as 2010/11 and Apr-22 into dates. Format the column as Text, then type the period again, like 2010/11 or April 2022.';

type Written = { readonly code: string; readonly kind: PeriodKind | undefined };

const asPairKind = (kind: PeriodKind | undefined): PeriodKind | undefined =>
  kind === 'academic-year' || kind === 'years' ? kind : undefined;

/** The kernel's way of writing the same period, where the text is a pair of years or a part of a year; `null` otherwise. */
const inKernelForm = (typed: string, kind: PeriodKind | undefined): Written | null => {
  const part = (WRITTEN.partFirst.exec(typed) ?? WRITTEN.partLast.exec(typed))?.groups;
  if (part !== undefined) {
    const { first = '', last = '', letter = '', number = '' } = part;
    return { code: `${first}/${last.slice(-2)}-${letter.charAt(0)}${number}`, kind: undefined };
  }
  const ending = WRITTEN.yearTo.exec(typed)?.[1];
  if (ending !== undefined) return { code: `${Number(ending) - 1}/${ending.slice(-2)}`, kind: undefined };
  const years = WRITTEN.years.exec(typed)?.groups;
  if (years === undefined) return null;
  const { first = '', mark, last = '', financial, academic, any } = years;
  const code = `${first}/${last.slice(-2)}`;
  if (financial !== undefined) return { code, kind: 'financial-year' };
  if (academic !== undefined) return { code, kind: 'academic-year' };
  // "2022-05" is a month to the kernel.
  return mark === '-' && last.length === 2 && any === undefined ? null : { code, kind: asPairKind(kind) };
};

// The kernel looks at the last two digits only: "2019/2120" would pass for 2019/20.
const LONGEST_SPAN_YEARS = 10;
const yearsTooFarApart = (typed: string): boolean => {
  const match = /(\d{4}) ?[/-] ?(\d{4})/.exec(typed);
  const apart = Number(match?.[2]) - Number(match?.[1]);
  return match !== null && !(apart >= 1 && apart <= LONGEST_SPAN_YEARS);
};

// Up to 2011 "2010-11" and "2009-12" can be years or a month; with a slash they are years, and a kind decides too.
const isYearsOrMonth = (typed: string): boolean => {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(typed);
  const apart = Number(match?.[2]) - (Number(match?.[1]) % 100);
  return match !== null && apart >= 1 && apart <= LONGEST_SPAN_YEARS;
};

const readAnyKind = (typed: string, kind: PeriodKind | undefined, place: Place): Result<Period, Fault> => {
  const cannot = fail(fault('period.invalid', `"${typed}" cannot be read`, place));
  if (yearsTooFarApart(typed) && !readDay(typed).ok) return cannot;
  const form = inKernelForm(typed, kind);
  if (form !== null) {
    const read = parsePeriod(form.code, form.kind, place);
    return read.ok ? read : cannot;
  }
  const span = readMonthText(typed) ?? readSpan(typed);
  if (span !== null) return ok(span);
  const day = readDay(typed);
  const asWritten = parsePeriod(day.ok ? day.value : typed, kind, place);
  // A period of another kind is told from a text that is none.
  return asWritten.ok || kind === undefined ? asWritten : parsePeriod(day.ok ? day.value : typed, undefined, place);
};

/**
 * Reads a period as people type it, on top of the kernel's own forms: "FY2019/20", "2019/2020", "Apr-22", "April 2022", "Q1 2022/23",
 * "H1 2022/23", "Apr-Sep 2022", "Oct 2022 to Mar 2023", "year to 31 March 2020", and days as `readDay` reads them. `kind` is the kind of
 * period wanted: another kind is a fault `period.mismatch`. Everything unclear is `period.invalid`: "2010-11" without a kind, "Q1 2022",
 * years of two digits, and what Excel leaves when it has taken a period for a date.
 */
export const readPeriodText = (text: string, kind?: PeriodKind, place: Place = {}): Result<Period, Fault> => {
  const typed = tidyTyped(text);
  if (typed === '') return fail(fault('cell.missing', undefined, place));
  if (WRITTEN.serial.test(typed) || WRITTEN.dayAndMonth.test(typed)) {
    const detail = `"${typed}" is what is left of a date or of a period that Excel took for a date`;
    return fail(fault('period.invalid', detail, place, EXCEL_REMEDY));
  }
  if (kind === undefined && isYearsOrMonth(typed)) {
    const remedy = `Write ${typed.replace('-', '/')} for the years, or the month by its name.`;
    return fail(fault('period.invalid', `"${typed}" may be years or a month`, place, remedy));
  }
  if (WRITTEN.partOfOneYear.test(typed)) {
    const remedy = 'Write the financial year with both its parts, as in Q1 2022/23.';
    return fail(fault('period.invalid', `"${typed}" does not say which year it is a part of`, place, remedy));
  }
  const read = readAnyKind(typed, kind, place);
  if (!read.ok || kind === undefined || read.value.kind === kind) return read;
  const words = (of: PeriodKind): string => of.replaceAll('-', ' ');
  const detail = `"${typed}" is of the kind ${words(read.value.kind)}; ${words(kind)} is wanted here`;
  const madeByExcel = (read.value.kind === 'day' || read.value.kind === 'month') && kind !== 'day';
  return fail(fault('period.mismatch', detail, place, madeByExcel ? EXCEL_REMEDY : undefined));
};
