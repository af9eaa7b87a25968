import Big from 'big.js';

/** An exact decimal number. Nothing that is compared or printed passes through binary floating point. */
export type Decimal = Big;

// A strict constructor refuses JavaScript numbers, so that 0.1 + 0.2 can never slip in; big.js offers it for this purpose.
const Exact = Big();
Exact.strict = true;
// Division is the only inexact operation: 30 places are far beyond any figure published by a council.
Exact.DP = 30;
Exact.RM = Big.roundHalfUp;

const PLAIN_NUMBER = /^-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/** Reads a plain number such as "4368", "-0.5" or "1.5e-05". Thousands separators, signs of currency and spaces are not plain: `null`. */
export const parseDecimal = (text: string): Decimal | null => {
  const trimmed = text.trim();
  return PLAIN_NUMBER.test(trimmed) ? new Exact(trimmed.startsWith('.') ? `0${trimmed}` : trimmed) : null;
};

/** A decimal from a literal in the code or from the database, where it is known to be a number. Throws on anything else. */
export const decimal = (text: string | bigint): Decimal => {
  const parsed = parseDecimal(String(text));
  if (parsed === null) throw new TypeError(`Not a decimal number: ${String(text)}`);
  return parsed;
};

export const ZERO: Decimal = decimal('0');

export const add = (a: Decimal, b: Decimal): Decimal => a.plus(b);
export const subtract = (a: Decimal, b: Decimal): Decimal => a.minus(b);
export const multiply = (a: Decimal, b: Decimal): Decimal => a.times(b);
/** The quotient to 30 places; `null` where the divisor is zero. */
export const divide = (a: Decimal, b: Decimal): Decimal | null => (b.eq(ZERO) ? null : a.div(b));
export const absolute = (a: Decimal): Decimal => a.abs();
/** Below zero where a is smaller, zero where equal, above zero where larger. */
export const compare = (a: Decimal, b: Decimal): number => a.cmp(b);
export const equal = (a: Decimal, b: Decimal): boolean => a.eq(b);

/**
 * Rounds to `places` decimal places, halves away from zero, as the papers and the national data do.
 * This is the only rounding in Remit.
 */
export const round = (value: Decimal, places: number): Decimal => value.round(places, Big.roundHalfUp);

/** How many decimal places the number is written with: 89.03 has 2. Trailing zeros do not count. */
export const decimalPlaces = (value: Decimal): number => {
  const fraction = value.toFixed().split('.')[1];
  return fraction === undefined ? 0 : fraction.length;
};

/** The exact number as plain text, for storage and for JSON: "4368", "0.903143585". */
export const toPlain = (value: Decimal): string => value.toFixed();

/** British English: "4,368", "0.40". Rounds to `places`. Minus is the real minus sign. */
export const formatDecimal = (value: Decimal, places: number): string => {
  const [whole = '0', fraction] = round(value, places).abs().toFixed(places).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const negative = compare(round(value, places), ZERO) < 0;
  return `${negative ? '\u2212' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
};
