import type { Fault } from '../../kernel/index.ts';

/** One row of a table. `number` is the row as the reader of the file counts it: Excel's own row, or the record of a CSV file. */
export type TableRow = { readonly number: number; readonly cells: Readonly<Record<string, string>> };

/** A table as it stood in a CSV file or in one sheet of a workbook. Every row has a text, perhaps '', for every heading. */
export type TableFile = {
  readonly fileName: string;
  readonly sheet?: string;
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
  /** What the owner should know about how the file was read; whole sentences. */
  readonly notes: readonly string[];
};

export type ReadTableOptions = {
  /** Shown in faults; it does not decide how the bytes are read. */
  readonly fileName: string;
  /** The sheet to read; without it, the first sheet that is not hidden. */
  readonly sheet?: string;
  /** Rows below the heading, blank ones apart. */
  readonly maxRows?: number;
  /** Bytes of the file as it was handed in. */
  readonly maxBytes?: number;
};

export const DEFAULT_MAX_ROWS = 500_000;
export const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

/**
 * What reading a table brings, in order: one `start`, any number of `rows`, one `end`; or at any point `refused`, which is
 * the last and means that nothing of the file may be used.
 */
export type TableEvent =
  | { readonly kind: 'start'; readonly fileName: string; readonly sheet?: string; readonly headings: readonly string[] }
  /** `faults` are those of rows left out of `rows`. `share` of the file read so far, 0 to 1. */
  | {
      readonly kind: 'rows';
      readonly rows: readonly TableRow[];
      readonly faults: readonly Fault[];
      readonly share: number;
    }
  | { readonly kind: 'end'; readonly notes: readonly string[] }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] };
