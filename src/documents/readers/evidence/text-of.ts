import { toUtf8 } from '../text-encoding.ts';
import { openZip } from '../zip-archive.ts';
import type { EvidenceKind } from './kinds.ts';
import { pdfText, type ReadText } from './pdf-text.ts';
import { type TextMarks, xmlText } from './xml-text.ts';

/** No more than this many characters of a file are kept for searching. */
export const MOST_TEXT = 1_000_000;

type Parts = { readonly names: RegExp; readonly marks: TextMarks };

const WORD_MARKS: TextMarks = { within: new Set(['t']), lines: new Set(['p']) };

const PACKAGES: Readonly<Partial<Record<EvidenceKind, Parts>>> = {
  docx: { names: /^word\/(?:document|header|footer|footnotes|endnotes|comments)\d*\.xml$/i, marks: WORD_MARKS },
  pptx: { names: /^ppt\/(?:slides\/slide|notesSlides\/notesSlide)\d+\.xml$/i, marks: WORD_MARKS },
  xlsx: {
    names: /^xl\/(?:sharedStrings|worksheets\/[^/]+)\.xml$/i,
    marks: { within: new Set(['t']), lines: new Set(['si', 'is']) },
  },
  odt: { names: /^content\.xml$/, marks: { within: null, lines: new Set(['p', 'h']) } },
  ods: { names: /^content\.xml$/, marks: { within: null, lines: new Set(['p', 'h']) } },
};

const packageText = (bytes: Uint8Array, { names, marks }: Parts): string => {
  const zip = openZip(bytes, {});
  const wanted = zip.names
    .filter((name) => names.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  let text = '';
  for (const name of wanted) {
    const part = zip.read(name);
    if (part !== null && text.length <= MOST_TEXT) text += `${xmlText(part, marks, MOST_TEXT - text.length)}\n`;
  }
  return text;
};

const readText = async (bytes: Uint8Array, kind: EvidenceKind): Promise<ReadText> => {
  const parts = PACKAGES[kind];
  if (parts !== undefined) return { text: packageText(bytes, parts), note: null };
  if (kind === 'pdf') return pdfText(bytes, MOST_TEXT);
  if (kind === 'png' || kind === 'jpeg') return { text: '', note: 'it is a picture' };
  return { text: new TextDecoder().decode(toUtf8(bytes, {}).bytes), note: null };
};

// Control characters mean nothing to a reader, and a NUL or half a character cannot be kept.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose.
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]+/g;

const keepable = (text: string): string =>
  text
    .replace(CONTROLS, ' ')
    .toWellFormed()
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/**
 * The text of a file for searching, and in words what of it could not be read and why (null where all was). Of a picture there is none. Throws
 * where the file is damaged in a way that its kind does not show.
 */
export const textOf = async (bytes: Uint8Array, kind: EvidenceKind): Promise<ReadText> => {
  const { text, note } = await readText(bytes, kind);
  const kept = keepable(text.slice(0, MOST_TEXT));
  if (kept === '') return { text: '', note: note ?? 'it holds no text' };
  return { text: kept, note: text.length > MOST_TEXT ? 'only the first million characters were read' : note };
};
