import { type Fault, fault, type Place } from '../../kernel/index.ts';
import { type CellFault, columnLetters, type Grid, type GridRow, isBlank } from './grid.ts';
import { readHeadings } from './headings.ts';
import type { TableEvent, TableRow } from './table-file.ts';

// Characters that XML cannot carry, so that no paper written from them could be opened.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const NO_HEADING = '';

const cellFaultAt = (found: CellFault, row: number, headings: readonly string[], place: Place): Fault =>
  fault(
    found.code,
    found.detail,
    { ...place, row, column: headings[found.column] || columnLetters(found.column) },
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
    if (heading !== NO_HEADING) cells[heading] = text;
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

const FIRST_COLUMN_NOTE = 'The first column has no heading and was ignored.';
const BLANK_COLUMNS_NOTE = 'Blank columns to the right of the last heading were ignored.';

/** What is known of a table so far. `headings` is undefined until the first row that is not blank. */
type Progress = {
  headings: readonly string[] | undefined;
  headingRow: number;
  filledRows: number;
  blankRows: number;
  firstBlankRow: number;
  blankColumns: boolean;
};

type Source = { readonly grid: Grid; readonly place: Place; readonly maxRows: number };

type BatchRead = { readonly rows: TableRow[]; readonly faults: Fault[]; refused?: readonly Fault[] };

const whyRefused = (row: GridRow, progress: Progress, { place, maxRows }: Source): Fault | null => {
  const { headings = [], headingRow, filledRows } = progress;
  if (filledRows > maxRows) return fault('input.too-large', `The file has more than ${maxRows} rows`, place);
  if (filledRows > 1 || !looksLikeTitle(headings, row)) return null;
  const detail = `Row ${headingRow} has one cell only and the rows below have more, so it cannot be the heading row`;
  return fault(
    'input.format',
    detail,
    { ...place, row: headingRow },
    'Remove what stands above the headings, and try again.',
  );
};

const takeRow = (row: GridRow, progress: Progress, into: BatchRead, source: Source): void => {
  const { grid, place } = source;
  if (isBlankRow(row)) {
    progress.blankRows += 1;
    if (progress.blankRows === 1) progress.firstBlankRow = row.number;
  } else if (progress.headings === undefined) {
    const headings = readHeadings(row, place);
    progress.headingRow = row.number;
    if (headings.ok) progress.headings = headings.value;
    else into.refused = headings.problem;
  } else {
    progress.filledRows += 1;
    const refusal = whyRefused(row, progress, source);
    if (refusal !== null) into.refused = [refusal];
    const read = readRow(row, progress.headings, grid, place);
    if (Array.isArray(read)) into.faults.push(...read);
    else into.rows.push(read);
  }
  if (progress.headings !== undefined && row.cells.length > progress.headings.length) progress.blankColumns = true;
};

const endNotes = (
  { headings = [], blankRows, firstBlankRow, blankColumns }: Progress,
  grid: Grid,
): readonly string[] => [
  ...grid.notes((column) => headings[column] || columnLetters(column)),
  ...(blankRows === 0 ? [] : [blankRowsNote(blankRows, firstBlankRow)]),
  ...(headings[0] === NO_HEADING ? [FIRST_COLUMN_NOTE] : []),
  ...(blankColumns ? [BLANK_COLUMNS_NOTE] : []),
];

/** Gives names to the cells of a grid: the first row that is not blank holds the headings. See TableEvent for the order of events. */
export async function* tableEvents(
  grid: Grid,
  { fileName, maxRows }: { readonly fileName: string; readonly maxRows: number },
): AsyncGenerator<TableEvent, void, undefined> {
  const named = grid.sheet === undefined ? {} : { sheet: grid.sheet };
  const place: Place = { file: fileName, ...named };
  const progress: Progress = {
    headings: undefined,
    headingRow: 0,
    filledRows: 0,
    blankRows: 0,
    firstBlankRow: 0,
    blankColumns: false,
  };
  for await (const batch of grid.batches) {
    const started = progress.headings !== undefined;
    const into: BatchRead = { rows: [], faults: [] };
    for (const row of batch.rows) {
      takeRow(row, progress, into, { grid, place, maxRows });
      if (into.refused !== undefined) return yield { kind: 'refused', faults: into.refused };
    }
    if (!started && progress.headings !== undefined)
      yield {
        kind: 'start',
        fileName,
        ...named,
        headings: progress.headings.filter((heading) => heading !== NO_HEADING),
      };
    yield { kind: 'rows', rows: into.rows, faults: into.faults, share: batch.share };
  }
  if (progress.filledRows === 0) return yield { kind: 'refused', faults: [fault('input.empty', undefined, place)] };
  yield { kind: 'end', notes: endNotes(progress, grid) };
}
