/**
 * Makes the tables of packs/dundee-example from the public facts in ../shared/data.
 * Run from the build: `node build/scripts/make-dundee-pack.js [folder of the facts]`.
 * The papers, texts, background papers, indicator links and README of the pack are written by hand and are not touched.
 */
import { join } from 'node:path';

import { measureFiles } from './dundee/measure-files.ts';
import { planFiles } from './dundee/plan-files.ts';
import { readSharedTables } from './dundee/shared-tables.ts';
import { checkoutFolder, isStarted, type PackFiles, writePack } from './pack-folder.ts';

export const DUNDEE_PACK = 'dundee-example';

/** Where the public facts lie: beside the checkout. */
export const sharedDataFolder = (): string => join(checkoutFolder(), '..', 'shared', 'data');

/** The files made from the tables in `folder`. Equal tables, equal bytes. */
export const makeDundeePack = (folder: string): PackFiles => {
  const tables = readSharedTables(folder);
  return new Map([...planFiles(tables), ...measureFiles(tables)]);
};

if (isStarted(import.meta.url)) writePack(DUNDEE_PACK, makeDundeePack(process.argv[2] ?? sharedDataFolder()));
