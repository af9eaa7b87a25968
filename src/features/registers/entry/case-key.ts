// Blanks, dashes and marks that nobody sees, from and to: the same as `case_key_of` in migrations/0029_case_key.sql.
const LEFT_OUT: readonly (readonly [number, number])[] = [
  [0x0001, 0x0020],
  [0x002d, 0x002d],
  [0x007f, 0x00a0],
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x058a, 0x058a],
  [0x05be, 0x05be],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x1400, 0x1400],
  [0x1680, 0x1680],
  [0x17b4, 0x17b5],
  [0x1806, 0x1806],
  [0x180b, 0x180f],
  [0x2000, 0x2015],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x2212, 0x2212],
  [0x2e17, 0x2e17],
  [0x2e1a, 0x2e1a],
  [0x2e3a, 0x2e3b],
  [0x2e40, 0x2e40],
  [0x3000, 0x3000],
  [0x301c, 0x301c],
  [0x3030, 0x3030],
  [0x30a0, 0x30a0],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
];

const tells = (sign: string): boolean => {
  const point = sign.codePointAt(0) ?? 0;
  return !LEFT_OUT.some(([from, to]) => point >= from && point <= to);
};

// Letters of the alphabet alone: what a database makes of others in capitals depends on where it was set up.
const capital = (sign: string): string => (sign >= 'a' && sign <= 'z' ? sign.toUpperCase() : sign);

/**
 * A case reference as it is compared, however it was typed: "SW-123", "sw 123" and "SW123" are one case. What is nothing but blanks and dashes is compared
 * as it stands. The database compares by the same (`case_key_of`).
 */
export const caseKey = (reference: string): string => {
  const plain = [...reference.normalize('NFKC')].filter(tells).map(capital).join('');
  return plain === '' ? reference : plain;
};
