import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { FaultError, fault } from '../kernel/index.ts';

const reasonOf = (error: unknown): string => {
  const code = (error as { code?: string }).code;
  if (code === 'ENOENT') return 'There is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'You may not open it';
  if (code === 'EISDIR') return 'It is a folder';
  return code === undefined ? 'It cannot be read' : `It cannot be read (${code})`;
};

/** The bytes of a file that a person named. Throws a FaultError `input.unreadable` that says why. */
export const readInput = async (path: string): Promise<Uint8Array> => {
  try {
    return await readFile(path);
  } catch (error) {
    throw new FaultError(fault('input.unreadable', reasonOf(error), { file: path }), { cause: error });
  }
};

/**
 * The bytes of every file in a folder, by name, and of those in the folders within it that are named: "registers/complaint.json". Other folders and
 * hidden files are left out. Throws a FaultError `input.unreadable` that says why.
 */
export const readFolder = async (path: string, within: readonly string[] = []): Promise<Map<string, Uint8Array>> => {
  let entries: Dirent[];
  try {
    entries = await readdir(path, { withFileTypes: true });
  } catch (error) {
    throw new FaultError(fault('input.unreadable', reasonOf(error), { file: path }), { cause: error });
  }
  const seen = entries.filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = new Map<string, Uint8Array>();
  for (const entry of seen) {
    const at = join(path, entry.name);
    if (entry.isFile()) files.set(entry.name, await readInput(at));
    else if (within.includes(entry.name)) {
      for (const [name, bytes] of await readFolder(at)) files.set(`${entry.name}/${name}`, bytes);
    }
  }
  return files;
};
