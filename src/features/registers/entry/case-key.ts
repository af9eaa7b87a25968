// Blanks, and whatever looks like a dash. The same as in `case_key_of` in migrations/0029_case_key.sql, as are the marks that nobody sees.
const SEPARATORS = [
  String.raw`\u0009-\u000D\u0020\u002D\u0085\u00A0\u02D7\u058A\u05BE\u06D4\u1400\u1680\u1806\u2000-\u200A\u2010-\u2015`,
  String.raw`\u2028\u2029\u202F\u2043\u2053\u205F\u207B\u208B\u2212\u2500\u2796\u2CBA\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D`,
  String.raw`\u3000\u301C\u3030\u30A0\u30FC\uFE31\uFE32\uFE58\uFE63\uFF0D\u{10D6E}\u{10EAD}`,
].join('');
const UNSEEN = [
  String.raw`\u0001-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F`,
  String.raw`\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\u{1BCA0}-\u{1BCA3}`,
  String.raw`\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}`,
].join('');

const SEPARATING = new RegExp(`[${SEPARATORS}]+`, 'gu');
const NOT_SEEN = new RegExp(`[${UNSEEN}]`, 'gu');
const NOT_BETWEEN_DIGITS = /(?<![0-9])-|-(?![0-9])/g;

// Letters of the alphabet alone: what a database makes of others in capitals depends on where it was set up.
const capitals = (text: string): string => text.replace(/[a-z]/g, (sign) => sign.toUpperCase());

/**
 * A case reference as it is compared, however it was typed: "SW-123", "sw 123" and "SW123" are one case. Between two digits a dash or a blank tells cases
 * apart ("24-1-11", "24-11-1"), whichever it is; elsewhere it is left out, as are marks that nobody sees. What is nothing else is compared as it stands.
 * The database compares by the same (`case_key_of`).
 */
export const caseKey = (reference: string): string => {
  const seen = reference.normalize('NFKC').replace(NOT_SEEN, '');
  const plain = seen.replace(SEPARATING, '-').replace(NOT_BETWEEN_DIGITS, '');
  return plain === '' ? reference : capitals(plain.normalize('NFKC'));
};

// Also what has no sign of its own anywhere: marks of order and format, private and unassigned ones.
const NO_SIGN = new RegExp(`[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}${UNSEEN}]`, 'u');

/** Where in a case reference the first mark stands that nobody sees, counted in characters from 1; null where all can be seen. */
export const unseenIn = (reference: string): number | null => {
  const found = [...reference].findIndex((sign) => NO_SIGN.test(sign));
  return found === -1 ? null : found + 1;
};
