import { Readable } from 'node:stream';

import { CsvError, parse } from 'csv-parse';

import { FaultError, fault, type Place } from '../../kernel/index.ts';
import type { Grid, GridBatch, GridRow } from './grid.ts';
import { toUtf8 } from './text-encoding.ts';

const SLICE_BYTES = 64 * 1024;
const BATCH_ROWS = 2000;
const SEPARATORS = [',', ';', '\t'] as const;
type Separator = (typeof SEPARATORS)[number];

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** The separator that stands most often, outside quotation marks, in the first line that is not blank; the comma where none does. */
const detectSeparator = (utf8: Uint8Array): Separator => {
  const counts: Record<Separator, number> = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  let filled = false;
  for (const byte of utf8) {
    if (byte === QUOTE) quoted = !quoted;
    if (!quoted && (byte === LINE_FEED || byte === CARRIAGE_RETURN)) {
      if (filled) break;
      for (const separator of SEPARATORS) counts[separator] = 0;
      continue;
    }
    const character = String.fromCharCode(byte);
    const separator = quoted ? undefined : SEPARATORS.find((candidate) => candidate === character);
    if (separator !== undefined) counts[separator] += 1;
    else if (character !== ' ') filled = true;
  }
  return SEPARATORS.reduce((best, candidate) => (counts[candidate] > counts[best] ? candidate : best));
};

function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += SLICE_BYTES) yield bytes.subarray(start, start + SLICE_BYTES);
}

const QUOTATION_FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'A quotation mark is opened in this row and never closed',
  CSV_INVALID_CLOSING_QUOTE: 'Text stands between a closing quotation mark and the end of its cell',
  INVALID_OPENING_QUOTE: 'A quotation mark stands inside a cell that does not begin with one',
};

const quotationFault = (error: CsvError, place: Place): FaultError => {
  // csv-parse counts the records it has finished; the faulty one is the next.
  const row = typeof error['records'] === 'number' ? error['records'] + 1 : undefined;
  const found = fault('row.shape', QUOTATION_FAULTS[error.code], { ...place, ...(row === undefined ? {} : { row }) });
  return new FaultError(found, { cause: error });
};

async function* batches(utf8: Uint8Array, place: Place): AsyncGenerator<GridBatch> {
  const parser = Readable.from(slices(utf8)).pipe(
    parse({
      delimiter: detectSeparator(utf8),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
    }),
  );
  let number = 0;
  let rows: GridRow[] = [];
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number += 1;
      rows.push({ number, cells });
      if (rows.length === BATCH_ROWS) {
        yield { rows, share: Math.min(1, parser.info.bytes / utf8.length) };
        rows = [];
      }
    }
  } catch (error) {
    if (error instanceof CsvError) throw quotationFault(error, place);
    throw error;
  }
  if (rows.length > 0) yield { rows, share: 1 };
}

/** The records of a CSV file, blank ones too, so that the numbers are those that Excel shows. Throws a FaultError for an unreadable encoding. */
export const csvGrid = (bytes: Uint8Array, place: Place): Grid => {
  const text = toUtf8(bytes, place);
  return { everyCellWritten: true, batches: batches(text.bytes, place), notes: () => text.notes };
};
