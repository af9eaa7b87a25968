import { type Fault, fault, type Place } from '../../kernel/index.ts';
import { type CellFault, columnLetters, type Grid, type GridRow, isBlank } from './grid.ts';
import { readHeadings } from './headings.ts';
import type { TableEvent, TableRow } from './table-file.ts';

// Characters that XML cannot carry, so that no paper written from them could be opened.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const cellFaultAt = (found: CellFault, row: number, headings: readonly string[], place: Place): Fault =>
  fault(
    found.code,
    found.detail,
    { ...place, row, column: headings[found.column] ?? columnLetters(found.column) },
    found.remedy,
  );

const shapeFaults = (row: GridRow, headings: readonly string[], everyCellWritten: boolean, place: Place): Fault[] => {
  const at = { ...place, row: row.number };
  if (everyCellWritten && row.cells.length < headings.length)
    return [fault('row.shape', `The row has ${row.cells.length} cells, the heading row has ${headings.length}`, at)];
  const beyond = row.cells.findIndex((text, column) => column >= headings.length && !isBlank(text));
  if (beyond < 0) return [];
  const letters = columnLetters(beyond);
  return [
    fault('row.shape', `A cell is filled in column ${letters}, which has no heading`, { ...at, column: letters }),
  ];
};

const readRow = (row: GridRow, headings: readonly string[], grid: Grid, place: Place): TableRow | Fault[] => {
  const faults = shapeFaults(row, headings, grid.everyCellWritten, place);
  for (const found of row.faults ?? [])
    if (found.code !== 'cell.merged' || found.column < headings.length)
      faults.push(cellFaultAt(found, row.number, headings, place));
  const cells: Record<string, string> = {};
  headings.forEach((heading, column) => {
    const text = row.cells[column] ?? '';
    cells[heading] = text;
    if (UNWRITABLE.test(text)) {
      const detail = 'The cell holds a control character, which no document can show';
      faults.push(cellFaultAt({ column, code: 'cell.invalid', detail }, row.number, headings, place));
    }
  });
  return faults.length === 0 ? { number: row.number, cells } : faults;
};

const isBlankRow = (row: GridRow): boolean => row.faults === undefined && row.cells.every(isBlank);

// A line over the table ("Return for 2022/23") would otherwise pass for a heading row of one column.
const looksLikeTitle = (headings: readonly string[], below: GridRow): boolean =>
  headings.length === 1 && below.cells.filter((text) => !isBlank(text)).length > 1;

const blankRowsNote = (count: number, first: number): string =>
  count === 1
    ? `Row ${first} is blank and was ignored.`
    : `${count} blank rows were ignored, the first is row ${first}.`;

const BLANK_COLUMNS_NOTE = 'Blank columns to the right of the last heading were ignored.';

/** Gives names to the cells of a grid: the first row that is not blank holds the headings. See TableEvent for the order of events. */
export async function* tableEvents(
  grid: Grid,
  { fileName, maxRows }: { readonly fileName: string; readonly maxRows: number },
): AsyncGenerator<TableEvent, void, undefined> {
  const named = { ...(grid.sheet === undefined ? {} : { sheet: grid.sheet }) };
  const place: Place = { file: fileName, ...named };
  let headings: readonly string[] | undefined;
  let headingRow = 0;
  let filled = 0;
  let blank = { count: 0, first: 0 };
  let blankColumns = false;
  for await (const batch of grid.batches) {
    const rows: TableRow[] = [];
    const faults: Fault[] = [];
    for (const row of batch.rows) {
      if (headings !== undefined && row.cells.length > headings.length) blankColumns = true;
      if (isBlankRow(row)) {
        blank = { count: blank.count + 1, first: blank.first || row.number };
        continue;
      }
      if (headings === undefined) {
        const read = readHeadings(row, place);
        if (!read.ok) return yield { kind: 'refused', faults: read.problem };
        headings = read.value;
        headingRow = row.number;
        blankColumns = row.cells.length > headings.length;
        yield { kind: 'start', fileName, ...named, headings };
        continue;
      }
      filled += 1;
      if (filled > maxRows) {
        const detail = `The file has more than ${maxRows} rows`;
        return yield { kind: 'refused', faults: [fault('input.too-large', detail, place)] };
      }
      if (filled === 1 && looksLikeTitle(headings, row)) {
        const detail = `Row ${headingRow} has one cell only and the rows below have more, so it cannot be the heading row`;
        const remedy = 'Remove what stands above the headings, and try again.';
        return yield {
          kind: 'refused',
          faults: [fault('input.format', detail, { ...place, row: headingRow }, remedy)],
        };
      }
      const read = readRow(row, headings, grid, place);
      if (Array.isArray(read)) faults.push(...read);
      else rows.push(read);
    }
    yield { kind: 'rows', rows, faults, share: batch.share };
  }
  if (headings === undefined || filled === 0)
    return yield { kind: 'refused', faults: [fault('input.empty', undefined, place)] };
  const names = headings;
  yield {
    kind: 'end',
    notes: [
      ...grid.notes((column) => names[column] ?? columnLetters(column)),
      ...(blank.count === 0 ? [] : [blankRowsNote(blank.count, blank.first)]),
      ...(blankColumns ? [BLANK_COLUMNS_NOTE] : []),
    ],
  };
}
