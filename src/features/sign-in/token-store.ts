import { sql } from 'kysely';

import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { ApiToken } from './token.ts';

const FIELDS = sql`code, person, council, hat, title, scopes, kind, groups, created_at as "createdAt", expires_at as "expiresAt",
  used_at as "usedAt", ended_at as "endedAt"`;

export const tokenByHash = async (tx: Transaction, hash: string): Promise<ApiToken | null> => {
  const found = await sql<ApiToken>`select ${FIELDS} from api_token where hash = ${hash}`.execute(tx);
  return found.rows[0] ?? null;
};

/** A person's tokens that were not ended, expired ones included, the newest first. */
export const tokensOf = async (tx: Transaction, person: string): Promise<ApiToken[]> => {
  const found = await sql<ApiToken>`
    select ${FIELDS} from api_token where person = ${person} and ended_at is null order by created_at desc, code`.execute(
    tx,
  );
  return found.rows;
};

type NewToken = Omit<ApiToken, 'usedAt' | 'endedAt'> & { readonly hash: string };

export const addToken = async (tx: Transaction, token: NewToken): Promise<void> => {
  await sql`insert into api_token (code, hash, person, council, hat, title, scopes, kind, groups, created_at, expires_at)
    values (${token.code}, ${token.hash}, ${token.person}, ${token.council}, ${token.hat}, ${token.title}, ${token.scopes}::text[],
      ${token.kind}, ${token.groups}::text[], ${token.createdAt}::timestamptz, ${token.expiresAt}::timestamptz)`.execute(
    tx,
  );
};

export const touchToken = async (tx: Transaction, code: string, at: Instant): Promise<void> => {
  await sql`update api_token set used_at = ${at}::timestamptz where code = ${code} and ended_at is null`.execute(tx);
};

/** Ends one token of a person, or all of them. Gives those that were open, by code and council. */
export const endTokens = async (
  tx: Transaction,
  person: string,
  only: string | null,
  at: Instant,
): Promise<{ readonly code: string; readonly council: string }[]> => {
  const found = await sql<{ code: string; council: string }>`update api_token set ended_at = ${at}::timestamptz
    where person = ${person} and ended_at is null and (${only}::text is null or code = ${only}) returning code, council`.execute(
    tx,
  );
  return found.rows;
};
