import writeXlsxFile from 'write-excel-file/node';

import { drawsFor } from '../../scripts/invented/random.ts';

/** Rows of an invented return: the headings first. Every cell is text, as in a CSV file. */
export type Sheet = readonly (readonly string[])[];

const HEADINGS = ['measure', 'period', 'value', 'numerator', 'denominator', 'source'] as const;
const FIRST_YEAR = 2020;
const MONTHS = 48;

const monthAt = (index: number): string =>
  `${FIRST_YEAR + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;

/** `rows` invented figures for measures that are counted each month; no two of the same measure, month and source. */
export const inventedFigures = (rows: number, measures: readonly string[]): Sheet => {
  const draw = drawsFor('benchmark figures');
  const sheet: string[][] = [[...HEADINGS]];
  for (let source = 1; sheet.length <= rows; source += 1) {
    for (let month = 0; month < MONTHS; month += 1) {
      for (const measure of measures) {
        if (sheet.length > rows) break;
        const whole = draw(100, 999);
        const part = draw(1, 99);
        sheet.push([measure, monthAt(month), `${part}`, `${part}`, `${whole}`, `Invented return ${source}`]);
      }
    }
  }
  return sheet;
};

/** The sheet as CSV; no cell of it needs quotes. */
export const asCsv = (sheet: Sheet): Uint8Array =>
  new TextEncoder().encode(`${sheet.map((row) => row.join(',')).join('\n')}\n`);

const NUMBERS = new Set(['value', 'numerator', 'denominator']);

/** The sheet as an Excel workbook, its figures as numbers and the rest as text. */
export const asWorkbook = async (sheet: Sheet): Promise<Uint8Array> => {
  const cells = sheet.map((row, index) =>
    row.map((text, column) => (index > 0 && NUMBERS.has(HEADINGS[column] ?? '') ? Number(text) : text)),
  );
  return new Uint8Array(await writeXlsxFile(cells).toBuffer());
};
