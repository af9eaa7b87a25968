import { sql } from 'kysely';

import type { Database } from '../../src/platform/index.ts';

/** The end of each chain of a council and of what all share, restricted ones among them: two equal readings mean that nothing was recorded in between. */
export const recordHeads = (database: Database, council: string): Promise<unknown> =>
  database.read({ council, clearance: 'restricted' }, async (tx) => {
    const { rows } = await sql`select scope, position, hash from record_head order by scope`.execute(tx);
    return rows;
  });
