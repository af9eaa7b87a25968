import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

const BLOCK = 512;

const textAt = (header: Uint8Array, start: number, end: number): string => {
  const bytes = header.subarray(start, end);
  const zero = bytes.indexOf(0);
  return Buffer.from(zero === -1 ? bytes : bytes.subarray(0, zero)).toString('utf8');
};

type Entry = { readonly path: string; readonly folder: boolean; readonly bytes: Uint8Array };

/** The entries of a plain (ustar) archive, such as PGlite writes of its own folder. */
function* entriesOf(archive: Uint8Array): Generator<Entry> {
  let at = 0;
  while (at + BLOCK <= archive.length && archive[at] !== 0) {
    const header = archive.subarray(at, at + BLOCK);
    const size = Number.parseInt(textAt(header, 124, 136), 8) || 0;
    const start = at + BLOCK;
    yield {
      path: join(textAt(header, 345, 500), textAt(header, 0, 100)),
      folder: textAt(header, 156, 157) === '5',
      bytes: archive.subarray(start, start + size),
    };
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
}

const syncPath = (path: string, flags: 'r' | 'r+'): void => {
  const handle = openSync(path, flags);
  fsyncSync(handle);
  closeSync(handle);
};

/** Unpacks an archive into a new folder, readable by its owner alone, and sees it all onto the disk. */
export const unpack = (archive: Uint8Array, directory: string): void => {
  const files: string[] = [];
  const folders = new Set([directory]);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  for (const { path, folder, bytes } of entriesOf(archive)) {
    const target = join(directory, path);
    const parent = folder ? target : dirname(target);
    mkdirSync(parent, { recursive: true, mode: 0o700 });
    folders.add(parent);
    if (folder) continue;
    const handle = openSync(target, 'wx', 0o600);
    for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written);
    closeSync(handle);
    files.push(target);
  }
  // Written first and synced after: the disk takes them together, which is many times quicker than one by one.
  for (const path of files) syncPath(path, 'r+');
  if (process.platform === 'win32') return;
  for (const path of [...folders, dirname(directory)]) syncPath(path, 'r');
};
