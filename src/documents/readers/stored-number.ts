import { type Decimal, decimal, multiply, parseDecimal, toPlain } from '../../kernel/index.ts';

/** What Excel keeps of a typed number; longer digits are left over from arithmetic in binary. */
const EXCEL_DIGITS = 15;
// 0.30000000000000004 collapses to one digit at 15 places; 0.8333333333333334 does not, and is kept as it is stored.
const ARTEFACT_DIGITS = 12;

/** `stored`: the text of the number in the file's precision, where `text` is not the same number. */
export type StoredNumber = { readonly text: string; readonly stored?: string };

const significantDigits = (value: Decimal): number => value.c.length;

/**
 * The number that a sheet stores as "0.56999999999999995" is the 64-bit number nearest to 0.57, so the shortest text that names
 * the same 64-bit number is taken: "0.57". Where arithmetic has left a trace in the 16th or 17th digit ("0.30000000000000004"),
 * the 15 digits that Excel shows are taken and the rest is given in `stored`. `null`: not a number.
 */
export const readStoredNumber = (written: string): StoredNumber | null => {
  const text = written.trim();
  if (/^-?(?:0|[1-9]\d{0,14})$/.test(text) && text !== '-0') return { text };
  if (parseDecimal(text) === null) return null;
  const binary = Number(text);
  const exact = parseDecimal(String(binary === 0 ? 0 : binary));
  const shown = parseDecimal(binary.toPrecision(EXCEL_DIGITS));
  if (exact === null || shown === null) return null;
  return significantDigits(exact) > EXCEL_DIGITS && significantDigits(shown) <= ARTEFACT_DIGITS
    ? { text: toPlain(shown), stored: toPlain(exact) }
    : { text: toPlain(exact) };
};

const HUNDRED = decimal('100');

/** A proportion as a percentage, exact: 0.83 is 83. */
export const asPercentage = ({ text }: StoredNumber): Decimal => multiply(decimal(text), HUNDRED);
