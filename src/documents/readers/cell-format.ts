/** What the number format of a cell makes of the number stored in it. */
export type CellFormat =
  | { readonly kind: 'number' }
  /** `places`: decimal places that the cell shows. */
  | { readonly kind: 'percent'; readonly places: number }
  /** Which parts of the date or time the cell shows. */
  | {
      readonly kind: 'date';
      readonly day: boolean;
      readonly month: boolean;
      readonly year: boolean;
      readonly time: boolean;
    }
  /** A length of time that may pass 24 hours, "[h]:mm". */
  | { readonly kind: 'elapsed' };

const NUMBER: CellFormat = { kind: 'number' };

// ECMA-376 part 1, 18.8.30: the formats that a workbook names by number only, as a British Excel shows them.
const BUILT_IN: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd/mm/yyyy hh:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
};

/** The code of a built-in format, or `undefined` where the number has none that matters here (0 to 8, 11 to 13, 37 to 44, 48, 49). */
export const builtInFormat = (id: number): string | undefined => BUILT_IN[id];

const ELAPSED = /\[(?:h+|m+|s+)\]/i;
// Quoted and escaped text, paddings, colours, conditions, currencies and locales say nothing about the kind of number.
const DECORATION = /"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|AM\/PM|A\/P/gi;
const DATE_PART = /y+|m+|d+|h+|s+/gi;

const readDateParts = (code: string): CellFormat => {
  const parts = (code.match(DATE_PART) ?? []).map((part) => part.charAt(0).toLowerCase());
  // "m" means minutes after hours or before seconds, months elsewhere.
  const isMonth = (part: string, index: number): boolean =>
    part === 'm' && parts[index - 1] !== 'h' && parts[index + 1] !== 's';
  return {
    kind: 'date',
    day: parts.includes('d'),
    month: parts.some(isMonth),
    year: parts.includes('y'),
    time: parts.includes('h') || parts.includes('s'),
  };
};

/** Reads a format code such as "0.0%", "dd/mm/yyyy" or "[Red]#,##0". The first section decides, which is that of positive numbers. */
export const readFormatCode = (code: string): CellFormat => {
  // A semicolon in quotes would cut the section short, hence the decoration goes first.
  const elapsed = ELAPSED.test(code.replace(/"[^"]*"?|\\./g, ''));
  const [section = ''] = code.replace(DECORATION, '').split(';');
  if (/^\s*general\s*$/i.test(section)) return NUMBER;
  if (elapsed) return { kind: 'elapsed' };
  if (section.includes('%')) return { kind: 'percent', places: /\.([0#?]+)/.exec(section)?.[1]?.length ?? 0 };
  return /[ymdhs]/i.test(section) ? readDateParts(section) : NUMBER;
};
