import { sql } from 'kysely';

import type { Clock, Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';

/** Who did what to what. `detail` holds what was there before and after, or a count of it; never a person's particulars. */
export type RecordEntry = {
  readonly at: Instant;
  readonly actor: string;
  readonly capacity: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: unknown;
};

/** Appends one entry to the record of the transaction's council (or of what all councils share). Part of the write it describes. */
export const appendToRecord = async (tx: Transaction, entry: RecordEntry): Promise<void> => {
  await sql`insert into record_entry (at, actor, capacity, action, subject, detail)
    values (${entry.at}::timestamptz, ${entry.actor}, ${entry.capacity}, ${entry.action}, ${entry.subject},
      ${JSON.stringify(entry.detail)}::jsonb)`.execute(tx);
};

/** When the data of this council, or those that all share, last changed; null where nothing was ever written. */
export const lastChange = async (tx: Transaction): Promise<Instant | null> => {
  const found = await sql<{ at: Instant | null }>`select max(at) as at from record_entry`.execute(tx);
  return found.rows[0]?.at ?? null;
};

/**
 * The instant of the write that this transaction makes: now, or, where the clock went back or stood still, just after the last change. Asked
 * inside the transaction, so that whoever waited for another write is dated after it and "as known at" an instant never changes later.
 */
export const instantOfWrite = async (tx: Transaction, clock: Clock): Promise<Instant> => {
  const last = await lastChange(tx);
  const now = clock();
  return last === null || now > last ? now : new Date(Date.parse(last) + 1).toISOString();
};
