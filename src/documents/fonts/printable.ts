import type { Coverage } from './coverage.ts';

/** The family that holds the signs below; it is built into the typesetter. */
export const SIGNS_FAMILY = 'New Computer Modern Math';

const SIGNS = new Set([...'≥≤→←↑↓↗↘≈≠∞√∆▲▼△▽●○■□◆◊✓'].map((sign) => sign.codePointAt(0)));

const IGNORABLE = /^\p{Default_Ignorable_Code_Point}$/u;

const REPLACEMENT = '\ufffd';

/** What a text set in both families can show. */
export const withSigns =
  (covers: Coverage): Coverage =>
  (code) =>
    covers(code) || SIGNS.has(code);

/**
 * Makes a function that gives a text in characters the fonts can show: PDF/UA allows no other. A character without a shape
 * becomes its plain equivalent ("ﬁ" to "fi") where Unicode knows one, vanishes where it is invisible by nature, and
 * otherwise becomes U+FFFD, which a reader sees as "something stood here".
 */
export const printer =
  (covers: Coverage) =>
  (text: string): string => {
    const shown = (character: string): boolean => covers(character.codePointAt(0) ?? 0);
    const substitute = (character: string): string => {
      if (IGNORABLE.test(character)) return '';
      const plain = character.normalize('NFKC');
      return plain !== character && [...plain].every(shown) ? plain : REPLACEMENT;
    };
    return [...text].map((character) => (shown(character) ? character : substitute(character))).join('');
  };
