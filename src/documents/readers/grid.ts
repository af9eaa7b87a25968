import type { FaultCode } from '../../kernel/index.ts';

/** What is wrong with one cell. `column` counts from 0. */
export type CellFault = {
  readonly column: number;
  readonly code: FaultCode;
  readonly detail: string;
  readonly remedy?: string;
};

/** A row before its cells have names. A cell that the file does not mention is a hole or lies beyond the end. */
export type GridRow = {
  readonly number: number;
  readonly cells: readonly (string | undefined)[];
  readonly faults?: readonly CellFault[];
};

/** `share` of the file read when the batch is handed over, 0 to 1. */
export type GridBatch = { readonly rows: readonly GridRow[]; readonly share: number };

/** What a CSV file and a sheet have in common: rows of texts, in batches. A file that cannot be read on throws a FaultError. */
export type Grid = {
  readonly sheet?: string;
  /** Whether a row must spell out every cell. A sheet leaves blank cells out; a CSV file that does so is damaged. */
  readonly everyCellWritten: boolean;
  readonly batches: AsyncIterable<GridBatch>;
  /** Asked for once, when the last batch has been taken. */
  readonly notes: (columnName: (column: number) => string) => readonly string[];
};

/** The letters over a column in Excel: 0 is A, 26 is AA. */
export const columnLetters = (column: number): string => {
  const rest = Math.floor(column / 26) - 1;
  return `${rest < 0 ? '' : columnLetters(rest)}${String.fromCharCode(65 + (column % 26))}`;
};

export const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';
