import { join } from 'node:path';

import type { Database } from '../../src/platform/index.ts';
import { type Bare, barePglite, barePostgres } from '../bare/statements.ts';
import { type Program, service } from '../children/program.ts';
import type { Context } from '../workload.ts';
import { copyOf, fill, openData, openServer, preparedData, scalesOf } from './prepared.ts';

/** Where pages are served from: one database, opened by one of the three at a time. */
export type Place = {
  readonly program: Program;
  readonly open: () => Promise<Database>;
  readonly openBare: () => Promise<Bare>;
  readonly leave: () => Promise<void>;
};

/** A database with so many councils: a copy of the prepared folder, or the PostgreSQL database of the run, filled further. */
export const placeWith = async (context: Context, councils: number): Promise<Place> => {
  const { postgres: url } = context;
  if (url === null) {
    const { directory, remove } = await copyOf(context, await preparedData(context, councils));
    return {
      program: service(directory),
      open: () => openData(context, directory),
      openBare: () => barePglite(join(directory, 'database')),
      leave: remove,
    };
  }
  const database = await openServer(url);
  await fill(context, database, scalesOf(context).findLast((scale) => scale < councils) ?? 0, councils);
  await database.close();
  return {
    program: service(context.folder, { DATABASE_URL: url }),
    open: () => openServer(url),
    openBare: () => barePostgres(url),
    leave: async () => undefined,
  };
};
