import type { Place } from '../../kernel/index.ts';
import { columnOf } from './merged-cells.ts';
import type { StoredCell } from './sheet-cell.ts';
import { workbookFault } from './workbook-package.ts';
import { readAttributes, type XmlHandler } from './xml-reader.ts';

export type SheetRow = { readonly number: number; readonly hidden: boolean; readonly cells: readonly StoredCell[] };

// The edges of an Excel sheet: column XFD and row 1,048,576.
const MAX_COLUMNS = 16_384;
const MAX_ROWS = 1_048_576;

const isTrue = (written: string | undefined): boolean => written === '1' || written === 'true';

/**
 * Picks the rows out of a sheet's XML as it is read. `take` gives the rows finished since it was last called; `hiddenColumns` is
 * whether any column is hidden. Throws a FaultError `input.format` for rows or columns out of order or off the sheet.
 */
export const sheetRows = (place: Place) => {
  let rows: SheetRow[] = [];
  let cells: StoredCell[] = [];
  let number = 0;
  let hidden = false;
  let column = -1;
  let cell = { type: '', style: 0, formula: false };
  let stored: string | undefined;
  let reading = false;
  let inPhonetic = false;
  let finished = false;
  let anyHiddenColumn = false;

  const openRow = (raw: string): void => {
    const attributes = readAttributes(raw);
    const next = Number(attributes.get('r') ?? number + 1);
    if (!(next > number && next <= MAX_ROWS)) throw workbookFault('The rows of the sheet are out of order', place);
    number = next;
    hidden = isTrue(attributes.get('hidden'));
    column = -1;
    cells = [];
  };
  const openCell = (raw: string): void => {
    const attributes = readAttributes(raw);
    const reference = attributes.get('r');
    const next = reference === undefined ? column + 1 : columnOf(reference);
    if (!(next > column && next < MAX_COLUMNS)) throw workbookFault('The cells of a row are out of order', place);
    column = next;
    cell = { type: attributes.get('t') ?? 'n', style: Number(attributes.get('s') ?? 0), formula: false };
    stored = undefined;
  };

  const handler: XmlHandler = {
    open: (name, raw) => {
      if (finished) return;
      if (name === 'c') openCell(raw);
      else if (name === 'v' || (name === 't' && !inPhonetic)) {
        reading = true;
        stored ??= '';
      } else if (name === 'row') openRow(raw);
      else if (name === 'f') cell.formula = true;
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 'col' && isTrue(readAttributes(raw).get('hidden'))) anyHiddenColumn = true;
    },
    text: (text) => {
      if (reading) stored += text;
    },
    close: (name) => {
      if (finished) return;
      if (name === 'v' || name === 't') reading = false;
      else if (name === 'c') cells.push({ column, ...cell, stored });
      else if (name === 'row') rows.push({ number, hidden, cells });
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'sheetData') finished = true;
    },
  };

  return {
    handler,
    take: (): readonly SheetRow[] => {
      const taken = rows;
      rows = [];
      return taken;
    },
    isFinished: (): boolean => finished,
    hiddenColumns: (): boolean => anyHiddenColumn,
  };
};
