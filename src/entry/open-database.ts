import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { FaultError, fault } from '../kernel/index.ts';
import { type Config, type Database, type Log, openEmbedded, openPostgres, projectRoot } from '../platform/index.ts';
import { templatePath } from './template.ts';

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
