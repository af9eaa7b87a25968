import { sql } from 'kysely';

import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { afterFailure, type Failures, isLocked, LOCK_RULES, type LockKind } from './lock-out.ts';

/** A keyed hash, and by which rule it is counted. */
export type FailureKey = { readonly kind: LockKind; readonly key: string };

const standingOf = async (tx: Transaction, key: string): Promise<Failures | null> => {
  const found = await sql<Failures>`
    select failures, last_at as "lastAt", locked_until as "lockedUntil" from sign_in_failure where key = ${key} for update`.execute(
    tx,
  );
  return found.rows[0] ?? null;
};

/** The latest instant until which one of these keys is locked; null where all are open. */
export const lockedUntil = async (
  tx: Transaction,
  keys: readonly FailureKey[],
  now: Instant,
): Promise<Instant | null> => {
  let latest: Instant | null = null;
  for (const { key } of keys) {
    const standing = await standingOf(tx, key);
    if (!isLocked(standing, now)) continue;
    const until = standing?.lockedUntil ?? now;
    if (latest === null || until > latest) latest = until;
  }
  return latest;
};

/** Counts a failure under each key. Gives whether one of them became locked by it. */
export const countFailure = async (tx: Transaction, keys: readonly FailureKey[], now: Instant): Promise<boolean> => {
  let locked = false;
  for (const { key, kind } of keys) {
    const next = afterFailure(await standingOf(tx, key), LOCK_RULES[kind], now);
    locked = locked || next.lockedUntil !== null;
    await sql`insert into sign_in_failure (key, failures, last_at, locked_until)
      values (${key}, ${next.failures}, ${next.lastAt}::timestamptz, ${next.lockedUntil}::timestamptz)
      on conflict (key) do update set failures = excluded.failures, last_at = excluded.last_at, locked_until = excluded.locked_until`.execute(
      tx,
    );
  }
  return locked;
};

/** Takes back one failure that was counted before it was known to be a success; keys of one device or one account start afresh. */
export const forgiveFailures = async (tx: Transaction, keys: readonly FailureKey[]): Promise<void> => {
  for (const { key, kind } of keys) {
    if (kind === 'crowd')
      await sql`update sign_in_failure set failures = greatest(failures - 1, 0) where key = ${key}`.execute(tx);
    else await sql`delete from sign_in_failure where key = ${key}`.execute(tx);
  }
};
