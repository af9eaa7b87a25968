import { sql } from 'kysely';

import type { Database } from '../../src/platform/index.ts';

/**
 * A database over which the process dies, for all that anybody can see, as it is about to write in the name of a council (of these alone, where some
 * are named): what it wrote outside any council before is kept.
 */
export const cutOff = (database: Database, councils: readonly string[] | null = null): Database => ({
  ...database,
  write: (scope, work) =>
    scope.council !== null && (councils === null || councils.includes(scope.council))
      ? Promise.reject(new Error('killed'))
      : database.write(scope, work),
});

/** The actions that are still owed to a council, in their order. */
export const owedTo = (database: Database, council: string): Promise<string[]> =>
  database.read({ council }, async (tx) => {
    const { rows } = await sql<{ action: string }>`select action from entry_owed order by number`.execute(tx);
    return rows.map(({ action }) => action);
  });

/** An entry as the record of its council has it. */
export type Entry = {
  readonly at: string;
  readonly actor: string;
  readonly post: string | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>> | null;
};

/** The entries of a council's record after the first ones, in the order of the chain. */
export const entriesAfter = (database: Database, council: string, position: number): Promise<Entry[]> =>
  database.read({ council }, async (tx) => {
    const { rows } = await sql<Entry>`
      select at, actor, post, action, subject, content::jsonb -> 'detail' as detail
      from record_entry join record_content using (scope, position)
      where scope = ${council} and position > ${position} order by position`.execute(tx);
    return rows;
  });
