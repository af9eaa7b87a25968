import { ImportedXmlComponent } from 'docx';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { FaultError, fault } from '../../kernel/index.ts';
import { STYLE_NAMES } from './look.ts';
import type { Parts } from './package.ts';
import { A4, type Sheet, textWidth } from './paper.ts';
import { inBritishEnglish, plainStyle, type Style, styleNamed, stylesOf, withoutNumbering } from './style-sheet.ts';

/** What is taken from a council's template: its styles, its theme (fonts and colours that styles refer to), its sheet. */
type House = {
  readonly styles: string;
  readonly theme: Uint8Array | undefined;
  readonly sheet: Sheet;
};

const STYLES = 'word/styles.xml';
const THEME = 'word/theme/theme1.xml';
const TEXT = 'word/document.xml';

const LARGEST_PART = 16 * 1024 * 1024;
const NEEDED = ['Title', 'Heading1', 'Heading2', 'Heading3'] as const;
// About 7 cm: a table of five columns cannot stand in less.
const NARROWEST_TEXT = 4000;

const refuse = (found: string, remedy?: string): never => {
  throw new FaultError(fault('paper.template', found, {}, remedy));
};

const unzipped = (bytes: Uint8Array): Parts => {
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => [STYLES, THEME, TEXT].includes(name) && originalSize <= LARGEST_PART,
    });
  } catch {
    return refuse('The template is not a Word file', 'Choose a file saved by Word as .docx or .dotx.');
  }
};

const readXml = (part: string, bytes: Uint8Array): string => {
  const xml = strFromU8(bytes);
  if (/<!DOCTYPE|<!ENTITY/iu.test(xml)) return refuse(`The template's ${part} declares a document type`);
  try {
    ImportedXmlComponent.fromXmlString(xml);
  } catch {
    return refuse(`The template's ${part} is damaged`, 'Open the template in Word, save it again, and try again.');
  }
  return xml;
};

const twips = (tag: string, name: string): number =>
  Math.abs(Number(new RegExp(`\\sw:${name}="(-?\\d+)"`, 'u').exec(tag)?.[1]));

const sheetOf = (text: string): Sheet => {
  const size = text.match(/<w:pgSz\b[^>]*>/gu)?.at(-1);
  const margin = text.match(/<w:pgMar\b[^>]*>/gu)?.at(-1);
  if (size === undefined || margin === undefined) return A4;
  const sides = [twips(size, 'w'), twips(size, 'h')];
  const sheet: Sheet = {
    width: Math.min(...sides),
    height: Math.max(...sides),
    margin: {
      top: twips(margin, 'top'),
      right: twips(margin, 'right'),
      bottom: twips(margin, 'bottom'),
      left: twips(margin, 'left'),
    },
  };
  if (!(textWidth(sheet, false) >= NARROWEST_TEXT)) refuse("The template's margins leave too little room for text");
  return sheet;
};

/**
 * Reads a council's template (.docx or .dotx). Throws a `FaultError` "paper.template" where it is no Word file, is damaged, or
 * lacks a style that every paper needs: Title, Heading 1, Heading 2, Heading 3.
 */
export const houseOf = (bytes: Uint8Array): House => {
  const parts = unzipped(bytes);
  const sheet = parts[STYLES];
  if (sheet === undefined)
    return refuse('The template has no styles', 'Choose a file saved by Word as .docx or .dotx.');
  const styles = readXml(STYLES, sheet);
  const found = stylesOf(styles);
  const missing = NEEDED.filter((id) => styleNamed(found, 'paragraph', STYLE_NAMES[id]) === undefined);
  if (missing.length > 0) {
    const names = missing.map((id) => id.replace(/(\d)/u, ' $1')).join(', ');
    refuse(`The template lacks the styles: ${names}`, 'Add these styles to the template in Word, and save it.');
  }
  const theme = parts[THEME];
  if (theme !== undefined) readXml(THEME, theme);
  const text = parts[TEXT];
  return { styles, theme, sheet: text === undefined ? A4 : sheetOf(readXml(TEXT, text)) };
};

const REFERENCE = /(<w:(?:pStyle|rStyle|basedOn|next|link)\b[^>]*?\sw:val=")([^"]*)(")/gu;

const renamed = (xml: string, ids: ReadonlyMap<string, string>): string =>
  xml.replace(REFERENCE, (_, start: string, id: string, end: string) => start + (ids.get(id) ?? id) + end);

const USED = [
  ...Object.entries(STYLE_NAMES).map(([id, name]) => ({ id, name, type: 'paragraph' as const })),
  { id: 'Hyperlink', name: 'Hyperlink', type: 'character' as const },
  { id: 'Awaited', name: 'Awaited', type: 'character' as const },
];

const freeId = (wanted: string, taken: ReadonlySet<string>): string =>
  taken.has(wanted) ? freeId(`Paper${wanted}`, taken) : wanted;

/**
 * The file in the council's look. Where the template has a style of the same name, its style is used; where it has none, ours is
 * added to its sheet and takes the template's fonts. The language stays British English.
 */
export const inHouseStyle = (parts: Parts, house: House): Parts => {
  const theirs = stylesOf(house.styles);
  const ours = new Map(stylesOf(strFromU8(parts[STYLES] ?? new Uint8Array())).map((style) => [style.id, style]));
  const taken = new Set(theirs.map(({ id }) => id));
  const ids = new Map<string, string>([['Normal', plainStyle(theirs)?.id ?? 'Normal']]);
  const added: Style[] = [];
  for (const { id, name, type } of USED) {
    const same = styleNamed(theirs, type, name);
    const own = ours.get(id);
    ids.set(id, same?.id ?? freeId(id, taken));
    if (same === undefined && own !== undefined) added.push(own);
  }
  const additions = added.map(({ id, xml }) =>
    renamed(xml, ids).replace(`w:styleId="${id}"`, `w:styleId="${ids.get(id) ?? id}"`),
  );
  const sheet = inBritishEnglish(withoutNumbering(house.styles)).replace(
    '</w:styles>',
    () => `${additions.join('')}</w:styles>`,
  );
  const dressed = Object.entries(parts).map(([path, bytes]): [string, Uint8Array] =>
    /^word\/(?:document|header\d+|footer\d+)\.xml$/u.test(path)
      ? [path, strToU8(renamed(strFromU8(bytes), ids))]
      : [path, bytes],
  );
  return {
    ...Object.fromEntries(dressed),
    [STYLES]: strToU8(sheet),
    ...(house.theme === undefined ? {} : { [THEME]: house.theme }),
  };
};
