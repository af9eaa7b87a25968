import { sql } from 'kysely';

import type { Clock, Instant } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import type { Actor } from '../access/index.ts';
import type { RecordEvent } from './events.ts';
import { appendToRecord, instantOfWrite } from './store.ts';

/** What can be told of changes that belong to no council: of ways in, and of who came in. */
type OwedEvent = Extract<RecordEvent, `${'sign-in' | 'account' | 'identity' | 'token'}.${string}`> | 'person.arrive';

/** An entry that a council's record will hold; open, and of codes alone. `at` is when it happened. */
export type OwedEntry = {
  readonly council: string;
  readonly at: Instant;
  readonly actor: Actor;
  readonly action: OwedEvent;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
};

/**
 * Owes a council an entry for a change that belongs to no council, in the transaction of that change (outside any council, in the turn of the
 * installation): both are kept, or neither is. To be delivered afterwards, with `deliverOwed`.
 */
export const oweEntry = async (tx: Transaction, entry: OwedEntry): Promise<void> => {
  const { council, at, actor, action, subject, detail } = entry;
  await sql`insert into entry_owed (council, happened_at, actor, post, capacity, delegation, action, subject, detail)
    values (${council}, ${at}::timestamptz, ${actor.actor}, ${actor.post}, ${actor.capacity}, ${actor.delegation}, ${action}, ${subject},
      ${detail === undefined ? null : JSON.stringify(detail)}::jsonb)`.execute(tx);
};

type OwedRow = Actor & Pick<OwedEntry, 'at' | 'action' | 'subject'> & { readonly detail: OwedEntry['detail'] | null };

// An entry is dated as it is appended, or it could come before one that stands there already. Usually that is milliseconds after what it tells of,
// and some seconds where it waited for its turn; what was left behind by a process that died says itself when it happened.
const SOON_MS = 5000;

const detailOf = ({ at: happenedAt, detail }: OwedRow, at: Instant): Pick<OwedEntry, 'detail'> => {
  if (Date.parse(at) - Date.parse(happenedAt) > SOON_MS) return { detail: { ...detail, happenedAt } };
  return detail === null ? {} : { detail: detail as Readonly<Record<string, unknown>> };
};

// With very many entries a transaction takes longer for each of them, and others of the council wait for it.
const AT_ONCE = 100;

/**
 * Delivers what is owed to a council, the oldest first: one transaction takes some of it away and appends it to the council's record, so each
 * entry comes into the record once, whoever else delivers at the same time. An entry that comes late has `happenedAt` in its detail. Gives how many
 * were delivered.
 */
export const deliverOwed = async (database: Database, clock: Clock, council: string): Promise<number> => {
  for (let delivered = 0; ; ) {
    const some = await deliverSome(database, clock, council);
    delivered += some;
    if (some < AT_ONCE) return delivered;
  }
};

const deliverSome = (database: Database, clock: Clock, council: string): Promise<number> =>
  database.write({ council }, async (tx) => {
    const { rows } = await sql<OwedRow>`
      with taken as (delete from entry_owed where council = ${council} and number in (
        select number from entry_owed where council = ${council} order by number limit ${AT_ONCE}) returning *)
      select happened_at as at, actor, post, capacity, delegation, action, subject, detail from taken order by number`.execute(
      tx,
    );
    for (const row of rows) {
      const { actor, post, capacity, delegation, action, subject } = row;
      const at = await instantOfWrite(tx, clock);
      const by = { actor, post, capacity, delegation };
      await appendToRecord(tx, { at, actor: by, action, subject, ...detailOf(row, at) });
    }
    return rows.length;
  });

const isOwed = (database: Database, council: string): Promise<boolean> =>
  database.read({ council }, async (tx) => {
    const { rows } = await sql<{ owed: boolean }>`
      select exists (select from entry_owed where council = ${council}) as owed`.execute(tx);
    return rows[0]?.owed === true;
  });

const councilsWithRecord = (database: Database): Promise<string[]> =>
  database.read({ council: null }, async (tx) => {
    const { rows } = await sql<{ council: string }>`
      select scope as council from record_begun where scope <> 'scotland' union select code from council order by 1`.execute(
      tx,
    );
    return rows.map(({ council }) => council);
  });

/**
 * Delivers what is still owed to any council: what a process left behind that died between a change and its entries, or could not write them. Gives
 * how many were delivered. A council whose record cannot be written keeps no other waiting: `onFailure` is told of it, and what failed first is thrown
 * at the end. `signal` breaks it off between two councils.
 */
export const deliverAllOwed = async (
  database: Database,
  clock: Clock,
  { signal, onFailure }: { readonly signal?: AbortSignal; readonly onFailure?: (council: string) => void } = {},
): Promise<number> => {
  const failures: unknown[] = [];
  let delivered = 0;
  for (const council of await councilsWithRecord(database)) {
    signal?.throwIfAborted();
    try {
      if (await isOwed(database, council)) delivered += await deliverOwed(database, clock, council);
    } catch (error) {
      onFailure?.(council);
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return delivered;
};
