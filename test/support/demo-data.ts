import { join } from 'node:path';

import { importLgbf } from '../../src/features/indicators/index.ts';
import { loadPack, readPack, readPackFolder } from '../../src/features/packs/index.ts';
import type { Clock } from '../../src/kernel/index.ts';
import { type Database, projectRoot } from '../../src/platform/index.ts';
import { A_TEST } from './actor.ts';
import { sharedBytes } from './shared-data.ts';

/** A clock that moves on by a second each time it is asked. */
export const secondsClock = (start = '2026-01-01T00:00:00.000Z'): Clock => {
  let seconds = 0;
  return () => {
    seconds += 1;
    return new Date(Date.parse(start) + seconds * 1000).toISOString();
  };
};

/** Loads packs of this project by the names of their folders. */
export const loadPacks = async (database: Database, names: readonly string[], clock: Clock): Promise<void> => {
  for (const name of names) {
    const pack = await readPack(await readPackFolder(join(projectRoot(), 'packs', name)));
    if (!pack.ok) throw new Error(pack.problem.map(({ message }) => message).join('\n'));
    await loadPack(database, pack.value, { clock, actor: A_TEST, makeDue: null });
  }
};

/** Loads the national benchmarks from the reference data. */
export const loadLgbf = async (database: Database, clock: Clock): Promise<void> => {
  const names = ['lgbf_raw_scotland_real.csv', 'lgbf_indicator_information.csv', 'lgbf_family_groups.csv'];
  const files = names.map((fileName) => ({ fileName, bytes: sharedBytes('real', fileName) }));
  const { rejected } = await importLgbf(database, { clock, actor: A_TEST }, files);
  if (rejected.length > 0) throw new Error(JSON.stringify(rejected.slice(0, 3)));
};
