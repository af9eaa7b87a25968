import { setTimeout as wait } from 'node:timers/promises';

import type { Database } from '../../src/platform/index.ts';

const TIMES = 1500;

/**
 * Puts before a database that whoever reads all of it gets the first page of each statement again and again, which takes many seconds. `begun`
 * resolves with the first page.
 */
export const readingSlowly = (database: Database): { readonly database: Database; readonly begun: Promise<void> } => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const snapshot: Database['snapshot'] = (work) =>
    database.snapshot((real) =>
      work({
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
      }),
    );
  return { database: { ...database, snapshot }, begun: promise };
};
