import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { columnLetters } from './grid.ts';
import { columnOf, mergedInRow, readMergedCells } from './merged-cells.ts';

const sheet = (merges: string): Uint8Array =>
  new TextEncoder().encode(`<worksheet><sheetData><row/></sheetData><mergeCells>${merges}</mergeCells></worksheet>`);

describe('merged cells', () => {
  it('are found after the cells, topmost first', () => {
    assert.deepEqual(readMergedCells(sheet('<mergeCell ref="B7:C9"/><mergeCell ref="A2:AA2"/>')), [
      { range: 'A2:AA2', firstRow: 2, lastRow: 2, firstColumn: 0, lastColumn: 26 },
      { range: 'B7:C9', firstRow: 7, lastRow: 9, firstColumn: 1, lastColumn: 2 },
    ]);
  });

  it('reach into the rows they cover and no others', () => {
    const merged = readMergedCells(sheet('<mergeCell ref="A2:A4"/><mergeCell ref="B4:B5"/><mergeCell ref="C7:C7"/>'));
    const inRow = mergedInRow(merged);
    const ranges = [1, 2, 4, 5, 6, 8].map((row) => inRow(row).map(({ range }) => range));
    assert.deepEqual(ranges, [[], ['A2:A4'], ['A2:A4', 'B4:B5'], ['B4:B5'], [], []]);
  });
});

describe('column letters', () => {
  it('count as Excel does', () => {
    const pairs: [number, string][] = [
      [0, 'A'],
      [25, 'Z'],
      [26, 'AA'],
      [701, 'ZZ'],
      [702, 'AAA'],
      [16_383, 'XFD'],
    ];
    for (const [column, letters] of pairs) {
      assert.equal(columnLetters(column), letters);
      assert.equal(columnOf(`${letters}12`), column);
    }
  });
});
