/** Rows count from 1 as in Excel, columns from 0; both ends are inside. `range` as Excel writes it: "A2:B5". */
export type MergedCells = {
  readonly range: string;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
};

/** The column that a reference such as "AB12" begins with, counted from 0; -1 where it begins with no letter. */
export const columnOf = (reference: string): number => {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
};

const readRange = (range: string): MergedCells | null => {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(range);
  if (match === null) return null;
  const [, left = '', top = '', right = '', bottom = ''] = match;
  return {
    range,
    firstRow: Number(top),
    lastRow: Number(bottom),
    firstColumn: columnOf(left),
    lastColumn: columnOf(right),
  };
};

const MERGE = /<(?:[\w.-]+:)?mergeCell\s[^>]*?\bref\s*=\s*["']([^"']+)["']/g;

/**
 * The merged ranges of a sheet, topmost first. A sheet lists them after its cells (ECMA-376 part 1, 18.3.1.99), and they must be
 * known before the cells are read, so the end of the XML is looked at first.
 */
export const readMergedCells = (sheetXml: Uint8Array): readonly MergedCells[] => {
  const xml = Buffer.from(sheetXml.buffer, sheetXml.byteOffset, sheetXml.byteLength);
  const rest = xml.subarray(Math.max(0, xml.lastIndexOf('sheetData>'))).toString('utf8');
  return [...rest.matchAll(MERGE)]
    .map(([, range = '']) => readRange(range))
    .filter((merged) => merged !== null)
    .sort((a, b) => a.firstRow - b.firstRow);
};

/** Answers, for rows asked in ascending order, which merged ranges reach into the row. */
export const mergedInRow = (merged: readonly MergedCells[]): ((row: number) => readonly MergedCells[]) => {
  let next = 0;
  let reaching: MergedCells[] = [];
  return (row) => {
    if (reaching.length > 0) reaching = reaching.filter(({ lastRow }) => lastRow >= row);
    for (let range = merged[next]; range !== undefined && range.firstRow <= row; range = merged[++next])
      if (range.lastRow >= row) reaching.push(range);
    return reaching;
  };
};
