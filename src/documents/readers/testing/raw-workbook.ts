import { strToU8, zipSync } from 'fflate';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

export type RawSheet = {
  readonly name?: string;
  readonly state?: string;
  /** What stands inside `<sheetData>`. */
  readonly rows: string;
  /** What stands before and after `<sheetData>`. */
  readonly before?: string;
  readonly after?: string;
};

type RawWorkbook = {
  readonly sheets: readonly RawSheet[];
  /** Number formats by style: the second is style 1, the third style 2; style 0 is General. */
  readonly formats?: readonly string[];
  readonly texts?: readonly string[];
  readonly date1904?: boolean;
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const styles = (formats: readonly string[]): string =>
  `<styleSheet ${MAIN}><numFmts>${formats.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escaped(code)}"/>`).join('')}</numFmts>` +
  `<cellStyleXfs count="1"><xf numFmtId="9"/></cellStyleXfs>` +
  `<cellXfs><xf numFmtId="0"/>${formats.map((_, index) => `<xf numFmtId="${164 + index}"/>`).join('')}</cellXfs></styleSheet>`;

/** The parts of a workbook whose sheets are written by hand in XML, for what no writing library would produce. */
export const rawParts = ({
  sheets,
  formats = [],
  texts = [],
  date1904 = false,
}: RawWorkbook): Record<string, string> => {
  const parts: Record<string, string> = {
    '_rels/.rels': `<Relationships ${PACKAGE}><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml':
      `<workbook ${MAIN} xmlns:r="${RELATIONS}">${date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>` +
      sheets
        .map(
          ({ name, state }, index) =>
            `<sheet name="${escaped(name ?? `Sheet${index + 1}`)}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
        )
        .join('') +
      '</sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      `<Relationships ${PACKAGE}>` +
      sheets
        .map(
          (_, index) =>
            `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
        )
        .join('') +
      `<Relationship Id="rIdStyles" Type="${RELATIONS}/styles" Target="/xl/styles.xml"/>` +
      `<Relationship Id="rIdTexts" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': styles(formats),
    'xl/sharedStrings.xml': `<sst ${MAIN}>${texts.map((text) => `<si>${text}</si>`).join('')}</sst>`,
  };
  sheets.forEach(({ rows, before = '', after = '' }, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet ${MAIN}>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
  });
  return parts;
};

/** Zips parts as they are; the sheets of `rawParts` or any other. */
export const zipParts = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(HEAD + xml)])));

export const rawWorkbook = (workbook: RawWorkbook): Uint8Array => zipParts(rawParts(workbook));

/** A row of texts written into the cells themselves: `textRow(1, 'Code', 'Value')`. */
export const textRow = (number: number, ...texts: readonly string[]): string =>
  `<row r="${number}">${texts.map((text) => `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`).join('')}</row>`;
