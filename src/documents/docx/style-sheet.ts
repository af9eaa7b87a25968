/** One style of a Word file: its XML, and what names it. */
export type Style = { readonly id: string; readonly type: string; readonly name: string; readonly xml: string };

const STYLE = /<w:style\b[^>]*?(?:\/>|>[\s\S]*?<\/w:style>)/gu;

const attribute = (xml: string, name: string): string =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u')
    .exec(xml)
    ?.slice(1)
    .find((value) => value !== undefined) ?? '';

const readStyle = (xml: string): Style => {
  const [tag = ''] = /^<w:style\b[^>]*>/u.exec(xml) ?? [];
  const [name = ''] = /<w:name\b[^>]*>/u.exec(xml) ?? [];
  return { id: attribute(tag, 'w:styleId'), type: attribute(tag, 'w:type'), name: attribute(name, 'w:val'), xml };
};

/** The styles of a styles.xml, in order. */
export const stylesOf = (sheet: string): readonly Style[] => [...sheet.matchAll(STYLE)].map(([xml]) => readStyle(xml));

/** Finds a style by the name that Word stores, which is English in every edition of Word; capitals do not count. */
export const styleNamed = (
  styles: readonly Style[],
  type: 'paragraph' | 'character',
  name: string,
): Style | undefined => styles.find((style) => style.type === type && style.name.toLowerCase() === name.toLowerCase());

/** The style that plain paragraphs take. */
export const plainStyle = (styles: readonly Style[]): Style | undefined =>
  styles.find(
    ({ type, xml }) => type === 'paragraph' && /^<w:style\b[^>]*\sw:default\s*=\s*["'](?:1|true|on)["']/u.test(xml),
  ) ?? styleNamed(styles, 'paragraph', 'Normal');

/** The styles.xml without numbering: the numbers of a paper are its own text, and the template's lists stay in the template. */
export const withoutNumbering = (sheet: string): string =>
  sheet.replace(/<w:numPr\b[^>]*?(?:\/>|>[\s\S]*?<\/w:numPr>)/gu, '');

const LANGUAGE = '<w:lang w:val="en-GB"/>';

/** The styles.xml with British English as the language of all its text. */
export const inBritishEnglish = (sheet: string): string => {
  const spoken = sheet.replace(/(<w:lang\b[^>]*?\sw:val\s*=\s*)(?:"[^"]*"|'[^']*')/gu, '$1"en-GB"');
  const defaults = /<w:rPrDefault\b[^>]*>[\s\S]*?<\/w:rPrDefault>/u.exec(spoken)?.[0];
  if (defaults !== undefined) {
    if (/<w:lang\b[^>]*\sw:val=/u.test(defaults)) return spoken;
    const said = defaults.includes('</w:rPr>')
      ? defaults.replace('</w:rPr>', `${LANGUAGE}</w:rPr>`)
      : `<w:rPrDefault><w:rPr>${LANGUAGE}</w:rPr></w:rPrDefault>`;
    return spoken.replace(defaults, () => said);
  }
  const run = `<w:rPrDefault><w:rPr>${LANGUAGE}</w:rPr></w:rPrDefault>`;
  if (spoken.includes('<w:docDefaults>')) return spoken.replace('<w:docDefaults>', `<w:docDefaults>${run}`);
  return spoken.replace(/<w:styles\b[^>]*>/u, (root) => `${root}<w:docDefaults>${run}</w:docDefaults>`);
};
