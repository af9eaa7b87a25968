import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { FaultError, fault } from '../../kernel/index.ts';
import { syncDirectory, systemCode, unwritable } from '../files.ts';
import { damaged } from './head.ts';

/**
 * Writes bytes into a file that only its owner may read: whole, on the disk and under its own name, or not at all. An older file of that name
 * stays until then. Throws `FaultError` 'output.unwritable' or 'database.full'.
 */
export const writeWhole = async (path: string, bytes: AsyncIterable<Buffer>): Promise<void> => {
  const directory = dirname(path);
  const temporary = join(directory, `.${basename(path)}.${randomUUID()}.part`);
  try {
    await pipeline(bytes, createWriteStream(temporary, { flags: 'wx', mode: 0o600, flush: true }));
    await rename(temporary, path);
    await syncDirectory(directory);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error instanceof FaultError ? error : unwritable(path, error);
  }
};

/** Bytes as they are packed. */
export async function* packed(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gzip = createGzip();
  const done = pipeline(bytes, gzip);
  // A failure of the source ends the packing as well, and is told by `for await`.
  done.catch(() => undefined);
  for await (const part of gzip) yield part as Buffer;
  await done;
}

/** One line of an unpacked backup: its number from 1, its bytes without the line break, and whether it had one. */
export type Line = { readonly number: number; readonly bytes: Buffer; readonly ended: boolean };

/** Cuts bytes into lines, holding one line at a time. */
async function* cut(bytes: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let number = 0;
  let pieces: Buffer[] = [];
  for await (const part of bytes) {
    let from = 0;
    for (let end = part.indexOf(10); end !== -1; end = part.indexOf(10, from)) {
      pieces.push(part.subarray(from, end));
      number += 1;
      yield { number, bytes: Buffer.concat(pieces), ended: true };
      pieces = [];
      from = end + 1;
    }
    if (from < part.length) pieces.push(part.subarray(from));
  }
  if (pieces.length > 0) yield { number: number + 1, bytes: Buffer.concat(pieces), ended: false };
}

const unreadable = (error: unknown, path: string, lines: number): unknown => {
  const code = systemCode(error);
  if (code === null) return error;
  if (code === 'Z_BUF_ERROR') return damaged('The file ends too early', lines + 1, error);
  if (code === 'Z_DATA_ERROR' && lines === 0) {
    return new FaultError(fault('input.format', 'The file is no backup made by Remit', { file: path }), {
      cause: error,
    });
  }
  if (code.startsWith('Z_')) return damaged('The packing is broken here', lines + 1, error);
  const reason = code === 'ENOENT' ? 'There is no such file' : `It cannot be read (${code})`;
  return new FaultError(fault('input.unreadable', reason, { file: path }), { cause: error });
};

/** The lines of a packed file, one at a time. Throws `FaultError` 'input.unreadable', 'input.format' or 'archive.damaged'. */
export async function* linesOfFile(path: string): AsyncGenerator<Line> {
  let seen = 0;
  const gunzip = createGunzip();
  const done = pipeline(createReadStream(path), gunzip);
  done.catch(() => undefined);
  try {
    for await (const line of cut(gunzip)) {
      seen = line.number;
      yield line;
    }
    await done;
  } catch (error) {
    throw unreadable(error, path, seen);
  }
}
