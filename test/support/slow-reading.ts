import { setTimeout as wait } from 'node:timers/promises';

import type { Database, Snapshot } from '../../src/platform/index.ts';

const TIMES = 1500;

/**
 * Puts before a database that whoever reads all of it takes many seconds: where one snapshot is read, it gets the first page of each statement
 * again and again, and where a moment is read bit by bit, each short read begins late. `begun` resolves when the reading has begun.
 */
export const readingSlowly = (database: Database): { readonly database: Database; readonly begun: Promise<void> } => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const slow = (real: Snapshot): Snapshot => ({
    ...real,
    pages: async function* (sql, size) {
      for await (const page of real.pages(sql, size)) {
        resolve();
        for (let times = 0; times < TIMES; times += 1) {
          await wait(5);
          yield page;
        }
      }
    },
  });
  let snapshots = 0;
  const snapshot: Database['snapshot'] = async (work) => {
    snapshots += 1;
    // The first one fixes the moment.
    if (snapshots > 1) {
      resolve();
      await wait(500);
    }
    return database.snapshot((real) => work(slow(real)));
  };
  return { database: { ...database, snapshot }, begun: promise };
};
