import { type ClockRule, stateOf } from '../../../clocks/index.ts';
import type { TableRow } from '../../../documents/readers/index.ts';
import { type Fault, fail, fault, type Instant, ok, type Place, type Result } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { allCouncils } from '../../councils/index.ts';
import { LATEST, postsByCode } from '../../people/index.ts';
import type { Confidentiality } from '../entry/entry.ts';
import { rulesOf } from '../entry/law.ts';
import { refused } from '../entry/revise-entry.ts';
import { rollingRule } from '../entry/rolling.ts';
import { inRegisters, mayKeep, notKept, type RegisterDesk } from '../in-registers.ts';
import { type MadeOne, makeOne } from '../make-one.ts';
import { WRITE_REGISTERS } from '../policy.ts';
import type { RegisterType } from '../type/register-type.ts';
import { endedByLaw, faultsBesideStanding, type Row, repeatedRows, tooManyOfOneCase } from './beside-others.ts';
import { type BroughtColumn, broughtColumns, nameOf } from './columns.ts';
import { type Called, readEntryRow } from './read-row.ts';
import { sameness, standingBeside } from './same-entry.ts';

/** The most rows of one file. All of it is one transaction, and nobody else of the council can write meanwhile. Ours. */
export const MOST_BROUGHT = 500;

/** A file of entries as it was read: its headings, and its rows with the numbers that a spreadsheet shows. */
export type EntryFile = {
  readonly fileName: string;
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
};

/** What is to be done with a file. `looked`: somebody looked at what could tell of a person; `dryRun`: only say what would come of it. */
export type BringIn = {
  readonly confidentiality: string;
  readonly looked: boolean;
  readonly dryRun: boolean;
  readonly onProgress?: (done: number, of: number) => void;
};

/**
 * What came of a file: the entries that were made (or would be, under no reference yet), those that stood already as given, and how many of the made
 * ones stand as late at once.
 */
export type BroughtIn = {
  readonly made: readonly string[];
  readonly already: readonly string[];
  readonly late: number;
};

/** Who may see the entries of a file: as the register says, or as was asked; null where that must be said and was not. */
export const secrecyOf = ({ confidentiality }: RegisterType, asked: string): Confidentiality | null => {
  const chosen = confidentiality === 'either' ? asked : confidentiality;
  return chosen === 'open' || chosen === 'restricted' ? chosen : null;
};

const headingFaults = (file: EntryFile, columns: readonly BroughtColumn[]): Fault[] => {
  const place = { file: file.fileName, row: 1 };
  const known = columns.map(({ heading }) => heading);
  const unknown = file.headings.filter((heading) => !known.includes(heading));
  const missing = columns.filter(({ is, heading }) => is === 'began' && !file.headings.includes(heading));
  const remedy = 'Use the headings of the template of this register.';
  return [
    ...missing.map(({ heading }) =>
      fault('column.missing', `The column "${heading}" is missing`, { ...place, column: heading }, remedy),
    ),
    ...unknown.map((heading) =>
      fault('column.unknown', `The column "${heading}" is not known`, { ...place, column: heading }, remedy),
    ),
    ...(file.rows.length > MOST_BROUGHT
      ? [
          fault(
            'input.too-large',
            `The file has ${file.rows.length} rows; at most ${MOST_BROUGHT} are taken at once`,
            { file: file.fileName },
            'Split it into several files, each with the headings.',
          ),
        ]
      : []),
    ...(file.rows.length === 0 ? [fault('input.empty', undefined, { file: file.fileName })] : []),
  ];
};

// Faults name the row and the heading that whoever sent the file sees.
const atRow = (found: Fault, number: number, columns: readonly BroughtColumn[], fileName: string): Fault => {
  const [name = ''] = (found.place.column ?? '').split('.');
  const heading = columns.find((column) => nameOf(column) === name)?.heading;
  const { column: _, ...place } = found.place;
  const at: Place = { ...place, file: fileName, row: number };
  if (heading !== undefined) return { ...found, place: { ...at, column: heading } };
  return name === '' ? { ...found, place: at } : { ...found, place: { ...at, column: name } };
};

