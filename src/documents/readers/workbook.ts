import { FaultError, fault, type Place } from '../../kernel/index.ts';
import { builtInFormat, type CellFormat, readFormatCode } from './cell-format.ts';
import { findWorkbookPart, readPart, readRelationships, workbookFault } from './workbook-package.ts';
import { readAttributes } from './xml-reader.ts';
import type { ZipArchive } from './zip-archive.ts';

type WorkbookSheet = { readonly name: string; readonly part: string; readonly hidden: boolean };

/** What the cells of every sheet refer to. `formats` are by style number, `texts` by their number in the table of shared texts. */
export type Workbook = {
  readonly sheets: readonly WorkbookSheet[];
  readonly counts: '1900' | '1904';
  readonly texts: readonly string[];
  readonly formats: readonly CellFormat[];
};

const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** Undoes the way in which a workbook writes characters that XML cannot hold: "_x000D_" (ECMA-376 part 1, 22.9.2.19). */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(ESCAPED, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    : text;

const readTexts = (archive: ZipArchive, part: string | undefined, place: Place): readonly string[] => {
  const texts: string[] = [];
  if (part === undefined) return texts;
  let current = '';
  let inText = false;
  // Readings of Japanese words ("rPh") stand beside the text and are not part of it.
  let inPhonetic = false;
  readPart(
    archive,
    part,
    {
      open: (name) => {
        if (name === 'si') current = '';
        if (name === 'rPh') inPhonetic = true;
        if (name === 't') inText = !inPhonetic;
      },
      text: (text) => {
        if (inText) current += text;
      },
      close: (name) => {
        if (name === 't') inText = false;
        if (name === 'rPh') inPhonetic = false;
        if (name === 'si') texts.push(unescapeText(current));
      },
    },
    place,
  );
  return texts;
};

const readFormats = (archive: ZipArchive, part: string | undefined, place: Place): readonly CellFormat[] => {
  const codes = new Map<number, string>();
  const formats: CellFormat[] = [];
  if (part === undefined) return formats;
  let inCellFormats = false;
  readPart(
    archive,
    part,
    {
      open: (name, raw) => {
        if (name === 'cellXfs') inCellFormats = true;
        if (name === 'numFmt') {
          const attributes = readAttributes(raw);
          codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
        }
        if (name === 'xf' && inCellFormats) {
          const id = Number(readAttributes(raw).get('numFmtId') ?? 0);
          formats.push(readFormatCode(codes.get(id) ?? builtInFormat(id) ?? 'General'));
        }
      },
      close: (name) => {
        if (name === 'cellXfs') inCellFormats = false;
      },
    },
    place,
  );
  return formats;
};

/** Reads what a workbook says of itself; no sheet yet. Throws a FaultError `input.format` where the package is no workbook. */
export const readWorkbook = (archive: ZipArchive, place: Place): Workbook => {
  const main = findWorkbookPart(archive, place);
  const relationships = readRelationships(archive, main, place);
  const partOf = (type: string): string | undefined =>
    [...relationships.values()].find((relationship) => relationship.type === type)?.target;
  const sheets: WorkbookSheet[] = [];
  let counts: Workbook['counts'] = '1900';
  const open = (name: string, raw: string): void => {
    const attributes = readAttributes(raw);
    if (name === 'workbookPr' && ['1', 'true'].includes(attributes.get('date1904') ?? '')) counts = '1904';
    const relationship = name === 'sheet' ? relationships.get(attributes.get('id') ?? '') : undefined;
    // Charts and dialogues may be sheets of their own; they hold no cells.
    if (relationship?.type === 'worksheet')
      sheets.push({
        name: attributes.get('name') ?? '',
        part: relationship.target,
        hidden: (attributes.get('state') ?? 'visible') !== 'visible',
      });
  };
  readPart(archive, main, { open }, place);
  if (sheets.length === 0) throw workbookFault('The workbook has no sheet with cells', place);
  return {
    sheets,
    counts,
    texts: readTexts(archive, partOf('sharedStrings'), place),
    formats: readFormats(archive, partOf('styles'), place),
  };
};

const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** The sheet asked for (Excel takes no account of capitals either), or the first that is not hidden, with a note where there was a choice. */
export const chooseSheet = (
  { sheets }: Workbook,
  asked: string | undefined,
  place: Place,
): { sheet: WorkbookSheet; notes: readonly string[] } => {
  const names = sheets.map(({ name }) => `"${name}"`).join(', ');
  if (asked !== undefined) {
    const named = sheets.find(({ name }) => sameName(name, asked));
    if (named !== undefined)
      return { sheet: named, notes: named.hidden ? [`The sheet "${named.name}" is hidden.`] : [] };
    const detail = `The workbook has no sheet "${asked}"`;
    throw new FaultError(fault('input.format', detail, place, `Name one of its sheets: ${names}.`));
  }
  const sheet = sheets.find(({ hidden }) => !hidden);
  if (sheet === undefined) throw workbookFault('Every sheet of the workbook is hidden', place);
  const note = `The workbook has ${sheets.length} sheets; only "${sheet.name}" was read.`;
  return { sheet, notes: sheets.length > 1 ? [note] : [] };
};
