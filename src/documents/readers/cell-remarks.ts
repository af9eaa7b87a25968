import type { Remark } from './sheet-cell.ts';

const SUBJECTS: Readonly<Record<Remark['kind'], string>> = {
  percent: 'percentages',
  artefact: 'digits that Excel does not show',
  month: 'dates without a day',
  formula: 'formulas',
};

/** Gathers remarks on single cells into one sentence for each column and kind, so that a long sheet brings a short list. */
export const cellRemarks = () => {
  const byColumn = new Map<
    string,
    { kind: Remark['kind']; column: number; count: number; row: number; example: string }
  >();
  return {
    add: (remark: Remark, column: number, row: number): void => {
      const key = `${column} ${remark.kind}`;
      const known = byColumn.get(key);
      if (known === undefined) byColumn.set(key, { kind: remark.kind, column, count: 1, row, example: remark.example });
      else known.count += 1;
    },
    notes: (columnName: (column: number) => string): readonly string[] =>
      [...byColumn.values()].map(({ kind, column, count, row, example }) => {
        const cells = count === 1 ? '1 cell' : `${count} cells`;
        return `Column "${columnName(column)}", ${SUBJECTS[kind]} in ${cells}. Row ${row}: ${example}.`;
      }),
  };
};
