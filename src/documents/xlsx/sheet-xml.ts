import { type Day, daysBetween } from '../../kernel/index.ts';
import type { ColumnLook, Sheet, SheetCell } from './workbook.ts';

// XML cannot carry these at all; a replacement shows that something stood there.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

// Excel reads "_x000D_" in a text as the character of that number: its own underscore is written so.
const ESCAPE_LIKE = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** A text as XML. */
export const escaped = (text: string): string =>
  text
    .replace(UNWRITABLE, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** The places of the formats in the style sheet of the workbook; 0 is no format. */
export const STYLES = { heading: 1, day: 2, text: 3, moment: 4 } as const;

const LETTERS = 26;

/** The letters over a column: 0 is A, 26 is AA. */
export const lettersOf = (column: number): string => {
  const rest = Math.floor(column / LETTERS) - 1;
  return `${rest < 0 ? '' : lettersOf(rest)}${String.fromCharCode(65 + (column % LETTERS))}`;
};

// ECMA-376 part 1, 18.17.4.1: days from March 1900 on count from 30 December 1899. What was before Excel cannot show as a day.
const FIRST_DAY = '1900-03-01';
const serialOf = (day: Day): number => daysBetween('1899-12-30', day);

const textCell = (place: string, text: string, style: number): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.replace(ESCAPE_LIKE, '_x005F_'))}</t></is></c>`;

const cellXml = (value: SheetCell, place: string): string => {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
  if (typeof value === 'string') return textCell(place, value, STYLES.text);
  return value.day < FIRST_DAY
    ? textCell(place, value.day, STYLES.text)
    : `<c r="${place}" s="${STYLES.day}"><v>${serialOf(value.day)}</v></c>`;
};

const rowXml = (cells: readonly string[], number: number): string => `<row r="${number}">${cells.join('')}</row>`;

// So wide that what stands in a column can mostly be read; in letters.
const WIDTH = { least: 12, most: 50 };

const widthOf = ({ headings, rows }: Sheet, column: number): number => {
  const longest = [headings, ...rows.slice(0, 100)].reduce((most, row) => {
    const cell = row[column];
    return Math.max(most, typeof cell === 'string' ? cell.length : 0);
  }, 0);
  return Math.min(Math.max(longest + 2, WIDTH.least), WIDTH.most);
};

const LOOKS: Readonly<Record<ColumnLook, number>> = { text: STYLES.text, day: STYLES.day, moment: STYLES.moment };

const columnXml = (sheet: Sheet, column: number): string => {
  const look = sheet.looks?.[column] ?? null;
  const style = look === null ? '' : ` style="${LOOKS[look]}"`;
  return `<col min="${column + 1}" max="${column + 1}" width="${widthOf(sheet, column)}" customWidth="1"${style}/>`;
};

// The rows in which a choice is offered.
const OFFERED_ROWS = 1001;

const offersXml = ({ offers = [] }: Sheet): string =>
  offers.length === 0
    ? ''
    : `<dataValidations count="${offers.length}">${offers
        .map(({ column, from }) => {
          const [here, there] = [lettersOf(column), lettersOf(from.column)];
          const list = `'${from.sheet.replaceAll("'", "''")}'!$${there}$2:$${there}$${from.count + 1}`;
          return `<dataValidation type="list" allowBlank="1" sqref="${here}2:${here}${OFFERED_ROWS}"><formula1>${escaped(list)}</formula1></dataValidation>`;
        })
        .join('')}</dataValidations>`;

/** A sheet as the part of a workbook that holds it: its headings stay in sight, and no cell is a formula. */
export const sheetXml = (sheet: Sheet): string => {
  const { headings, rows } = sheet;
  const head = rowXml(
    headings.map((text, column) => textCell(`${lettersOf(column)}1`, text, STYLES.heading)),
    1,
  );
  const body = rows.map((row, index) =>
    rowXml(
      row.map((value, column) => cellXml(value, `${lettersOf(column)}${index + 2}`)),
      index + 2,
    ),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<cols>${headings.map((_heading, column) => columnXml(sheet, column)).join('')}</cols>`,
    `<sheetData>${head}${body.join('')}</sheetData>`,
    offersXml(sheet),
    '</worksheet>',
  ].join('');
};
