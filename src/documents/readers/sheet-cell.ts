import { compare, formatDecimal, round, toPlain } from '../../kernel/index.ts';
import type { CellFormat } from './cell-format.ts';
import type { CellFault } from './grid.ts';
import { elapsedTime, readSerialDate } from './serial-date.ts';
import { asPercentage, readStoredNumber, type StoredNumber } from './stored-number.ts';
import { unescapeText, type Workbook } from './workbook.ts';

/** A cell as the XML of a sheet has it: `type` and `style` are its attributes "t" and "s", `stored` its value. */
export type StoredCell = {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  readonly formula: boolean;
  readonly stored: string | undefined;
};

/** Something about a cell that its owner should be told. `example` is a whole clause about this one cell. */
export type Remark = { readonly kind: 'percent' | 'artefact' | 'month' | 'formula'; readonly example: string };

type ReadCell =
  | { readonly kind: 'text'; readonly text: string; readonly remark?: Remark }
  | ({ readonly kind: 'fault' } & Omit<CellFault, 'column'>);

const text = (read: string, remark?: Remark): ReadCell => ({
  kind: 'text',
  text: read,
  ...(remark === undefined ? {} : { remark }),
});
const invalid = (detail: string, remedy?: string): ReadCell => ({
  kind: 'fault',
  code: 'cell.invalid',
  detail,
  ...(remedy === undefined ? {} : { remedy }),
});

const readPlainNumber = ({ text: read, stored }: StoredNumber): ReadCell =>
  stored === undefined
    ? text(read)
    : text(read, { kind: 'artefact', example: `${stored} is stored, the cell shows ${read}, so ${read} was read` });

const readPercentage = (number: StoredNumber, places: number): ReadCell => {
  const percentage = asPercentage(number);
  const read = `${toPlain(percentage)}%`;
  const shown = `${formatDecimal(percentage, places)}%`;
  const rounds = compare(round(percentage, places), percentage) !== 0;
  const example = rounds
    ? `the cell shows ${shown} and holds ${read} in full, so ${read} was read`
    : `the cell shows ${shown}, so ${shown} was read`;
  return text(read, { kind: 'percent', example });
};

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const NO_YEAR_REMEDY =
  'Excel may have made a date of something else. Format the column as Text and type the cell again, or show the date with its year.';

const readDate = (serial: number, format: Extract<CellFormat, { kind: 'date' }>, counts: '1900' | '1904'): ReadCell => {
  const date = readSerialDate(serial, counts);
  if (date === null) return invalid('The cell is formatted as a date but its number is no date');
  const { day, month, year, time } = format;
  if (!day && !month && !year) return text(date.time);
  if (date.day === '') return invalid('The cell is formatted as a date but holds only a time');
  if (day && month && year) return text(time && date.time !== '00:00:00' ? `${date.day}T${date.time}` : date.day);
  if (!year || day) return invalid('The cell shows only a part of a date', NO_YEAR_REMEDY);
  const monthName = MONTHS[Number(date.day.slice(5, 7)) - 1];
  const read = month ? `${monthName} ${date.day.slice(0, 4)}` : date.day.slice(0, 4);
  return text(read, {
    kind: 'month',
    example: `the date ${date.day} is stored, the cell shows ${read}, so ${read} was read`,
  });
};

const readNumber = (written: string, format: CellFormat, counts: '1900' | '1904'): ReadCell => {
  const number = readStoredNumber(written);
  if (number === null) return invalid('The workbook stores something here that is not a number');
  switch (format.kind) {
    case 'number':
      return readPlainNumber(number);
    case 'percent':
      return readPercentage(number, format.places);
    case 'date':
      return readDate(Number(written), format, counts);
    case 'elapsed':
      return Number(written) < 0
        ? invalid('The cell holds a negative length of time')
        : text(elapsedTime(Number(written)));
  }
};

/** "2020-03-31T00:00:00" and "2020-03-31" are a day; other ISO dates are kept as they stand. */
const readIsoDate = (written: string): string => written.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '');

const readStored = (cell: StoredCell, stored: string, workbook: Workbook): ReadCell => {
  switch (cell.type) {
    case 's': {
      const shared = /^\s*\d+\s*$/.test(stored) ? workbook.texts[Number(stored)] : undefined;
      return shared === undefined ? invalid('The workbook refers to a text that it does not hold') : text(shared);
    }
    case 'str':
    case 'inlineStr':
      return text(unescapeText(stored));
    case 'b':
      return text(stored.trim() === '1' || stored.trim() === 'true' ? 'TRUE' : 'FALSE');
    case 'e':
      return invalid(`The cell shows the error ${stored.trim()}`, 'Correct the formula, or type the value.');
    case 'd':
      return text(readIsoDate(stored.trim()));
    default:
      return stored.trim() === ''
        ? text('')
        : readNumber(stored, workbook.formats[cell.style] ?? { kind: 'number' }, workbook.counts);
  }
};

/**
 * The text of a cell as its owner sees it, never rounded: "83%" for 0.83 shown as a percentage, "2020-03-31" for a date, "April 2022"
 * for a date of which only month and year show. Faults: `cell.formula`, `cell.invalid`.
 */
export const readCell = (cell: StoredCell, workbook: Workbook): ReadCell => {
  const { stored, formula, type } = cell;
  // A formula that gives an empty text is stored as an empty value of type "str"; an empty value of any other type was never computed.
  if (formula && (stored === undefined || (stored.trim() === '' && type !== 'str')))
    return { kind: 'fault', code: 'cell.formula', detail: 'The cell holds a formula without a stored result' };
  if (stored === undefined) return text('');
  const read = readStored(cell, stored, workbook);
  if (!formula || read.kind === 'fault' || read.remark !== undefined || read.text === '') return read;
  return text(read.text, { kind: 'formula', example: `the result stored in the workbook, ${read.text}, was read` });
};
