import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';

import type { EntryFile } from './bring-in.ts';

// What a form may carry unseen, and what it may become again.
const MOST_CARRIED = 600_000;
const MOST_BYTES = 8_000_000;

const FILE = z.strictObject({
  fileName: z.string().max(300),
  headings: z.array(z.string()),
  rows: z.array(z.strictObject({ number: z.number().int(), cells: z.record(z.string(), z.string()) })),
});

/** A file as the form that confirms it carries it along, so that it need not be chosen again; null where it is too large for that. */
export const carry = ({ fileName, headings, rows }: EntryFile): string | null => {
  const carried = deflateRawSync(JSON.stringify({ fileName, headings, rows })).toString('base64url');
  return carried.length > MOST_CARRIED ? null : carried;
};

/** The file again; null where what came is none. Nothing of it is trusted: it is judged anew. */
export const carriedFile = (text: string): EntryFile | null => {
  try {
    const bytes = inflateRawSync(Buffer.from(text, 'base64url'), { maxOutputLength: MOST_BYTES });
    const read = FILE.safeParse(JSON.parse(bytes.toString('utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
};
