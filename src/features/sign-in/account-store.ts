import { sql } from 'kysely';

import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { Account } from './account.ts';

// Every function here works in a transaction outside any council: elsewhere these tables are empty.

const FIELDS = sql`code, person, sign_in_name as "signInName", password, code_secret as "codeSecret", last_step as "lastStep", recovery,
  break_glass as "breakGlass", enrolment_until as "enrolmentUntil", enrolment_from as "enrolmentFrom", created_at as "createdAt"`;

/** The open account with this value in that column; null where there is none. */
export const findAccount = async (
  tx: Transaction,
  column: 'sign_in_name' | 'code' | 'person' | 'enrolment',
  value: string,
): Promise<Account | null> => {
  const found = await sql<Account>`
    select ${FIELDS} from account where ${sql.ref(column)} = ${value} and closed_at is null`.execute(tx);
  return found.rows[0] ?? null;
};

/** The same, kept from others until this transaction ends: for writes. */
export const holdAccount = async (tx: Transaction, code: string): Promise<Account | null> => {
  const found = await sql<Account>`
    select ${FIELDS} from account where code = ${code} and closed_at is null for update`.execute(tx);
  return found.rows[0] ?? null;
};

/** All open accounts of these persons. */
export const accountsOf = async (tx: Transaction, persons: readonly string[]): Promise<Account[]> => {
  const found = await sql<Account>`
    select ${FIELDS} from account where person = any(${persons}::text[]) and closed_at is null order by sign_in_name`.execute(
    tx,
  );
  return found.rows;
};

type NewAccount = Pick<Account, 'code' | 'person' | 'signInName' | 'breakGlass' | 'createdAt'>;

/** Adds an account that nobody can sign in to yet. */
export const addAccount = async (tx: Transaction, account: NewAccount): Promise<void> => {
  const { code, person, signInName, breakGlass, createdAt } = account;
  await sql`insert into account (code, person, sign_in_name, break_glass, created_at, changed_at)
    values (${code}, ${person}, ${signInName}, ${breakGlass}, ${createdAt}::timestamptz, ${createdAt}::timestamptz)`.execute(
    tx,
  );
};

/** Takes away every way in, and lets whoever holds the new link set the account up. */
export const openEnrolment = async (
  tx: Transaction,
  code: string,
  given: { readonly hash: string; readonly until: Instant; readonly from: string | null; readonly at: Instant },
): Promise<void> => {
  await sql`update account set password = null, code_secret = null, last_step = null, recovery = '{}',
    enrolment = ${given.hash}, enrolment_until = ${given.until}::timestamptz, enrolment_from = ${given.from}, changed_at = ${given.at}::timestamptz
    where code = ${code}`.execute(tx);
};

type Credentials = {
  readonly password: string;
  readonly codeSecret: string;
  readonly lastStep: number;
  readonly recovery: readonly string[];
};

/** Puts new credentials in place; the link that led here is used up. */
export const setCredentials = async (tx: Transaction, code: string, given: Credentials, at: Instant): Promise<void> => {
  await sql`update account set password = ${given.password}, code_secret = ${given.codeSecret}, last_step = ${given.lastStep},
    recovery = ${given.recovery}::text[], enrolment = null, enrolment_until = null, enrolment_from = null, changed_at = ${at}::timestamptz
    where code = ${code}`.execute(tx);
};

export const setPassword = async (tx: Transaction, code: string, password: string, at: Instant): Promise<void> => {
  await sql`update account set password = ${password}, changed_at = ${at}::timestamptz
    where code = ${code}`.execute(tx);
};

export const setRecovery = async (tx: Transaction, code: string, hashes: readonly string[]): Promise<void> => {
  await sql`update account set recovery = ${hashes}::text[] where code = ${code}`.execute(tx);
};

/** Notes the step of the code that was taken. Gives whether it was later than the last one: a second taker of one step gets false. */
export const takeStep = async (tx: Transaction, code: string, step: number): Promise<boolean> => {
  const found = await sql`update account set last_step = ${step}
    where code = ${code} and (last_step is null or last_step < ${step})`.execute(tx);
  return found.numAffectedRows === 1n;
};

export const closeAccount = async (tx: Transaction, code: string, at: Instant): Promise<void> => {
  await sql`update account set closed_at = ${at}::timestamptz, password = null, code_secret = null, recovery = '{}',
    enrolment = null, enrolment_until = null, enrolment_from = null where code = ${code}`.execute(tx);
};

/** When an account of the person was closed last; null where none was. Whatever they took away with it before must not outlive it. */
export const lastClosingOf = async (tx: Transaction, person: string): Promise<Instant | null> => {
  const found = await sql<{ closed: Instant | null }>`
    select max(closed_at) as closed from account where person = ${person}`.execute(tx);
  return found.rows[0]?.closed ?? null;
};

/** Whether anybody ever had a way to sign in here: what the demonstration must not be shown beside. */
export const holdsRealSignIns = async (tx: Transaction): Promise<boolean> => {
  const found = await sql<{ held: boolean }>`
    select exists (select from account) or exists (select from identity) as held`.execute(tx);
  return found.rows[0]?.held === true;
};
