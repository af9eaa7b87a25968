import { sql } from 'kysely';

import type { Clock } from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { OUTSIDE } from './changing.ts';

// Ended sessions are kept a while, so that "when did I last sign in" can be answered and a mistake traced.
const KEPT_DAYS = 90;

/** Forgets what signing in no longer needs: failures of long ago, used answers, void links, sessions and tokens that ended 90 days ago. Gives how many rows went; `signal` breaks it off, and then none. */
export const cleanSignIn = (database: Database, clock: Clock, signal?: AbortSignal): Promise<number> =>
  database.write(OUTSIDE, async (tx) => {
    const now = clock();
    const before = (days: number): string => new Date(Date.parse(now) - days * 86_400_000).toISOString();
    const gone = [
      // A day after its lock a failure counts for nothing; the longest lock is a day.
      sql`delete from sign_in_failure where last_at < ${before(3)}::timestamptz`,
      sql`delete from sign_on_used where until < ${now}::timestamptz`,
      sql`delete from identity_link where until < ${now}::timestamptz`,
      sql`delete from session where signed_in_at < ${before(KEPT_DAYS)}::timestamptz`,
      sql`delete from api_token where least(ended_at, expires_at) < ${before(KEPT_DAYS)}::timestamptz`,
    ];
    let rows = 0;
    for (const statement of gone) {
      signal?.throwIfAborted();
      rows += Number((await statement.execute(tx)).numAffectedRows ?? 0n);
    }
    return rows;
  });
