import { type RawBuilder, sql } from 'kysely';

import type { Day, Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { readTogether, rowsOf } from '../../platform/database/together.ts';
import type { Obligation, ObligationState } from './obligation.ts';
import { OBLIGATION } from './tables.ts';

/** Which obligations are asked for; every part narrows. `posts`: those of which one may settle it; days are those on which it is due. */
export type ObligationFilter = {
  readonly codes?: readonly string[];
  readonly posts?: readonly string[];
  readonly subjects?: readonly string[];
  readonly kinds?: readonly string[];
  readonly states?: readonly ObligationState[];
  readonly dueFrom?: Day;
  readonly dueTo?: Day;
  /** Whether something other than the calendar made it due. */
  readonly caused?: boolean;
};

type Row = {
  code: string;
  kind: string;
  subject: string;
  title: string;
  owner_post: string;
  co_posts: string[];
  owner_basis: Obligation['ownerBasis'];
  opens_on: Day;
  due_on: Day;
  due_at: Instant;
  rule: string;
  covers_from: Day | null;
  covers_to: Day | null;
  cause: string | null;
  state: ObligationState;
  settled_at: Instant | null;
  settled_post: string | null;
  reason: string | null;
  confidentiality: Obligation['confidentiality'];
  known_at: Instant;
};

const toObligation = (row: Row): Obligation => ({
  code: row.code,
  kind: row.kind,
  subject: row.subject,
  title: row.title,
  ownerPost: row.owner_post,
  coPosts: row.co_posts,
  ownerBasis: row.owner_basis,
  opensOn: row.opens_on,
  dueOn: row.due_on,
  dueAt: row.due_at,
  rule: row.rule,
  covers: row.covers_from === null || row.covers_to === null ? null : { first: row.covers_from, last: row.covers_to },
  cause: row.cause,
  state: row.state,
  settledAt: row.settled_at,
  settledPost: row.settled_post,
  reason: row.reason,
  confidentiality: row.confidentiality,
  knownAt: row.known_at,
});

const parts = (filter: ObligationFilter): RawBuilder<unknown>[] => {
  const { codes, posts, subjects, kinds, states, dueFrom, dueTo, caused } = filter;
  return [
    ...(codes === undefined ? [] : [sql`code = any(${codes}::text[])`]),
    ...(posts === undefined ? [] : [sql`(owner_post = any(${posts}::text[]) or co_posts && ${posts}::text[])`]),
    ...(subjects === undefined ? [] : [sql`subject = any(${subjects}::text[])`]),
    ...(kinds === undefined ? [] : [sql`kind = any(${kinds}::text[])`]),
    ...(states === undefined ? [] : [sql`state = any(${states}::text[])`]),
    ...(dueFrom === undefined ? [] : [sql`due_on >= ${dueFrom}::date`]),
    ...(caused === undefined ? [] : [caused ? sql`cause is not null` : sql`cause is null`]),
    ...(dueTo === undefined ? [] : [sql`due_on <= ${dueTo}::date`]),
  ];
};

/**
 * The obligations of the transaction's council as known at `asAt` that fit the filter, by the day they are due. A revision fits or does not by what
 * it says itself, and only the last one of each obligation counts.
 */
export const obligationsOf = async (
  tx: Transaction,
  filter: ObligationFilter,
  asAt: Instant,
): Promise<Obligation[]> => {
  const where = [sql`known_at <= ${asAt}::timestamptz`, sql`not withdrawn`, ...parts(filter)];
  const found = await sql<Row>`
    select * from obligation where ${sql.join(where, sql` and `)}
      and not exists (
        select from obligation later where later.council = obligation.council and later.code = obligation.code
          and later.known_at > obligation.known_at and later.known_at <= ${asAt}::timestamptz)
    order by due_at, code`.execute(tx);
  return found.rows.map(toObligation);
};

/** One obligation as known at `asAt`; null where there is none of that code. */
export const obligationOf = async (tx: Transaction, code: string, asAt: Instant): Promise<Obligation | null> =>
  (await obligationsOf(tx, { codes: [code] }, asAt))[0] ?? null;

/** How many revisions each of these obligations has, by its code. */
export const revisionsOf = async (tx: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const found = await sql<{ code: string; revisions: number }>`
    select code, count(*)::int as revisions from obligation where code = any(${codes}::text[]) and not withdrawn
    group by code`.execute(tx);
  return new Map(found.rows.map(({ code, revisions }) => [code, revisions]));
};

/** Every revision of one obligation, the first that was known first. */
export const historyOf = async (tx: Transaction, code: string): Promise<Obligation[]> => {
  const found =
    await sql<Row>`select * from obligation where code = ${code} and not withdrawn order by known_at`.execute(tx);
  return found.rows.map(toObligation);
};

/** The posts that owe each of these obligations or ever owed it, by its code: of whoever gave it away it was theirs all the same. */
export const everOwners = async (
  tx: Transaction,
  codes: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const found = await sql<{ code: string; posts: string[] }>`
    select code, array_agg(distinct post) as posts from obligation cross join lateral unnest(co_posts || owner_post) as owner(post)
    where code = any(${codes}::text[]) and not withdrawn group by code`.execute(tx);
  return new Map(found.rows.map(({ code, posts }) => [code, posts]));
};

/**
 * What is open in the transaction's council now, by the day it is due; of some posts alone where they are given, and `only` what is restricted where that is
 * asked for and the transaction may see it. Found without the past.
 */
export const openObligations = async (
  tx: Transaction,
  posts?: readonly string[],
  only?: 'restricted',
): Promise<Obligation[]> => {
  const where = [
    ...(posts === undefined ? [] : [sql`post = any(${posts}::text[])`]),
    ...(only === undefined ? [] : [sql`confidentiality = ${only}`]),
  ];
  const of = where.length === 0 ? sql`` : sql` where ${sql.join(where, sql` and `)}`;
  const { open } = await readTogether<{ open: Row }>(tx, {
    open: rowsOf(
      OBLIGATION,
      sql`
      select obligation.* from (select distinct council, code from open_obligation${of}) open
      cross join lateral (
        select * from obligation where obligation.council = open.council and obligation.code = open.code
        order by known_at desc limit 1
      ) obligation
      order by due_at, code`,
    ),
  });
  return open.map(toObligation);
};