/** What posts and councils are called in the transaction's council. */
export const calledBy = async (tx: Transaction): Promise<Called> => {
  const posts = [...(await postsByCode(tx, LATEST)).values()];
  const councils = await allCouncils(tx, LATEST);
  const named = (pairs: readonly (readonly [string, string])[]) =>
    new Map(pairs.map(([name, code]) => [name.toLowerCase(), code]));
  return {
    posts: named([
      ...posts.map(({ code, title }) => [title, code] as const),
      ...posts.map(({ code }) => [code, code] as const),
    ]),
    councils: named(councils.flatMap(({ code, name }) => [[name, code] as const, [code, code] as const])),
  };
};

// Whether a time of the entry has passed though the law changed nothing by it.
const isLate = ({ opened }: MadeOne, rules: readonly ClockRule[], at: Instant): boolean =>
  opened.clocks.some((clock) => {
    const rule = rules.find(({ id, version }) => id === clock.rule && version === clock.version);
    return rule !== undefined && stateOf(clock, rule, at) === 'late';
  });

/**
 * Brings the entries of a file into a register. Each row is judged by everything that the form of the register asks for; all of the file is taken, in one
 * transaction, or none of it. What stands already exactly as given is passed over, so that a file sent twice doubles nothing.
 */
export const bringIn = async (
  desk: RegisterDesk,
  code: string,
  file: EntryFile,
  { confidentiality: asked, looked, dryRun, onProgress }: BringIn,
): Promise<Result<BroughtIn>> => {
  let would: BroughtIn | null = null;
  const done = await inRegisters<BroughtIn>(desk, WRITE_REGISTERS, async (tx, ruled, at) => {
    const type = ruled.types.get(code);
    if (type === undefined) return refused('There is no such register', 'type');
    if (!mayKeep(desk.by, code, ruled.keepers)) return notKept();
    const confidentiality = secrecyOf(type, asked);
    if (confidentiality === null)
      return fail([fault('answer.missing', 'Say who may see these entries', { column: 'confidentiality' })]);
    const columns = broughtColumns(type);
    const faults = headingFaults(file, columns);
    if (faults.length > 0) return fail(faults);
    const called = await calledBy(tx);
    const rows: Row[] = [];
    const judged = (found: readonly Fault[], number: number): void =>
      void faults.push(...found.map((each) => atRow(each, number, columns, file.fileName)));
    for (const { number, cells } of file.rows) {
      const read = readEntryRow(cells, columns, { type, confidentiality, called });
      judged(read.faults, number);
      if (read.entry !== null) rows.push({ number, entry: read.entry });
    }
    const standing = await standingBeside(
      tx,
      type,
      rows.map(({ entry }) => entry),
    );
    for (const found of repeatedRows(type, rows)) judged([found], found.place.row ?? 0);
    const isNew = ({ entry }: Row): boolean => !standing.same.has(sameness(entry));
    const tooMany = rollingRule(ruled.law, type, at) === null ? null : tooManyOfOneCase(rows.filter(isNew));
    const already: string[] = [];
    const made: MadeOne[] = [];
    for (const [index, { number, entry }] of rows.entries()) {
      const before = standing.same.get(sameness(entry));
      const more = tooMany?.get(number);
      if (before !== undefined) already.push(before);
      else if (more !== undefined) judged([more], number);
      else {
        judged(faultsBesideStanding(type, entry, standing), number);
        const one = await makeOne(tx, ruled, desk, { type, given: { ...entry, looked }, at });
        if (!one.ok) judged(one.problem, number);
        else if (one.value.lapsed) judged([endedByLaw()], number);
        else made.push(one.value);
      }
      onProgress?.(index + 1, rows.length);
    }
    if (faults.length > 0) return fail(faults);
    const rules = rulesOf(ruled.law, type);
    const late = made.filter((one) => isLate(one, rules, at)).length;
    const value = { made: made.map(({ opened }) => opened.reference), already, late };
    // Nothing is left of it: what a dry run would have written is undone like what has a fault.
    if (dryRun || made.length === 0) {
      would = value;
      return fail([]);
    }
    const due = made.flatMap(({ writtenWith }) => writtenWith.due ?? []);
    const beside = made.flatMap(({ writtenWith }) => writtenWith.beside?.beside ?? []);
    return ok({
      value,
      entry: {
        action: 'entry.import',
        subject: confidentiality === 'open' ? code : 'registers',
        detail: {
          register: code,
          file: file.fileName,
          entries: value.made,
          ...(beside.length === 0 ? {} : { beside }),
        },
        ...(due.length === 0 ? {} : { due }),
      },
    });
  });
  return would === null ? done : ok(would);
};
