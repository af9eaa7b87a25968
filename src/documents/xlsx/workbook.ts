import type { Day } from '../../kernel/index.ts';

/** What a cell holds: a text, which is never a formula, a number, a day, or nothing. */
export type SheetCell = string | number | { readonly day: Day } | null;

/** What a column takes that people fill in: texts as typed, days, or a day with a time. */
export type ColumnLook = 'text' | 'day' | 'moment';

/** A sheet of a workbook: a row of headings, and rows below it. */
export type Sheet = {
  /** At most 31 letters, none of `[ ] : * ? / \`. */
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** How cells that are still empty take what is typed, column by column; null: as the program likes. */
  readonly looks?: readonly (ColumnLook | null)[];
  /** Columns in which one of a list is chosen: the list stands in a column of another sheet, below its heading. Columns count from 0. */
  readonly offers?: readonly {
    readonly column: number;
    readonly from: { readonly sheet: string; readonly column: number; readonly count: number };
  }[];
};
