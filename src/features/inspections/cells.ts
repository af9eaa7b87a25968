import { readDay } from '../../documents/readers/index.ts';
import { type Day, type Fault, fail, fault, ok, type Place, type Result } from '../../kernel/index.ts';
import { type Grade, isGrade } from './question.ts';
import type { ServiceYear, YearFact } from './service.ts';

/** The text of a cell; '' where it is empty. Older editions print a full stop for what is missing. */
export const textOf = (cell: string | undefined): string => {
  const text = (cell ?? '').trim();
  return text === '.' ? '' : text;
};

const invalid = (detail: string, place: Place, remedy?: string) => fail(fault('cell.invalid', detail, place, remedy));

/** A grade from 1 to 6; null where the cell is empty, which is "not graded" and never nought. */
export const readGrade = (text: string, place: Place): Result<Grade | null, Fault> => {
  if (text === '') return ok(null);
  const grade = /^\d+(\.0+)?$/.test(text) ? Number(text) : Number.NaN;
  return isGrade(grade)
    ? ok(grade)
    : invalid(
        `"${text}" is no grade`,
        place,
        'A grade is a whole number from 1 to 6; a service without one has an empty cell.',
      );
};

/** A day before or on the day of the edition; null where the cell is empty. */
export const readDayBy = (text: string, edition: Day, place: Place): Result<Day | null, Fault> => {
  if (text === '') return ok(null);
  const day = readDay(text, place);
  if (!day.ok) return day;
  return day.value <= edition
    ? day
    : invalid(
        `"${text}" comes after ${edition}, the day of the edition`,
        place,
        'Check the cell, or give the right day with --as-at.',
      );
};

/** The month in which a service was registered: "2004_8" is "2004-08", and a whole day is its month. */
export const readMonth = (text: string, place: Place): Result<string | null, Fault> => {
  if (text === '') return ok(null);
  const [, year = '', month = ''] = /^(\d{4})_(\d{1,2})$/.exec(text) ?? [];
  if (year !== '' && Number(month) >= 1 && Number(month) <= 12) return ok(`${year}-${month.padStart(2, '0')}`);
  const day = readDay(text, place);
  return day.ok ? ok(day.value.slice(0, 7)) : invalid(`"${text}" is no month`, place, 'Write it like 2004_8.');
};

export const readYesNo = (text: string, place: Place): Result<boolean | null, Fault> => {
  if (text === '') return ok(null);
  if (/^(yes|true)$/i.test(text)) return ok(true);
  return /^(no|false)$/i.test(text) ? ok(false) : invalid(`"${text}" is neither Yes nor No`, place);
};

const WORDS: readonly (readonly [RegExp, NonNullable<ServiceYear['said']>])[] = [
  [/^(yes|true)$/i, 'yes'],
  [/^(no|false)$/i, 'no'],
  [/^inspected but no requirements$/i, 'inspected-none'],
];

/** What is said of a year; null where the cell is empty: then the file does not say. */
export const readYear = (
  text: string,
  what: YearFact,
  place: Place,
): Result<Pick<ServiceYear, 'count' | 'said'> | null, Fault> => {
  if (text === '') return ok(null);
  if (/^\d{1,6}(\.0+)?$/.test(text)) return ok({ count: Number(text), said: null });
  const said = what === 'complaints-upheld' ? undefined : WORDS.find(([words]) => words.test(text))?.[1];
  return said === undefined ? invalid(`"${text}" is no number and no known word`, place) : ok({ count: null, said });
};
