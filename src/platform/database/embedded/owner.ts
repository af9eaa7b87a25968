import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { unwritable } from '../../files.ts';
import type { Session } from '../session.ts';
import { connect, sessionOver } from './connection.ts';
import { prepareFolder } from './first-start.ts';
import { lockDirectory } from './lock.ts';

/**
 * Works on the database of a data folder as its owner, outside the service: for restoring. A database is made where there is none, from the
 * template given, and taken away again where the work fails. Throws `FaultError` 'database.locked' while a service uses the folder.
 */
export const asEmbeddedOwner = async <Value>(
  directory: string,
  template: string | null,
  work: (session: Session) => Promise<Value>,
): Promise<Value> => {
  const data = resolve(directory);
  await mkdir(data, { recursive: true }).catch((error: unknown) => {
    throw unwritable(data, error);
  });
  const lock = lockDirectory(data);
  try {
    const ours = !existsSync(join(data, 'database'));
    const folder = await prepareFolder(data, template).catch((error: unknown) => {
      throw unwritable(data, error);
    });
    const connection = await connect({ directory: folder, archive: null, settings: [] });
    let kept = false;
    try {
      const value = await work(sessionOver(connection));
      kept = true;
      return value;
    } finally {
      await connection.close();
      if (!kept && ours) await rm(folder, { recursive: true, force: true });
    }
  } finally {
    lock.release();
  }
};
