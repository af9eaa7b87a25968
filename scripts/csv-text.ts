import { parse } from 'csv-parse/sync';

/** One row of a table: a text for each column; empty where nothing is known. */
export type Row<Column extends string> = Readonly<Record<Column, string>>;

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

const cell = (text: string): string => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The table as RFC 4180 text with line feeds, quoted only where a cell needs it, in the order of `columns`. */
export const csvText = <Column extends string>(columns: readonly Column[], rows: readonly Row<Column>[]): string =>
  [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))]
    .map((line) => `${line}\n`)
    .join('');

/**
 * The rows of a CSV text. Throws where one of `columns` is missing or a row has the wrong number of cells;
 * further columns are left out.
 */
export const csvRows = <Column extends string>(text: string, columns: readonly Column[]): Row<Column>[] => {
  const [header = [], ...body]: string[][] = parse(text);
  const places = columns.map((column) => {
    const place = header.indexOf(column);
    if (place < 0) throw new Error(`The column ${column} is missing`);
    return [column, place] as const;
  });
  return body.map(
    (cells) => Object.fromEntries(places.map(([column, place]) => [column, cells[place] ?? ''])) as Row<Column>,
  );
};
