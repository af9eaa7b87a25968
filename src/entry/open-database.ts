import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { FaultError, fault } from '../kernel/index.ts';
import { type Config, type Database, type Log, openEmbedded, openPostgres, projectRoot } from '../platform/index.ts';
import { templatePath } from './template.ts';

/** Throws a FaultError where there is no embedded database in the folder, and none is named on a server. */
export const refuseMissing = (config: Config, dataFolder: string): void => {
  if (config.DATABASE_URL !== undefined || existsSync(join(dataFolder, 'database'))) return;
  const remedy = 'Name the data folder with --data, or the PostgreSQL database with DATABASE_URL.';
  throw new FaultError(fault('input.unreadable', `There is no database in ${dataFolder}`, {}, remedy));
};

/** PostgreSQL where DATABASE_URL names one; otherwise the embedded database in the data folder, which is made where it is missing. */
export const openDatabase = async (config: Config, dataFolder: string, log: Log): Promise<Database> => {
  const migrations = join(projectRoot(), 'migrations');
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } = config;
  if (url !== undefined) {
    return openPostgres({ url, migrations, log, ...(ownerUrl === undefined ? {} : { ownerUrl }) });
  }
  try {
    await mkdir(dataFolder, { recursive: true });
  } catch (error) {
    throw new FaultError(fault('output.unwritable', `The data folder ${dataFolder} cannot be made`), { cause: error });
  }
  return openEmbedded({ directory: dataFolder, migrations, log, template: await templatePath(migrations) });
};
