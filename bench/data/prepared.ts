import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { programActor } from '../../src/features/access/index.ts';
import { importLgbf } from '../../src/features/indicators/index.ts';
import {
  type Database,
  openEmbedded,
  openPostgres,
  projectRoot,
  systemClock,
  writeTemplate,
} from '../../src/platform/index.ts';
import type { Context } from '../workload.ts';
import { inventedAgain, inventedCode, load, packNamed } from './councils.ts';
import { inventedLgbf, PUBLISHED_ROWS } from './lgbf-files.ts';

const MIGRATIONS = join(projectRoot(), 'migrations');

/** How many councils have a plan and figures of their own: one, all of Scotland, and far more than there are. */
export const scalesOf = ({ quick }: Context): readonly number[] => (quick ? [1, 2] : [1, 32, 200]);

/** The number of national values that a run loads. */
export const nationalRows = ({ quick }: Context): number => (quick ? 2_000 : PUBLISHED_ROWS);

/** Opens the embedded database of a data folder, as the product does; a new one begins from a template. */
export const openData = async ({ folder }: Context, directory: string): Promise<Database> => {
  const template = join(folder, 'template.tar');
  if (!existsSync(template)) await writeTemplate(template, MIGRATIONS);
  return openEmbedded({ directory, migrations: MIGRATIONS, template });
};

/** Opens a PostgreSQL database, bringing its tables up to date. */
export const openServer = (url: string): Promise<Database> => openPostgres({ url, migrations: MIGRATIONS });

/** The names of the councils as the pack of the whole country lists them. */
export const councilNames = async (): Promise<string[]> => {
  const councils = (await packNamed('scotland')).files.find(({ file }) => file.name === 'councils.csv');
  return (councils?.rows ?? []).map(({ values }) => String(values['name']));
};

/**
 * Brings a database from `before` to `councils` councils with data of their own: the first is the example council with its plan of 48
 * measures and the invented national figures; each further one is the invented council under another code.
 */
export const fill = async (context: Context, database: Database, before: number, councils: number): Promise<void> => {
  if (before === 0) {
    await load(database, await packNamed('scotland'));
    await load(database, await packNamed('dundee-example'));
    const files = inventedLgbf(nationalRows(context), await councilNames());
    const { rejected } = await importLgbf(
      database,
      { clock: systemClock, actor: programActor('background work') },
      files,
    );
    if (rejected.length > 0) throw new Error(`The invented file was refused: ${JSON.stringify(rejected[0])}`);
  }
  const invented = await packNamed('invented-example');
  for (let index = Math.max(before, 1); index < councils; index += 1) {
    await load(database, inventedAgain(invented, inventedCode(index)));
    if (index % 20 === 0) context.say(`${index} of ${councils} councils`);
  }
};

/** A data folder with so many councils, made once in a run. It is shared: whoever changes it works on a copy. */
export const preparedData = async (context: Context, councils: number): Promise<string> => {
  const finished = join(context.folder, `councils-${councils}`);
  if (existsSync(finished)) return finished;
  context.say(`Preparing ${councils} council(s)`);
  const smaller = scalesOf(context).findLast((scale) => scale < councils) ?? 0;
  const directory = `${finished}.part`;
  await rm(directory, { recursive: true, force: true });
  if (smaller > 0) await cp(await preparedData(context, smaller), directory, { recursive: true });
  else await mkdir(directory, { recursive: true });
  const database = await openData(context, directory);
  await fill(context, database, smaller, councils);
  await database.close();
  await rename(directory, finished);
  return finished;
};

/** A copy of a data folder that may be changed, and its removal. */
export const copyOf = async (
  { folder }: Context,
  directory: string,
): Promise<{ readonly directory: string; readonly remove: () => Promise<void> }> => {
  const copy = join(folder, `copy-${process.pid}-${performance.now().toString(36).replace('.', '')}`);
  await cp(directory, copy, { recursive: true });
  return { directory: copy, remove: () => rm(copy, { recursive: true, force: true }) };
};
