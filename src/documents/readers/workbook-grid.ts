import type { Place } from '../../kernel/index.ts';
import { cellRemarks } from './cell-remarks.ts';
import { type CellFault, type Grid, type GridBatch, type GridRow, isBlank } from './grid.ts';
import { type MergedCells, mergedInRow, readMergedCells } from './merged-cells.ts';
import { readCell } from './sheet-cell.ts';
import { type SheetRow, sheetRows } from './sheet-rows.ts';
import { chooseSheet, readWorkbook, type Workbook } from './workbook.ts';
import { feedPart, workbookFault } from './workbook-package.ts';
import { openZip } from './zip-archive.ts';

const mergedFault = ({ range, firstColumn }: MergedCells): CellFault => ({
  column: firstColumn,
  code: 'cell.merged',
  detail: `The cells ${range} are merged`,
});

/** Hidden rows that hold something are read like the others, and counted. */
const hiddenRowsNote = (count: number, first: number): string =>
  count === 1
    ? `Row ${first} is hidden in the sheet; it was read too.`
    : `${count} rows are hidden in the sheet, the first is row ${first}; they were read too.`;

const HIDDEN_COLUMNS_NOTE = 'Some columns are hidden in the sheet; they were read too.';

const sheetBatches = (xml: Uint8Array, workbook: Workbook, place: Place) => {
  const remarks = cellRemarks();
  const reader = sheetRows(place);
  const reaching = mergedInRow(readMergedCells(xml));
  let hiddenRows = { count: 0, first: 0 };

  const readRow = (row: SheetRow): GridRow => {
    const cells: string[] = [];
    const faults: CellFault[] = [];
    for (const stored of row.cells) {
      const { column } = stored;
      const read = readCell(stored, workbook);
      if (read.kind === 'fault') faults.push({ ...read, column });
      else if (!isBlank(read.text)) {
        cells[column] = read.text;
        if (read.remark !== undefined) remarks.add(read.remark, column, row.number);
      }
    }
    const merged = reaching(row.number);
    const filled = cells.length > 0 || faults.length > 0;
    if (!filled) return { number: row.number, cells };
    if (row.hidden) hiddenRows = { count: hiddenRows.count + 1, first: hiddenRows.first || row.number };
    for (const range of merged) faults.push(mergedFault(range));
    return { number: row.number, cells, ...(faults.length === 0 ? {} : { faults }) };
  };

  async function* batches(): AsyncGenerator<GridBatch> {
    for (const share of feedPart(xml, reader.handler, place)) {
      yield { rows: reader.take().map(readRow), share };
      if (reader.isFinished()) return;
    }
  }

  const notes: Grid['notes'] = (columnName) => [
    ...remarks.notes(columnName),
    ...(hiddenRows.count === 0 ? [] : [hiddenRowsNote(hiddenRows.count, hiddenRows.first)]),
    ...(reader.hiddenColumns() ? [HIDDEN_COLUMNS_NOTE] : []),
  ];
  return { batches: batches(), notes };
};

/**
 * Opens the sheet asked for, or the first that is not hidden. Only the parts that are needed are unpacked, within the limits of
 * zip-archive.ts. Throws a FaultError where the package is no workbook, has no such sheet, or is damaged or harmful.
 */
export const workbookGrid = (bytes: Uint8Array, asked: string | undefined, place: Place): Grid => {
  const archive = openZip(bytes, place);
  const workbook = readWorkbook(archive, place);
  const { sheet, notes } = chooseSheet(workbook, asked, place);
  const xml = archive.read(sheet.part);
  const at: Place = { ...place, sheet: sheet.name };
  if (xml === null) throw workbookFault('The sheet is missing from the workbook', at);
  const body = sheetBatches(xml, workbook, at);
  return {
    sheet: sheet.name,
    everyCellWritten: false,
    batches: body.batches,
    notes: (columnName) => [...notes, ...body.notes(columnName)],
  };
};
