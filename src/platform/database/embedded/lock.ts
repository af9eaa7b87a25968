import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FaultError, fault } from '../../../kernel/index.ts';

/** A lock on a data folder, held until it is released or the process ends in whatever way. */
type DirectoryLock = { readonly release: () => void };

const SQLITE_BUSY = 5;

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;

/**
 * Takes the data folder for this process, or throws `FaultError` 'database.locked' at once. The embedded database itself has no
 * such lock, and two processes on one folder lose each other's changes. SQLite's file lock is used because the operating system
 * drops it when the process dies, so no stale lock is ever left.
 */
export const lockDirectory = (directory: string): DirectoryLock => {
  const path = join(directory, 'database.lock');
  let file: DatabaseSync | null = null;
  try {
    mkdirSync(directory, { recursive: true });
    file = new DatabaseSync(path, { timeout: 0 });
    file.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch (error) {
    file?.close();
    if (isBusy(error)) {
      throw new FaultError(fault('database.locked', `Another process is using the data folder ${directory}`));
    }
    const remedy = `Check that the folder can be written to. If ${path} was spoiled, delete it: it holds nothing.`;
    throw new FaultError(fault('output.unwritable', `The lock ${path} cannot be taken`, {}, remedy), { cause: error });
  }
  const held = file;
  return { release: () => held.close() };
};
