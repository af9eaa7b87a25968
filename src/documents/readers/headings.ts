import { type Fault, fail, fault, ok, type Place, type Result } from '../../kernel/index.ts';
import { columnLetters, type GridRow, isBlank } from './grid.ts';

const tidy = (text: string): string => text.replace(/[\s\u200b\ufeff]+/g, ' ').trim();

// As a key of a plain object this name would change the object instead of being a cell of it.
const UNUSABLE = '__proto__';

/** Far more than any table of figures has. */
const MOST_COLUMNS = 1000;

const faultOf = (heading: string, first: boolean, seen: Set<string>, place: Place): Fault | null => {
  if (heading === '' && first) return null;
  if (heading === '')
    return fault('column.missing', 'The column has no heading', place, 'Give the column a heading, or delete it.');
  if (heading === UNUSABLE) return fault('column.unknown', undefined, place);
  // Headings that differ in capitals only are one heading to an owner.
  const plain = heading.toLowerCase();
  const repeated = seen.has(plain);
  seen.add(plain);
  return repeated ? fault('column.repeated', `The heading "${heading}" stands twice`, place) : null;
};

/**
 * The headings of a table: white space inside a heading counts as one space, and columns without a heading at the far right
 * are left off. The first heading may be '', since R and pandas write the names of their rows into a first column without one. Every fault found is given: `column.missing`, `column.repeated`, or that of an unreadable cell.
 */
export const readHeadings = (row: GridRow, place: Place): Result<readonly string[], Fault[]> => {
  const width = row.cells.findLastIndex((text) => !isBlank(text)) + 1;
  if (width > MOST_COLUMNS) {
    const remedy = 'Keep the columns that are needed.';
    return fail([
      fault('input.too-large', `The heading row has ${width} columns; at most ${MOST_COLUMNS} are read`, place, remedy),
    ]);
  }
  const headings = Array.from({ length: width }, (_, column) => tidy(row.cells[column] ?? ''));
  const at = (column: number): Place => ({ ...place, row: row.number, column: columnLetters(column) });
  const unreadable = (row.faults ?? []).map((found) => fault(found.code, found.detail, at(found.column), found.remedy));
  const seen = new Set<string>();
  const faults = headings.map((heading, column) => faultOf(heading, column === 0, seen, at(column)));
  const all = [...unreadable, ...(unreadable.length > 0 ? [] : faults.filter((found) => found !== null))];
  return all.length > 0 ? fail(all) : ok(headings);
};
