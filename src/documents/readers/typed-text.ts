/** Spaces that word processors and web pages put into numbers and dates: no-break, figure, thin and narrow no-break. */
const SPACES = /[\s\u00a0\u2007\u2009\u200a\u202f]+/g;
// Zero-width space and byte-order mark come along when text is copied from a web page.
const INVISIBLE = /[\u200b\ufeff\u2060]/g;
// Hyphens, the en dash that Word makes of a hyphen, and the true minus sign.
const HYPHENS = /[\u2010-\u2013\u2212]/g;

/** The text with one plain hyphen for every kind of short dash, one plain space for every space, and none at either end. */
export const tidyTyped = (text: string): string =>
  text.replace(INVISIBLE, '').replace(HYPHENS, '-').replace(SPACES, ' ').trim();
