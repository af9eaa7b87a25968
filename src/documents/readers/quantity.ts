import {
  type Decimal,
  decimal,
  type Fault,
  fail,
  fault,
  ok,
  type Place,
  type Result,
  toPlain,
} from '../../kernel/index.ts';
import { type Absence, readAbsence } from './absence.ts';
import { readInexact } from './inexact.ts';
import { tidyTyped } from './typed-text.ts';

/**
 * What a cell for a number says. `as` is the number with the digits that were typed, so that "110.0" keeps its zero; signs of
 * currency and percentage, spaces and commas are gone. `unitHint` is what those signs said.
 */
export type Quantity =
  | {
      readonly kind: 'value';
      readonly value: Decimal;
      readonly unitHint?: 'percent' | 'gbp';
      readonly as: string;
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'absence'; readonly absence: Absence };

// "_" stands for a typesetter's space between two digits; see `marked`.
const WHOLE = String.raw`\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:_\d{3})+`;
// A lower-case exponent is what R, Python and JSON write, and is exact; for "1.2E+05" see SHORTENED.
const DIGITS = String.raw`(?:(?:${WHOLE})(?:\.\d+)?|\.\d+)(?:e[+-]?\d{1,2})?`;
const NUMBER = new RegExp(
  String.raw`^(?<open>\()?(?<sign>[-+])?(?<pound>£ ?)?(?<late>-)?(?<digits>${DIGITS})(?<percent> ?%| per ?cent)?(?<close>\))?$`,
);
const SHORTENED = /^-?\d(?:\.\d+)?E[+-]?\d+$/;
const CONTINENTAL = /^£?-?(?:\d{1,3}(?:\.\d{3})+,\d+|\d+,\d+)%?$/;

// A plain space may as well part two numbers ("83 120": a percentage and its base), so only those of typesetters join digits.
const marked = (text: string): string => tidyTyped(text.replace(/(?<=\d)[\u00a0\u2007\u2009\u200a\u202f](?=\d)/g, '_'));

const readNumber = (text: string): Extract<Quantity, { kind: 'value' }> | null => {
  const parts = NUMBER.exec(marked(text))?.groups;
  if (parts === undefined) return null;
  const { open, sign, pound, late, digits = '', percent, close } = parts;
  const bracketed = open !== undefined;
  if (bracketed !== (close !== undefined)) return null;
  // "(5)" is how accounts write minus 5, and what Excel makes of it; "(-5)" could be either.
  if ((bracketed && (sign !== undefined || late !== undefined)) || (sign !== undefined && late !== undefined))
    return null;
  if (pound !== undefined && percent !== undefined) return null;
  const plain = digits.replace(/[,_]/g, '').replace(/^\./, '0.');
  const negative = bracketed || sign === '-' || late !== undefined;
  const value = decimal(`${negative ? '-' : ''}${plain}`);
  const as = plain.includes('e') ? toPlain(value) : `${negative ? '-' : ''}${plain}`;
  const hint = percent !== undefined ? 'percent' : pound !== undefined ? 'gbp' : undefined;
  return { kind: 'value', value, ...(hint === undefined ? {} : { unitHint: hint }), as };
};

const unreadable = (text: string, place: Place): Fault => {
  const typed = tidyTyped(text);
  if (SHORTENED.test(typed)) {
    const remedy = 'Widen the column in Excel or format it as Number, so that every digit shows, and save again.';
    return fault('cell.invalid', `"${typed}" is a number that Excel has shortened`, place, remedy);
  }
  if (CONTINENTAL.test(typed)) {
    const remedy = 'Write 1,234.5: a comma between thousands and a point before decimals.';
    return fault('cell.invalid', `"${typed}" has its comma where no thousands begin`, place, remedy);
  }
  if (typed.startsWith('#'))
    return fault('cell.invalid', `"${typed}" is an Excel error`, place, 'Correct the formula, or type the value.');
  const remedy = 'Write digits only, such as 4368 or 83.5, with words and notes in a column of their own.';
  return fault('cell.invalid', `"${text.trim()}" is not a number`, place, remedy);
};

/**
 * Reads what people type into a cell for a number: "4,368", "£4,368", "83%", "83 per cent", "(5)" and "−5" for minus 5. "0" is zero
 * and only "0" is; an empty cell is `empty`. A word that says plainly why there is no number is that absence.
 * Faults: `cell.suppressed` for "<5", "c", "*", "~120", "£4.3k" (suppressed or inexact); `cell.invalid` for words that leave open why
 * there is no number ("n/a", "-", "nil", "tbc"), for continental commas, and for all else. Nothing is guessed.
 */
export const readQuantity = (text: string, place: Place = {}): Result<Quantity, Fault> => {
  const typed = tidyTyped(text);
  if (typed === '') return ok({ kind: 'empty' });
  const number = readNumber(text);
  if (number !== null) return ok(number);
  const inexact = readInexact(typed, place);
  if (inexact !== null) return fail(inexact);
  const absence = readAbsence(typed, place);
  if (absence !== null) return absence.ok ? ok({ kind: 'absence', absence: absence.value }) : absence;
  return fail(unreadable(text, place));
};
