import { sql } from 'kysely';

import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';

type Identity = { readonly issuer: string; readonly subject: string };

/** The person that an identity belongs to; null where it is not known here. */
export const findIdentity = async (tx: Transaction, { issuer, subject }: Identity): Promise<string | null> => {
  const found = await sql<{ person: string }>`
    select person from identity where issuer = ${issuer} and subject = ${subject}`.execute(tx);
  return found.rows[0]?.person ?? null;
};

/** Joins an identity to a person. One that belongs to somebody already stays theirs. */
export const joinIdentity = async (
  tx: Transaction,
  { issuer, subject }: Identity,
  person: string,
  at: Instant,
): Promise<void> => {
  await sql`insert into identity (issuer, subject, person, created_at) values (${issuer}, ${subject}, ${person}, ${at}::timestamptz)
    on conflict do nothing`.execute(tx);
};

/** Those of the persons who can come in by single sign-on. */
export const withIdentity = async (tx: Transaction, persons: readonly string[]): Promise<ReadonlySet<string>> => {
  const found = await sql<{ person: string }>`
    select distinct person from identity where person = any(${persons}::text[])`.execute(tx);
  return new Set(found.rows.map(({ person }) => person));
};

/** Takes away the identities of a person, and the link by which they could join another. Gives how many there were of both. */
export const removeIdentities = async (tx: Transaction, person: string): Promise<number> => {
  const identities = await sql`delete from identity where person = ${person}`.execute(tx);
  const links = await sql`delete from identity_link where person = ${person}`.execute(tx);
  return Number(identities.numAffectedRows ?? 0n) + Number(links.numAffectedRows ?? 0n);
};

/** A link by which a person joins an identity of theirs; any earlier one is void. `from`: the council from whose page it is given, or null. */
export const addIdentityLink = async (
  tx: Transaction,
  person: string,
  hash: string,
  until: Instant,
  from: string | null = null,
): Promise<void> => {
  await sql`delete from identity_link where person = ${person}`.execute(tx);
  await sql`insert into identity_link (hash, person, until, given_from)
    values (${hash}, ${person}, ${until}::timestamptz, ${from})`.execute(tx);
};

/** Whose such a link is and from which council's page; null where it is unknown or used. */
export const findIdentityLink = async (
  tx: Transaction,
  hash: string,
): Promise<{ readonly person: string; readonly from: string | null } | null> => {
  const found = await sql<{ person: string; from: string | null }>`
    select person, given_from as "from" from identity_link where hash = ${hash}`.execute(tx);
  return found.rows[0] ?? null;
};

/** Uses up such a link; gives whose it was, or null. */
export const useIdentityLink = async (tx: Transaction, hash: string, now: Instant): Promise<string | null> => {
  const found = await sql<{ person: string; until: Instant }>`
    delete from identity_link where hash = ${hash} returning person, until`.execute(tx);
  const link = found.rows[0];
  return link === undefined || link.until <= now ? null : link.person;
};

/** Notes that the answer to this question was taken. False where it had been before. */
export const useState = async (tx: Transaction, state: string, now: Instant): Promise<boolean> => {
  const until = new Date(Date.parse(now) + 3_600_000).toISOString();
  const found = await sql`insert into sign_on_used (state, until) values (${state}, ${until}::timestamptz)
    on conflict do nothing`.execute(tx);
  return found.numAffectedRows === 1n;
};
