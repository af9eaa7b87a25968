import { type Fault, fault } from '../../../kernel/index.ts';
import { caseKey } from '../entry/case-key.ts';
import type { NewEntry } from '../entry/open-entry.ts';
import type { RegisterType } from '../type/register-type.ts';
import { caseAndTime, type Standing, sameness } from './same-entry.ts';

/** A row of a file as the entry that it asks for, with the number that a spreadsheet shows. */
export type Row = { readonly number: number; readonly entry: NewEntry };

/**
 * The most new rows of one case in a file, where a register adds up a person's time over all their entries: each of them is judged by all the others,
 * and nobody else of the council can write meanwhile. Ours.
 */
export const MOST_OF_ONE_CASE = 5;

/** Whether entries of a register are of cases, of each of which one begins at one time. */
export const isOfCases = ({ about }: RegisterType): boolean => about === 'person' || about === 'staff';

/** The rows that say again what an earlier row of the file says: all of it, or, where entries are of cases, the same case and time. */
export const repeatedRows = (type: RegisterType, rows: readonly Row[]): Fault[] => {
  const first = new Map<string, number>();
  return rows.flatMap(({ number, entry }) => {
    const ofCase = isOfCases(type) ? caseAndTime(entry) : null;
    const said = ofCase ?? sameness(entry);
    const before = first.get(said);
    if (before === undefined) first.set(said, number);
    const found = ofCase === null ? 'The same entry stands in' : 'An entry of the same case and time stands in';
    return before === undefined ? [] : [fault('row.repeated', `${found} row ${before}`, { row: number })];
  });
};

/** The rows, by their numbers, that are more of one case than are taken of it at once. */
export const tooManyOfOneCase = (rows: readonly Row[]): ReadonlyMap<number, Fault> => {
  const counts = new Map<string, number>();
  const found = new Map<number, Fault>();
  for (const { number, entry } of rows) {
    if (entry.caseReference === null) continue;
    const key = caseKey(entry.caseReference);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count > MOST_OF_ONE_CASE) found.set(number, moreOfOneCase());
  }
  return found;
};

const moreOfOneCase = (): Fault =>
  fault(
    'input.too-large',
    `At most ${MOST_OF_ONE_CASE} new entries of one case are taken from a file: this register adds up the time of all of them`,
    { column: 'case_reference' },
    'Leave the others out and make them one by one.',
  );

/** What is wrong with a row because of an entry that there is: one with the same answers that others may see, or another of its case and time. */
export const faultsBesideStanding = (type: RegisterType, entry: NewEntry, standing: Standing): Fault[] => {
  const otherwise = standing.openOtherwise(entry);
  if (otherwise !== null) {
    const [is, asked] = entry.confidentiality === 'open' ? ['restricted', 'open'] : ['open', 'restricted'];
    return [
      fault(
        'answer.invalid',
        `${otherwise} is the same entry and is ${is}; this file asks for it as ${asked}`,
        {},
        'Whether an entry is open or restricted cannot be changed. Withdraw that one first, or leave this row out.',
      ),
    ];
  }
  const ofCase = isOfCases(type) ? standing.cases.get(caseAndTime(entry) ?? '') : undefined;
  return ofCase === undefined
    ? []
    : [
        fault(
          'answer.invalid',
          `${ofCase} is of the same case and began at the same time`,
          { column: 'case_reference' },
          'Put that one right on its page, or leave this row out.',
        ),
      ];
};

/** The fault of a row whose entry the law would have changed by now, had nothing more been done: what was done stands in no file. */
export const endedByLaw = (): Fault =>
  fault(
    'answer.invalid',
    'By now the law would have ended this',
    { column: 'happened' },
    'Leave the row out and make it by hand, so that what was done can be entered with it.',
  );
