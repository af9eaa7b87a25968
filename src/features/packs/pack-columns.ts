import type { CellForm, PackColumn } from './column.ts';

const text: CellForm = { as: 'text' };

/** A text that is part of a key: an index holds no long ones. */
export const short: CellForm = { as: 'text', longest: 300 };

/** One of these words. */
export const oneOf = (words: readonly string[]): CellForm => ({ as: 'text', oneOf: words });

/** The code of anything, as councils write theirs. */
export const code: CellForm = { as: 'text', pattern: /^[A-Za-z0-9][A-Za-z0-9&/ -]{0,79}$/ };

/** A column in which every cell is filled. */
export const must = (name: string, form: CellForm = text): PackColumn => ({ name, form, filled: true });

/** A column that may be empty where nothing is known. */
export const may = (name: string, form: CellForm = text): PackColumn => ({ name, form });

/** A key column that may be empty: kept as '' so that the row still has a key. */
export const blank = (name: string, form: CellForm = text): PackColumn => ({ name, form, empty: '' });

/** The same column, whose codes must all stand in a column of another file of the pack. */
export const refers = (column: PackColumn, file: string, to = 'code'): PackColumn => ({
  ...column,
  refersTo: { file, column: to },
});

/** Where a row was taken from. */
export const SOURCE = [may('source'), may('source_line', { as: 'whole' })];

/** The plan and the measure that a row belongs to. */
export const plan = refers(must('plan', code), 'plans.csv');
export const measure = refers(must('measure', code), 'measures.csv');
