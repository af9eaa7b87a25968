import { sql } from 'kysely';

import type { Database, Scope, Transaction } from '../../src/platform/index.ts';

/** A database that looks at each transaction as it ends: whatever changed a council's rows must have left an entry in its record. */
export type Watched = { readonly database: Database; readonly silent: string[] };

const positions = async (tx: Transaction): Promise<string> => {
  const { rows } = await sql<{ all: string }>`
    select coalesce(string_agg(scope || ' ' || position, ',' order by scope), '') as all from record_head`.execute(tx);
  return rows[0]?.all ?? '';
};

/** Watches a database. `silent` gets the council of each transaction that wrote in its name and left no entry. */
export const watched = (database: Database): Watched => {
  const silent: string[] = [];
  const write = <Value>(scope: Scope, work: (tx: Transaction) => Promise<Value>): Promise<Value> =>
    // What belongs to no council owes its entries, which the council then takes in a transaction of its own.
    scope.council === null
      ? database.write(scope, work)
      : database.write(scope, async (tx) => {
          const before = await positions(tx);
          const value = await work(tx);
          const { rows } = await sql<{ wrote: boolean }>`
            select pg_current_xact_id_if_assigned() is not null as wrote`.execute(tx);
          if (rows[0]?.wrote === true && (await positions(tx)) === before) silent.push(scope.council ?? '');
          return value;
        });
  return { database: { ...database, write }, silent };
};
