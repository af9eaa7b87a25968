import { type Fault, FaultError, fault } from '../../../kernel/index.ts';
import { openZip, type ZipArchive } from '../zip-archive.ts';
import type { EvidenceKind } from './kinds.ts';

const OFFICE_PARTS: readonly (readonly [content: string, kind: EvidenceKind])[] = [
  ['wordprocessingml.document.main+xml', 'docx'],
  ['spreadsheetml.sheet.main+xml', 'xlsx'],
  ['presentationml.presentation.main+xml', 'pptx'],
];
const OPEN_DOCUMENTS: Readonly<Record<string, EvidenceKind>> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
};
const MACROS = /(?:^|\/)vba(?:project|data)[^/]*\.(?:bin|xml)$|(?:^|\/)(?:activex|macrosheets)\/|^(?:basic|scripts)\//i;

const archive = (): Fault =>
  fault(
    'evidence.kind',
    'The file is a compressed archive, or an Office file of a kind that is not taken',
    {},
    'Send the files in it one by one; save a document as Word, Excel, PowerPoint, OpenDocument or PDF.',
  );

const macros = (): Fault =>
  fault(
    'evidence.unsafe',
    'The file holds macros or other active parts',
    {},
    'Save it without macros (.docx, .xlsx, .pptx), or as a PDF, and send that.',
  );

const textOfPart = (zip: ZipArchive, name: string): string | null => {
  const bytes = zip.read(name);
  return bytes === null ? null : new TextDecoder().decode(bytes);
};

const kindOfParts = (zip: ZipArchive): EvidenceKind | Fault => {
  const types = textOfPart(zip, '[Content_Types].xml');
  const active = zip.names.some((name) => MACROS.test(name)) || /macroEnabled|ms-office\.vba/i.test(types ?? '');
  if (active) return macros();
  if (types !== null) return OFFICE_PARTS.find(([content]) => types.includes(content))?.[1] ?? archive();
  return OPEN_DOCUMENTS[textOfPart(zip, 'mimetype')?.trim() ?? ''] ?? archive();
};

const REMEDIES: Readonly<Record<string, string>> = {
  'input.too-large': 'Save the document again without large pictures, or as a PDF, and send that.',
  'input.format': 'Open the document, save it again without a password, and send that.',
};

/**
 * What an Office package is, after every part of it has been unpacked once and held against its own length and checksum. A fault where it is
 * damaged, grows beyond all measure, holds macros, or is no document at all.
 */
export const packageKind = (bytes: Uint8Array): EvidenceKind | Fault => {
  try {
    const zip = openZip(bytes, {});
    const kind = kindOfParts(zip);
    // Unpacked and let go again, one part after the other: a part that lies about its size is found here and not by whoever opens the file.
    if (typeof kind === 'string') for (const name of zip.names) zip.read(name);
    return kind;
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const { code, message } = error.fault;
    return fault(code, message, {}, REMEDIES[code]);
  }
};
