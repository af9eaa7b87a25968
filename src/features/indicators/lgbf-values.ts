import type { TableFile, TableRow } from '../../documents/readers/index.ts';
import { type Decimal, type Fault, fault, type Period, parseDecimal, parsePeriod } from '../../kernel/index.ts';
import type { PublishedFigure, PublishedValue } from './indicator.ts';
import { cellText, LGBF_COLUMNS } from './lgbf-columns.ts';
import { type CouncilLookup, unknownCouncil } from './lgbf-families.ts';

/** What a value's row refers to. */
type ValueContext = { readonly councilOf: CouncilLookup; readonly isIndicator: (code: string) => boolean };

// The file holds a thousand times more rows than years and councils, so each of those is worked out once.
const remembering = <Answer>(ask: (text: string) => Answer): ((text: string) => Answer) => {
  const answers = new Map<string, Answer>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = ask(text);
    answers.set(text, answer);
    return answer;
  };
};

/** "2019-20" is the financial year 2019/20; "2010-14" is the four financial years 2010/11 to 2013/14 together. */
export const readYear = (text: string): Period | null => {
  const year = parsePeriod(text, 'financial-year');
  if (year.ok) return year.value;
  const span = parsePeriod(text, 'years');
  return span.ok ? span.value : null;
};

const isBlankRow = (row: TableRow): boolean => LGBF_COLUMNS.values.every((column) => cellText(row, column) === '');

const skippedNote = (file: string, rows: readonly number[]): string[] => {
  const [first] = rows;
  if (first === undefined) return [];
  return rows.length === 1
    ? [`${file}: row ${first} holds no figure and was skipped.`]
    : [`${file}: ${rows.length} rows hold no figure and were skipped, the first is row ${first}.`];
};

type ReadContext = {
  readonly file: string;
  readonly yearOf: (text: string) => { readonly period: Period | null };
  readonly councilOf: (name: string) => { readonly code: string | null };
  readonly isIndicator: (code: string) => boolean;
};

const readNumber = (row: TableRow, column: string, file: string, faults: Fault[]): Decimal | null => {
  const text = cellText(row, column);
  const value = text === '' ? null : parseDecimal(text);
  if (text !== '' && value === null)
    faults.push(fault('cell.invalid', `"${text}" is not a plain number`, { file, row: row.number, column }));
  return value;
};

const readFigure = (
  row: TableRow,
  [value, numerator, denominator]: readonly [string, string, string],
  file: string,
  faults: Fault[],
): PublishedFigure | null => {
  const figure = {
    value: readNumber(row, value, file, faults),
    numerator: readNumber(row, numerator, file, faults),
    denominator: readNumber(row, denominator, file, faults),
  };
  if (figure.value !== null) return { ...figure, value: figure.value };
  if (cellText(row, value) === '' && (figure.numerator !== null || figure.denominator !== null)) {
    const detail = 'The value is missing, though what it is made of is given';
    faults.push(fault('cell.missing', detail, { file, row: row.number, column: value }));
  }
  return null;
};

const OWN = ['LA_IndicatorReal', 'LA_Numerator_real', 'LA_Den_Real'] as const;
const SCOTLAND = ['Scotland_Indicator_Real', 'Scotland_Num_Real', 'Scotland_Den_Real'] as const;

const readValue = (row: TableRow, context: ReadContext, faults: Fault[]): PublishedValue | null => {
  const before = faults.length;
  const { file } = context;
  const at = (column: string) => ({ file, row: row.number, column });
  const [indicator, name, year] = [cellText(row, 'Code'), cellText(row, 'LocalAuthority'), cellText(row, 'Year')];
  const council = context.councilOf(name).code;
  const { period } = context.yearOf(year);
  if (indicator === '') faults.push(fault('cell.missing', 'The indicator is missing', at('Code')));
  else if (!context.isIndicator(indicator)) {
    const remedy = 'Give the file with the indicator information as well, or correct the code.';
    faults.push(fault('reference.unknown', `The indicator "${indicator}" is not described`, at('Code'), remedy));
  }
  if (council === null) faults.push(unknownCouncil(name, at('LocalAuthority')));
  if (year === '') faults.push(fault('cell.missing', 'The year is missing', at('Year')));
  else if (period === null) {
    const remedy = 'Write it like 2019-20, or 2010-14 for several years together.';
    faults.push(fault('period.invalid', `"${year}" is not a year`, at('Year'), remedy));
  }
  if (OWN.every((column) => cellText(row, column) === ''))
    faults.push(fault('cell.missing', 'The value is missing', at(OWN[0])));
  const figure = readFigure(row, OWN, file, faults);
  const scotland = readFigure(row, SCOTLAND, file, faults);
  if (council === null || period === null || figure === null || faults.length > before) return null;
  return { indicator, council, period, ...figure, scotland };
};

/** For each indicator, the family that the file prints beside each council: its own short names, such as "Urban". */
export type PrintedFamilies = ReadonlyMap<string, ReadonlyMap<string, string>>;

export type ReadValues = {
  readonly values: PublishedValue[];
  readonly printedFamilies: PrintedFamilies;
  readonly faults: Fault[];
  readonly notes: string[];
};

/** The values of all councils, with the faults of every row that cannot be read. Rows without any figure are skipped with a note. */
export const readValues = (table: TableFile, { councilOf, isIndicator }: ValueContext): ReadValues => {
  const context: ReadContext = {
    file: table.fileName,
    yearOf: remembering((text) => ({ period: readYear(text) })),
    councilOf: remembering((name) => ({ code: name === '' ? null : councilOf(name) })),
    isIndicator: remembering(isIndicator),
  };
  const faults: Fault[] = [];
  const values: PublishedValue[] = [];
  const printedFamilies = new Map<string, Map<string, string>>();
  const skipped: number[] = [];
  const rowOf = new Map<string, number>();
  for (const row of table.rows) {
    if (isBlankRow(row)) {
      skipped.push(row.number);
      continue;
    }
    const value = readValue(row, context, faults);
    if (value === null) continue;
    const { indicator, council, period } = value;
    const key = `${indicator}\n${council}\n${period.code}`;
    const earlier = rowOf.get(key);
    if (earlier !== undefined) {
      const place = { file: table.fileName, row: row.number, column: 'Code' };
      const written = `${indicator}, ${cellText(row, 'LocalAuthority')}, ${cellText(row, 'Year')}`;
      faults.push(fault('row.repeated', `${written} stands in row ${earlier} already`, place));
      continue;
    }
    rowOf.set(key, row.number);
    values.push(value);
    const family = cellText(row, 'FamilyGroup');
    const printed = printedFamilies.get(indicator);
    if (printed === undefined) printedFamilies.set(indicator, new Map([[council, family]]));
    else printed.set(council, family);
  }
  return { values, printedFamilies, faults, notes: skippedNote(table.fileName, skipped) };
};
