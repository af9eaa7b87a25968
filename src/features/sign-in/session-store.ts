import { sql } from 'kysely';

import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { Session } from './session.ts';

const FIELDS = sql`code, person, kind, groups, chosen, signed_in_at as "signedInAt", seen_at as "seenAt", ended_at as "endedAt"`;

/** The session whose secret has this hash, ended or not. */
export const sessionByHash = async (tx: Transaction, hash: string): Promise<Session | null> => {
  const found = await sql<Session>`select ${FIELDS} from session where hash = ${hash}`.execute(tx);
  return found.rows[0] ?? null;
};

/** The session of this code, ended or not. */
export const sessionByCode = async (tx: Transaction, code: string): Promise<Session | null> => {
  const found = await sql<Session>`select ${FIELDS} from session where code = ${code}`.execute(tx);
  return found.rows[0] ?? null;
};

/** The sessions of these persons that were not ended, the latest used first. */
export const openSessions = async (tx: Transaction, persons: readonly string[]): Promise<Session[]> => {
  const found = await sql<Session>`
    select ${FIELDS} from session where person = any(${persons}::text[]) and ended_at is null
    order by seen_at desc, code`.execute(tx);
  return found.rows;
};

type NewSession = Pick<Session, 'code' | 'person' | 'kind' | 'groups'> & { readonly hash: string };

export const addSession = async (tx: Transaction, session: NewSession, at: Instant): Promise<void> => {
  await sql`insert into session (code, hash, person, kind, groups, signed_in_at, seen_at)
    values (${session.code}, ${session.hash}, ${session.person}, ${session.kind}, ${session.groups}::text[],
      ${at}::timestamptz, ${at}::timestamptz)`.execute(tx);
};

/** Notes that a session was used. */
export const touchSession = async (tx: Transaction, code: string, at: Instant): Promise<void> => {
  await sql`update session set seen_at = greatest(seen_at, ${at}::timestamptz) where code = ${code} and ended_at is null`.execute(
    tx,
  );
};

/** Gives an open session a new secret, and the hat it acts in; the old secret is dead. False where it has ended meanwhile. */
export const renewSession = async (
  tx: Transaction,
  code: string,
  given: { readonly hash: string; readonly chosen?: string },
): Promise<boolean> => {
  const found = await sql`update session set hash = ${given.hash}, chosen = coalesce(${given.chosen ?? null}, chosen)
    where code = ${code} and ended_at is null`.execute(tx);
  return found.numAffectedRows === 1n;
};

export type EndReason = 'signed out' | 'signed out everywhere' | 'password changed' | 'account reset' | 'administrator';

/** Ends sessions of a person: one by its code, or all but one, or all. Gives how many were open. */
export const endSessions = async (
  tx: Transaction,
  person: string,
  which: { readonly only: string } | { readonly except: string | null },
  why: EndReason,
  at: Instant,
): Promise<number> => {
  const choice = 'only' in which ? sql`code = ${which.only}` : sql`code is distinct from ${which.except}::text`;
  const found = await sql`update session set ended_at = ${at}::timestamptz, ended_why = ${why}
    where person = ${person} and ended_at is null and ${choice}`.execute(tx);
  return Number(found.numAffectedRows ?? 0n);
};
