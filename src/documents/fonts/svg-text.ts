import { FONT_FAMILY } from './files.ts';

const NUMERIC_ENTITY = /&#(?:x([\da-f]{1,6})|(\d{1,7}));/giu;
const KEPT_ENTITIES = new Set(['<', '>', '&', '"', "'"]);

const decoded = (svg: string): string =>
  svg.replace(NUMERIC_ENTITY, (entity, hex: string | undefined, ten: string | undefined) => {
    const code = hex === undefined ? Number(ten) : Number.parseInt(hex, 16);
    if (!(code > 31 && code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) return '';
    const character = String.fromCodePoint(code);
    return KEPT_ENTITIES.has(character) ? entity : character;
  });

// Inside a picture a sign that the family lacks would be sought in whatever fonts the machine has; it is spelt instead.
const SPELT: Record<string, string> = {
  '≥': '&gt;=',
  '≤': '&lt;=',
  '≠': '!=',
  '≈': '~',
  '→': '-&gt;',
  '←': '&lt;-',
  '●': '•',
};

const spelt = (svg: string): string => svg.replace(/[≥≤≠≈→←●]/gu, (sign) => SPELT[sign] ?? sign);

const asWritten = (text: string): string => text;

/**
 * The picture with its text in the fonts that come with the program, whatever family it names: a family found on one machine
 * and not on another would change the paper. `printable` holds all of it to the characters of that family.
 */
export const svgWithOurFonts = (svg: string, printable: (text: string) => string = asWritten): string =>
  printable(spelt(decoded(svg)))
    .replace(/font-family\s*=\s*(?:"[^"]*"|'[^']*')/gu, `font-family="${FONT_FAMILY}"`)
    .replace(/font-family\s*:\s*[^;"'}<]*(?:(?:'[^']*'|"[^"]*")[^;"'}<]*)*/gu, `font-family:${FONT_FAMILY}`)
    .replace(/^<svg(?![^>]*\sfont-family=)/u, `<svg font-family="${FONT_FAMILY}"`);
