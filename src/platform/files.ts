import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FaultError, fault } from '../kernel/index.ts';

const isProjectRoot = (directory: string): boolean => {
  const manifest = join(directory, 'package.json');
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'remit';
};

/**
 * The folder that holds Remit's `package.json`, and with it `packs/` and `migrations/`: the nearest one above this file,
 * so it is the same whether the sources or their build are running. Throws where there is none.
 */
export const projectRoot = (): string => {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!isProjectRoot(directory)) {
    const parent = dirname(directory);
    if (parent === directory) throw new Error('The folder of Remit itself was not found above its own code');
    directory = parent;
  }
  return directory;
};

/** The system's code of an error of the file layer, such as "ENOSPC"; `null` for any other error. */
export const systemCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

const FULL = new Set(['ENOSPC', 'EDQUOT']);

/** What a failure to write becomes: `FaultError` 'output.unwritable' or 'database.full'; any other error stays as it is. */
export const unwritable = (path: string, error: unknown): unknown => {
  const code = systemCode(error);
  if (code === null) return error;
  if (FULL.has(code)) return new FaultError(fault('database.full', undefined, { file: path }), { cause: error });
  return new FaultError(fault('output.unwritable', `The output cannot be written (${code})`, { file: path }), {
    cause: error,
  });
};

/** Makes the names in a folder as lasting as its files. Windows has no such step and keeps its own journal. */
export const syncDirectory = async (directory: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Writes the whole file or nothing: an older file of that name stays until the new one is on the disk.
 * Makes the folder where it is missing. Throws `FaultError` 'output.unwritable', or 'database.full' where the disk is full.
 */
export const writeFileAtomically = async (path: string, bytes: Uint8Array | string): Promise<void> => {
  const directory = dirname(path);
  const temporary = join(directory, `.${basename(path)}.${randomUUID()}.part`);
  try {
    await mkdir(directory, { recursive: true });
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
    await syncDirectory(directory);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw unwritable(path, error);
  }
};
