// Control characters cannot stand in XML 1.0, nor can the two non-characters.
const UNPRINTABLE = /[\p{Cc}\ufffe\uffff]/gu;

// Marks that reverse the order of the letters after them could make "19" read "91" on paper.
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/gu;

const LINE_ENDS = /[\t\r\n\u2028\u2029]+/gu;

/**
 * The text as every format can carry it: line ends and tabs become one space, control characters and marks that reorder
 * letters go, half a surrogate pair becomes U+FFFD. Anything else stays as written.
 */
export const plainText = (text: string): string =>
  text.toWellFormed().replace(LINE_ENDS, ' ').replace(UNPRINTABLE, '').replace(REORDERING, '');

/** The same for every string inside a value made of plain objects and arrays. The shape does not change. */
export const plainTexts = <Value>(value: Value): Value => {
  if (typeof value === 'string') return plainText(value) as Value;
  if (Array.isArray(value)) return value.map(plainTexts) as Value;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plainTexts(part)])) as Value;
};
