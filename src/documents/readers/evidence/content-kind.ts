import { fileTypeFromBuffer } from 'file-type';

import { type Fault, FaultError, fault } from '../../../kernel/index.ts';
import { toUtf8 } from '../text-encoding.ts';
import { type EvidenceKind, endingOf, FILE_KINDS, kindsInWords } from './kinds.ts';
import { packageKind } from './package-kind.ts';

const starts = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const OPENING_BYTES = 1024;
// A browser decides by how a file begins; what begins as a page of the web, or as a script that names its program, is refused.
const PAGE =
  /^\s*(?:<\?xml|<!--|<!doctype|<(?:html|head|body|svg|script|iframe|table|style|title|a|div|meta|x:|hta)\b)/i;
const SCRIPT = /^#!|^@echo\s|^<\?php|^<%|^\{\\rtf/i;
const PAGE_INSIDE = /<(?:!doctype\s+html|html|head|body|script|iframe|svg)\b/i;

const notTaken = (what: string): Fault =>
  fault(
    'evidence.kind',
    `${what} is not taken as evidence`,
    {},
    `Send a file of one of these kinds: ${kindsInWords()}.`,
  );

const twoInOne = (what: string): Fault =>
  fault(
    'evidence.unsafe',
    `The file is ${what} at the same time`,
    {},
    'Print or save it again as a PDF, and send that.',
  );

const openingOf = (bytes: Uint8Array): string =>
  new TextDecoder('windows-1252')
    .decode(bytes.subarray(0, OPENING_BYTES))
    .replaceAll('\u0000', '')
    .replace(/^(?:ï»¿|ÿþ|þÿ)/, '');

const END_OF_DIRECTORY = 22;

// An archive is found from its end, so one can hang at the tail of any other file.
const isAlsoArchive = (bytes: Uint8Array): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const last = bytes.length - END_OF_DIRECTORY;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--)
    if (
      view.getUint32(at, true) === 0x06054b50 &&
      at + END_OF_DIRECTORY + view.getUint16(at + 20, true) === bytes.length
    )
      return true;
  return false;
};

const pure = (kind: EvidenceKind, bytes: Uint8Array): EvidenceKind | Fault => {
  if (isAlsoArchive(bytes)) return twoInOne(`a ${FILE_KINDS[kind].words} and an archive`);
  return kind === 'pdf' && PAGE_INSIDE.test(openingOf(bytes)) ? twoInOne('a PDF and a page of the web') : kind;
};

const namedOtherwise = async (bytes: Uint8Array): Promise<Fault> => {
  if (starts(bytes, OLE)) {
    const remedy =
      'Open it, remove the password where it has one, save it as Word, Excel, PowerPoint or PDF, and send that.';
    return fault(
      'evidence.kind',
      'An old Office file, a saved e-mail or a file with a password is not taken',
      {},
      remedy,
    );
  }
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found === undefined) return notTaken('A file of an unknown kind');
  const program = /executable|x-msdownload|x-elf|x-mach|x-sh|java|wasm/.test(found.mime) || found.ext === 'exe';
  return notTaken(program ? `A program (.${found.ext})` : `A .${found.ext} file`);
};

const TEXTS = ['txt', 'csv', 'md'] as const;

const textKind = (bytes: Uint8Array, name: string): EvidenceKind | Fault | null => {
  const opening = openingOf(bytes);
  if (PAGE.test(opening)) return notTaken('A page of the web, a drawing in SVG or a file in XML');
  if (SCRIPT.test(opening)) return notTaken('A script or a rich-text file');
  try {
    toUtf8(bytes, {});
  } catch (error) {
    if (error instanceof FaultError) return null;
    throw error;
  }
  const ending = endingOf(name);
  const kind = TEXTS.find((each) => (FILE_KINDS[each].endings as readonly string[]).includes(ending));
  if (kind !== undefined) return kind;
  return ending === '' ? 'txt' : notTaken(`A text that is called .${ending}`);
};

const byContent = async (bytes: Uint8Array, name: string): Promise<EvidenceKind | Fault> => {
  if (starts(bytes, PDF)) return pure('pdf', bytes);
  if (starts(bytes, PNG)) return pure('png', bytes);
  if (starts(bytes, JPEG)) return pure('jpeg', bytes);
  if (starts(bytes, ZIP)) return packageKind(bytes);
  if (starts(bytes, OLE)) return namedOtherwise(bytes);
  return textKind(bytes, name) ?? namedOtherwise(bytes);
};

/**
 * What a file is by its content, whatever it is called; a fault in words where it is not taken: a program, a script, a page of the web, an archive,
 * two things in one, damaged, or called something that it is not. `name` is as the sender gave it.
 */
export const contentKind = async (bytes: Uint8Array, name: string): Promise<EvidenceKind | Fault> => {
  if (bytes.length === 0) return fault('input.empty', 'The file is empty', {}, 'Check that you chose the right file.');
  const kind = await byContent(bytes, name);
  if (typeof kind !== 'string') return kind;
  const ending = endingOf(name);
  if (ending === '' || (FILE_KINDS[kind].endings as readonly string[]).includes(ending)) return kind;
  // Renamed by mistake or on purpose: either way somebody should look before it becomes evidence.
  return fault(
    'evidence.mismatch',
    `The file is called .${ending}, but it is a ${FILE_KINDS[kind].words} file`,
    {},
    `Check that it is the right file. If it is, change the end of its name to .${FILE_KINDS[kind].endings[0]} and send it again.`,
  );
};
