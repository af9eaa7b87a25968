import { isUtf8 } from 'node:buffer';

import { FaultError, fault, type Place } from '../../kernel/index.ts';

const UTF_8_MARK = [0xef, 0xbb, 0xbf];
const UTF_16_LITTLE_MARK = [0xff, 0xfe];
const UTF_16_BIG_MARK = [0xfe, 0xff];
const marked = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

// The five bytes that Windows-1252 leaves undefined: a file that has them is in some other encoding.
const UNDEFINED_IN_WINDOWS_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
// A text has few control characters besides tabs and line ends; programs and pictures have them in every line. NUL is told
// apart, since a text in UTF-16 without a mark is full of it.
const SAMPLE_BYTES = 4096;
const MAX_CONTROL_SHARE = 0.05;

const looksBinary = (bytes: Uint8Array): boolean => {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const controls = sample.reduce(
    (count, byte) => count + (byte > 0 && byte < 32 && (byte < 9 || byte > 13) ? 1 : 0),
    0,
  );
  return controls > sample.length * MAX_CONTROL_SHARE;
};

const decoded = (bytes: Uint8Array, encoding: string, place: Place): Uint8Array => {
  try {
    return Buffer.from(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch (cause) {
    const found = fault('input.encoding', `The file says it is ${encoding.toUpperCase()} but is not`, place);
    throw new FaultError(found, { cause });
  }
};

/**
 * The same text in UTF-8 without a byte-order mark, and a sentence where the encoding had to be inferred.
 * Reads UTF-8, UTF-16 with a byte-order mark, and Windows-1252 (what Excel in Britain writes as plain "CSV").
 * Throws a FaultError `input.encoding` or `input.format`.
 */
export const toUtf8 = (bytes: Uint8Array, place: Place): { bytes: Uint8Array; notes: readonly string[] } => {
  if (marked(bytes, UTF_16_LITTLE_MARK)) return { bytes: decoded(bytes, 'utf-16le', place), notes: [] };
  if (marked(bytes, UTF_16_BIG_MARK)) return { bytes: decoded(bytes, 'utf-16be', place), notes: [] };
  if (looksBinary(bytes)) throw new FaultError(fault('input.format', 'The file is not a text', place));
  if (bytes.includes(0)) throw new FaultError(fault('input.encoding', 'The file holds NUL characters', place));
  if (isUtf8(bytes)) return { bytes: marked(bytes, UTF_8_MARK) ? bytes.subarray(3) : bytes, notes: [] };
  if (marked(bytes, UTF_8_MARK) || UNDEFINED_IN_WINDOWS_1252.some((byte) => bytes.includes(byte)))
    throw new FaultError(fault('input.encoding', undefined, place));
  return {
    bytes: decoded(bytes, 'windows-1252', place),
    notes: [
      'The file is not in UTF-8, so it was read as Windows-1252, as Excel writes it. Check that pound signs and accents are right.',
    ],
  };
};
