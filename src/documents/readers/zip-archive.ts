import { crc32, inflateRawSync } from 'node:zlib';

import { type FaultCode, FaultError, fault, type Place } from '../../kernel/index.ts';

type ZipLimits = {
  readonly maxEntries: number;
  /** Bytes of all entries together when inflated. */
  readonly maxInflatedBytes: number;
  /** Inflated bytes to compressed bytes, for any one entry above `ratioFreeBytes`. */
  readonly maxRatio: number;
  readonly ratioFreeBytes: number;
};

/** Half a million rows of ten columns come to some 200 MB of XML; the XML of real sheets shrinks 10 to 60 times. */
export const ZIP_LIMITS: ZipLimits = {
  maxEntries: 4096,
  maxInflatedBytes: 256 * 1024 * 1024,
  maxRatio: 200,
  ratioFreeBytes: 1024 * 1024,
};

export type ZipArchive = {
  readonly names: readonly string[];
  /** The bytes of one entry, checked against its declared length and checksum; `null` where there is none of that name. */
  readonly read: (name: string) => Uint8Array | null;
};

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly compressedBytes: number;
  readonly inflatedBytes: number;
  readonly headerAt: number;
};

// Signatures and lengths from the ZIP file format specification (APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16).
const END_OF_DIRECTORY = { signature: 0x06054b50, bytes: 22, longestComment: 0xffff };
const DIRECTORY_ENTRY = { signature: 0x02014b50, bytes: 46 };
const LOCAL_HEADER = { signature: 0x04034b50, bytes: 30 };
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;
const IN_ZIP64_FIELD = 0xffffffff;

const RESAVE = 'Open the workbook in Excel, save it again, and try again.';
const OVERSIZED = 'Copy the sheet that is needed to a new workbook, or save it as "CSV UTF-8", and try again.';

const refuse = (code: FaultCode, detail: string, place: Place): FaultError =>
  new FaultError(fault(code, detail, place, code === 'input.too-large' ? OVERSIZED : RESAVE));

const damaged = (what: string, place: Place): FaultError =>
  refuse('input.format', `The file is damaged or cut short: ${what}`, place);

const findEnd = (zip: DataView, place: Place): number => {
  const last = zip.byteLength - END_OF_DIRECTORY.bytes;
  for (let at = last; at >= Math.max(0, last - END_OF_DIRECTORY.longestComment); at--)
    if (zip.getUint32(at, true) === END_OF_DIRECTORY.signature) return at;
  throw damaged('its table of contents is missing', place);
};

const readEntry = (zip: DataView, at: number, place: Place): { entry: Entry; next: number } => {
  if (at + DIRECTORY_ENTRY.bytes > zip.byteLength || zip.getUint32(at, true) !== DIRECTORY_ENTRY.signature)
    throw damaged('its table of contents cannot be read', place);
  const nameBytes = zip.getUint16(at + 28, true);
  const nameAt = at + DIRECTORY_ENTRY.bytes;
  const next = nameAt + nameBytes + zip.getUint16(at + 30, true) + zip.getUint16(at + 32, true);
  if (next > zip.byteLength) throw damaged('its table of contents is cut short', place);
  if ((zip.getUint16(at + 8, true) & ENCRYPTED_FLAG) !== 0)
    throw new FaultError(
      fault('input.format', 'The file is protected by a password', place, 'Remove the password, and try again.'),
    );
  const entry: Entry = {
    name: new TextDecoder().decode(new Uint8Array(zip.buffer, zip.byteOffset + nameAt, nameBytes)),
    method: zip.getUint16(at + 10, true),
    crc: zip.getUint32(at + 16, true),
    compressedBytes: zip.getUint32(at + 20, true),
    inflatedBytes: zip.getUint32(at + 24, true),
    headerAt: zip.getUint32(at + 42, true),
  };
  if ([entry.compressedBytes, entry.inflatedBytes, entry.headerAt].includes(IN_ZIP64_FIELD))
    throw refuse('input.format', 'The file is packed in the ZIP64 form, which is meant for files above 4 GB', place);
  return { entry, next };
};

// Nothing has been inflated yet: what the directory promises is held against the limits first, and the entry against the promise later.
const checkSizes = (entries: readonly Entry[], limits: ZipLimits, place: Place): void => {
  const total = entries.reduce((sum, entry) => sum + entry.inflatedBytes, 0);
  if (total > limits.maxInflatedBytes)
    throw refuse('input.too-large', `Unpacked, the file would take ${total} bytes`, place);
  for (const { inflatedBytes, compressedBytes } of entries)
    if (inflatedBytes > limits.ratioFreeBytes && inflatedBytes > compressedBytes * limits.maxRatio)
      throw refuse('input.too-large', 'Unpacked, a part of the file grows as only harmful files do', place);
};

const directoryOf = (zip: DataView, limits: ZipLimits, place: Place): Map<string, Entry> => {
  const end = findEnd(zip, place);
  const count = zip.getUint16(end + 10, true);
  if (count > limits.maxEntries) throw refuse('input.too-large', `The file holds ${count} parts`, place);
  const entries = new Map<string, Entry>();
  let at = zip.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    const { entry, next } = readEntry(zip, at, place);
    // Programs differ in which of two equal names they read, so that one file could show two contents.
    if (entries.has(entry.name)) throw damaged('it holds the same part twice', place);
    entries.set(entry.name, entry);
    at = next;
  }
  checkSizes([...entries.values()], limits, place);
  return entries;
};

const packedBytes = (zip: DataView, entry: Entry, place: Place): Uint8Array => {
  const { headerAt, compressedBytes } = entry;
  if (headerAt + LOCAL_HEADER.bytes > zip.byteLength || zip.getUint32(headerAt, true) !== LOCAL_HEADER.signature)
    throw damaged('a part is not where it should be', place);
  const start = headerAt + LOCAL_HEADER.bytes + zip.getUint16(headerAt + 26, true) + zip.getUint16(headerAt + 28, true);
  if (start + compressedBytes > zip.byteLength) throw damaged('a part is cut short', place);
  return new Uint8Array(zip.buffer, zip.byteOffset + start, compressedBytes);
};

const inflate = (packed: Uint8Array, entry: Entry, place: Place): Uint8Array => {
  if (entry.method === STORED) return packed;
  if (entry.method !== DEFLATED) throw refuse('input.format', 'The file is packed in an unusual way', place);
  try {
    // zlib stops as soon as the output would pass the declared length, so a false declaration gains nothing.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.inflatedBytes) });
  } catch (cause) {
    const found = damaged('a part cannot be unpacked to its declared length', place);
    throw new FaultError(found.fault, { cause });
  }
};

/**
 * Reads the directory of a zip file and refuses, before anything is inflated, what is too large, encrypted or damaged.
 * Throws a FaultError `input.format` or `input.too-large`, as does `read`.
 */
export const openZip = (bytes: Uint8Array, place: Place, limits: ZipLimits = ZIP_LIMITS): ZipArchive => {
  const zip = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directoryOf(zip, limits, place);
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name);
      if (entry === undefined) return null;
      const content = inflate(packedBytes(zip, entry, place), entry, place);
      if (content.length !== entry.inflatedBytes || crc32(content) !== entry.crc)
        throw damaged('a part differs from its checksum', place);
      return content;
    },
  };
};
