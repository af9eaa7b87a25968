import { compare, type Fault, fault, type Place, parseDecimal, toPlain, ZERO } from '../../kernel/index.ts';

/** What a cell of a pack file may hold. Pack files are written by tools, so the forms are strict. */
export type CellForm =
  | { readonly as: 'text'; readonly oneOf?: readonly string[]; readonly pattern?: RegExp; readonly longest?: number }
  | { readonly as: 'whole'; readonly from?: number; readonly to?: number }
  | { readonly as: 'number'; readonly from?: 0 }
  | { readonly as: 'day' }
  | { readonly as: 'yes-no' }
  | { readonly as: 'list' };

/** One column: its heading, what its cells hold, and whether each must be filled. `empty` is what an empty cell becomes. */
export type PackColumn = {
  readonly name: string;
  readonly form: CellForm;
  readonly filled?: boolean;
  readonly empty?: string | boolean | null;
  /** The table's column, where it is not called the same. */
  readonly to?: string;
  /** The file and column that must hold every code written here; several codes are separated by `;` where the form is a list. */
  readonly refersTo?: { readonly file: string; readonly column: string };
};

export type CellValue = string | number | boolean | readonly string[] | null;

export const listOf = (text: string): string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

// Longer than any title or note; what people write into papers states its own limit.
const LONGEST_TEXT = 2000;
const LONGEST_NUMBER = 40;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

const isStorable = (text: string): boolean => text.isWellFormed() && !CONTROL.test(text);

const readText = (
  text: string,
  { oneOf, pattern, longest = LONGEST_TEXT }: Extract<CellForm, { as: 'text' }>,
): string | null =>
  text.length > longest ||
  !isStorable(text) ||
  (oneOf !== undefined && !oneOf.includes(text)) ||
  (pattern !== undefined && !pattern.test(text))
    ? null
    : text;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const isDay = (text: string): boolean => DAY.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

const isWhole = (text: string, from = -999_999_999, to = 999_999_999): boolean =>
  /^-?\d{1,9}$/.test(text) && Number(text) >= from && Number(text) <= to;

const readForm = (text: string, form: CellForm): CellValue => {
  switch (form.as) {
    case 'text':
      return readText(text, form);
    case 'whole':
      return isWhole(text, form.from, form.to) ? Number(text) : null;
    case 'number': {
      const value = text.length > LONGEST_NUMBER ? null : parseDecimal(text);
      return value === null || (form.from === 0 && compare(value, ZERO) < 0) ? null : toPlain(value);
    }
    case 'day':
      try {
        return isDay(text) ? text : null;
      } catch {
        return null;
      }
    case 'yes-no':
      return text === 'true' ? true : text === 'false' ? false : null;
    case 'list':
      return text.length <= LONGEST_TEXT && isStorable(text) ? listOf(text) : null;
  }
};

const EXPECTED: Record<CellForm['as'], string> = {
  text: 'a text of the kind and length expected',
  whole: 'a whole number within its bounds',
  number: 'a plain number such as 4368 or 0.44 within its bounds',
  day: 'a day such as 2024-03-31',
  'yes-no': 'true or false',
  list: 'a list separated by semicolons',
};

const expected = (form: CellForm): string =>
  form.as === 'text' && form.oneOf !== undefined ? `one of: ${form.oneOf.join(', ')}` : EXPECTED[form.as];

/** The cell's value, or the fault with its place. */
export const readCell = (
  written: string,
  column: PackColumn,
  place: Place,
): { value: CellValue } | { fault: Fault } => {
  const text = written.trim();
  if (text === '') {
    if (column.filled === true) return { fault: fault('cell.missing', `"${column.name}" is empty`, place) };
    return { value: column.form.as === 'list' ? [] : (column.empty ?? null) };
  }
  const value = readForm(text, column.form);
  return value === null
    ? { fault: fault('cell.invalid', `"${text}" is not ${expected(column.form)}`, place) }
    : { value };
};
