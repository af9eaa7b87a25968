import { type Fault, FaultError, fail, fault, ok, type Place, type Result } from '../../kernel/index.ts';
import { csvGrid } from './csv-grid.ts';
import { fileKind } from './file-kind.ts';
import type { Grid } from './grid.ts';
import { tableEvents } from './table-events.ts';
import {
  DEFAULT_MAX_BYTES,
  DEFAULT_MAX_ROWS,
  type ReadTableOptions,
  type TableEvent,
  type TableFile,
  type TableRow,
} from './table-file.ts';
import { workbookGrid } from './workbook-grid.ts';

const openGrid = (bytes: Uint8Array, options: ReadTableOptions): Grid => {
  const place: Place = { file: options.fileName };
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
  if (bytes.length > maxBytes) {
    const detail = `The file has ${bytes.length} bytes; at most ${maxBytes} are read`;
    throw new FaultError(fault('input.too-large', detail, place));
  }
  const kind = fileKind(bytes, place);
  if (kind === 'zip') return workbookGrid(bytes, options.sheet, place);
  if (kind === 'text') return csvGrid(bytes, place);
  throw new FaultError(kind);
};

// A long table must not keep a server from answering others: between batches, everything else has its turn.
const letOthersWork = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Reads a table step by step, for an import that shows progress or keeps only some rows in memory. Whether the bytes are a
 * CSV file or an Excel workbook is told from the bytes. Rows with a fault are left out and their faults given beside the others.
 * Nothing is thrown for a bad file: it ends in `refused`.
 */
export async function* readRows(
  bytes: Uint8Array,
  options: ReadTableOptions,
): AsyncGenerator<TableEvent, void, undefined> {
  try {
    const grid = openGrid(bytes, options);
    const { fileName, maxRows = DEFAULT_MAX_ROWS } = options;
    for await (const event of tableEvents(grid, { fileName, maxRows })) {
      yield event;
      if (event.kind === 'rows') await letOthersWork();
    }
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    yield { kind: 'refused', faults: [error.fault] };
  }
}

/** Rows that a program sent, judged as if they had stood in a file under these headings; `number` of a row is its place in the list, from 1. */
export const rowsAsTable = (
  fileName: string,
  headings: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
): AsyncGenerator<TableEvent, void, undefined> => {
  const lines = rows.map((cells, index) => ({ number: index + 1, cells: headings.map((name) => cells[name] ?? '') }));
  const batch = { rows: [{ number: 0, cells: headings }, ...lines], share: 1 };
  const batches = (async function* () {
    yield batch;
  })();
  return tableEvents({ everyCellWritten: true, batches, notes: () => [] }, { fileName, maxRows: DEFAULT_MAX_ROWS });
};

/** The rows that could be read, and the faults of those that could not. Fails only where the file as a whole cannot be used. */
export const readSoundRows = async (
  bytes: Uint8Array,
  options: ReadTableOptions,
): Promise<Result<{ readonly table: TableFile; readonly faults: readonly Fault[] }, Fault[]>> => {
  let start: Extract<TableEvent, { kind: 'start' }> | undefined;
  let notes: readonly string[] = [];
  const rows: TableRow[] = [];
  const faults: Fault[] = [];
  for await (const event of readRows(bytes, options)) {
    if (event.kind === 'refused') return fail([...faults, ...event.faults]);
    if (event.kind === 'start') start = event;
    if (event.kind === 'end') notes = event.notes;
    if (event.kind === 'rows') {
      for (const row of event.rows) rows.push(row);
      for (const found of event.faults) faults.push(found);
    }
  }
  const { fileName } = options;
  const named = start?.sheet === undefined ? {} : { sheet: start.sheet };
  return ok({ table: { fileName, ...named, headings: start?.headings ?? [], rows, notes }, faults });
};

/**
 * The whole table, or every fault that stands in its way: with one faulty cell there is no table. Give `readSoundRows` or
 * `readRows` to an import that takes the good rows and hands back the others.
 */
export const readTable = async (bytes: Uint8Array, options: ReadTableOptions): Promise<Result<TableFile, Fault[]>> => {
  const read = await readSoundRows(bytes, options);
  if (!read.ok) return read;
  return read.value.faults.length > 0 ? fail([...read.value.faults]) : ok(read.value.table);
};
