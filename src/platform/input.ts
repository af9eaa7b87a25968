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

/** The bytes of every file in a folder, by name; folders within it and hidden files are left out. */
export const readFolder = async (path: string): Promise<Map<string, Uint8Array>> => {
  let names: string[];
  try {
    const entries = await readdir(path, { withFileTypes: true });
    names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name);
  } catch (error) {
    throw new FaultError(fault('input.unreadable', reasonOf(error), { file: path }), { cause: error });
  }
  const files = new Map<string, Uint8Array>();
  for (const name of names.sort()) files.set(name, await readInput(join(path, name)));
  return files;
};
