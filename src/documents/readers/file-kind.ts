import { type Fault, fault, type Place } from '../../kernel/index.ts';

const starts = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

const ZIP = [0x50, 0x4b, 0x03, 0x04];
// What Excel 97-2003 writes, and also the wrapping of every workbook protected by a password.
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const OTHERS: readonly (readonly [name: string, magic: readonly number[]])[] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a picture', [0xff, 0xd8, 0xff]],
  ['a compressed archive', [0x1f, 0x8b]],
  ['a compressed archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a rich-text document', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];
// Many case-management systems export a web page or an XML file under the name ".xls", and Excel opens it.
const MARKUP = /^\s*<(?:!doctype html|html|table|head|meta|\?xml)/i;

export const SAVE_AS_WORKBOOK =
  'Open it in Excel, save it as an Excel workbook (.xlsx) or as "CSV UTF-8", and try again.';

const encryptedOrOld = (bytes: Uint8Array): string => {
  // The directory of an OLE file names its streams in UTF-16; an encrypted workbook has the stream "EncryptedPackage".
  const named = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return named.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? 'The workbook is protected by a password'
    : 'The file is in the old Excel or Office format (.xls), or is protected by a password';
};

/** Tells a zip package from a text by its first bytes; anything known to be neither is refused with what it is. */
export const fileKind = (bytes: Uint8Array, place: Place): 'zip' | 'text' | Fault => {
  if (bytes.length === 0) return fault('input.empty', 'The file is empty', place);
  if (starts(bytes, ZIP)) return 'zip';
  if (starts(bytes, OLE)) return fault('input.format', encryptedOrOld(bytes), place, SAVE_AS_WORKBOOK);
  const other = OTHERS.find(([, magic]) => starts(bytes, magic));
  if (other !== undefined)
    return fault('input.format', `The file is ${other[0]}, not a table`, place, SAVE_AS_WORKBOOK);
  const opening = new TextDecoder('windows-1252').decode(bytes.subarray(0, 512)).replace(/^\u00ef\u00bb\u00bf/, '');
  if (MARKUP.test(opening.replaceAll('\u0000', '')))
    return fault('input.format', 'The file is a web page or an XML file, not a table', place, SAVE_AS_WORKBOOK);
  return 'text';
};
