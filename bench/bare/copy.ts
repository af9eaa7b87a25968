import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

import { timed } from '../statistics.ts';

/**
 * How many rows per second PGlite as it comes (on disk, but without syncs) takes in from CSV text into a table of the types given that has no
 * key, no policy, no trigger and no record. `columns`: "code text, value numeric".
 */
export const bareCopy = async (folder: string, columns: string, csv: Uint8Array, rows: number): Promise<number> => {
  const directory = await mkdtemp(join(folder, 'bare-'));
  const database = await PGlite.create(join(directory, 'database'));
  try {
    await database.exec(`create table bare (${columns})`);
    const blob = new Blob([new Uint8Array(csv)]);
    const { ms } = await timed(() => database.query(`copy bare from '/dev/blob' csv header`, [], { blob }));
    const counted = await database.query<{ count: number }>('select count(*)::int as count from bare');
    if (counted.rows[0]?.count !== rows)
      throw new Error(`The bare table took ${counted.rows[0]?.count} of ${rows} rows`);
    return (rows / ms) * 1000;
  } finally {
    await database.close();
    await rm(directory, { recursive: true, force: true });
  }
};
