import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { projectRoot, readMigrations, writeTemplate } from '../platform/index.ts';

const folder = (): string => join(projectRoot(), '.cache');

/**
 * Where the archive lies that a first start of the embedded database begins from. Its name follows from the tables, so that an archive of
 * other tables is never used; where there is none, a first start makes everything itself and takes longer.
 */
export const templatePath = async (migrations: string): Promise<string> => {
  const hash = createHash('sha256');
  for (const { sha256 } of await readMigrations(migrations)) hash.update(sha256);
  return join(folder(), `database-${hash.digest('hex').slice(0, 16)}.tar`);
};

/** Makes the archive where it is missing, and deletes those of older tables. Run once after an installation. */
export const prepareTemplate = async (migrations: string): Promise<void> => {
  const path = await templatePath(migrations);
  if (existsSync(path)) return;
  await mkdir(folder(), { recursive: true });
  for (const name of await readdir(folder())) if (name.startsWith('database-')) await rm(join(folder(), name));
  await writeTemplate(path, migrations);
};
