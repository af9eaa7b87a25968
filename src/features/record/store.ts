import { sql } from 'kysely';

import type { Clock, Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { Actor } from '../access/index.ts';
import type { RecordEvent } from './events.ts';

/**
 * Who did what to what. The header (all but `before`, `after`, `detail`, `due` and `reason`) holds codes and no particulars of anybody: that of an open
 * entry is seen by everybody who acts for the council. `confidentiality` is 'open' where it is not given; an entry that covers restricted rows becomes
 * restricted. Restricted entries stand in a chain of their own, of which whoever has no clearance sees nothing at all.
 */
export type RecordEntry = {
  /** The instant of the write: `known_at` of every row that the entry covers. */
  readonly at: Instant;
  readonly actor: Actor;
  readonly action: RecordEvent;
  readonly subject: string;
  readonly confidentiality?: 'open' | 'restricted';
  readonly before?: unknown;
  readonly after?: unknown;
  readonly detail?: unknown;
  /** What the change made due or let fall away, by the codes of obligations. */
  readonly due?: unknown;
  readonly reason?: string;
};

/**
 * Appends one entry to the record of the transaction's council (or of what all councils share), after the rows that it covers: a restricted entry covers
 * restricted rows and an open one open rows, so that a transaction which writes both appends both, the restricted one first. The database
 * chains and seals it; throws `QueryError` where a row of this transaction has another instant than the entry, where the entry is not the latest, or
 * where it is restricted and the transaction has no clearance. Gives its position in its chain.
 */
export const appendToRecord = async (tx: Transaction, entry: RecordEntry): Promise<number> => {
  const { at, actor, action, subject, confidentiality = 'open', before, after, detail, due, reason } = entry;
  const content = JSON.stringify({ before, after, detail, due, reason });
  const found = await sql<{ position: number }>`
    select append_to_record(${at}::timestamptz, ${actor.actor}, ${actor.post}, ${actor.capacity}, ${actor.delegation}, ${action},
      ${subject}, ${confidentiality}, ${content}::jsonb) as position`.execute(tx);
  return found.rows[0]?.position ?? 0;
};

// Somebody signing in, or opening what was there already, is told in the record and changes nothing that a page or a paper says.
// The words are those of an index (0012).

/**
 * Which state the data visible to this council are in: when they last changed, and how many entries of the record stood then. Every change
 * appends to the record in its own transaction and nothing is ever taken away, so the number is another after every change, in whatever
 * order transactions began and ended.
 */
export type DataVersion = { readonly asAt: Instant; readonly entries: number };

/**
 * The version this transaction sees; `null` where nothing was ever written. Without clearance it is that of what is open: what is restricted changes
 * neither its instant nor its number.
 */
export const dataVersion = async (tx: Transaction): Promise<DataVersion | null> => {
  const found = await sql<{ at: Instant | null; entries: number }>`
    select max(latest.at) as at, sum(latest.position)::int as entries from record_head cross join lateral (
      select at, position from record_entry where scope = record_head.scope
        and action !~ '^(sign-in|token|account|identity|restricted)[.]' order by position desc limit 1) as latest`.execute(
    tx,
  );
  const [row] = found.rows;
  return row === undefined || row.at === null ? null : { asAt: row.at, entries: row.entries };
};

/** When the data of this council, or those that all share, last changed; null where nothing was ever written. */
export const lastChange = async (tx: Transaction): Promise<Instant | null> => (await dataVersion(tx))?.asAt ?? null;

/**
 * The instant of the write that this transaction makes: now, or, where the clock went back or stood still, just after the last entry, open or
 * restricted, whether the transaction may see it or not. Asked
 * inside the transaction, so that whoever waited for another write is dated after it and "as known at" an instant never changes later.
 */
export const instantOfWrite = async (tx: Transaction, clock: Clock): Promise<Instant> => {
  const found = await sql<{ at: Instant }>`select instant_of_write(${clock()}::timestamptz) as at`.execute(tx);
  const [row] = found.rows;
  if (row === undefined) throw new Error('The database gave no instant for this write');
  return row.at;
};
