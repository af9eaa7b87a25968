import { sql } from 'kysely';

import { type Day, dayOf, daysAfter, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { inForce } from '../../platform/database/revisions.ts';
import { ASSURANCE_FUNCTION } from '../framework/index.ts';
import { LATEST } from '../people/index.ts';
import type { Answer, AssuranceFunction, Concern, Lead, Mechanism, Occurrence, Review, Schedule } from './facts.ts';
import type { Raw, Revision } from './raw.ts';
import { answersSince, opinionsGiven, reviewsSince } from './read-answers.ts';
import { LONGEST_LIFE } from './thresholds.ts';

/** Revisions become known in this order; what they say is found by their names. */
type Row<Value> = Value & { readonly known_at: Instant; readonly withdrawn: boolean };

const revisions = <From, Value>(
  rows: readonly Row<From>[],
  keyOf: (row: From) => string,
  readOf: (row: Row<From>) => Value,
): Revision<Value>[] =>
  rows.map((row) => ({ key: keyOf(row), value: readOf(row), knownAt: row.known_at, withdrawn: row.withdrawn }));

const all = async <From>(tx: Transaction, table: string, until: Instant): Promise<Row<From>[]> =>
  (
    await sql<Row<From>>`
      select * from ${sql.table(table)} where known_at <= ${until}::timestamptz order by known_at`.execute(tx)
  ).rows;

const functionsOf = async (tx: Transaction, until: Instant) =>
  revisions(
    await all<Omit<AssuranceFunction, 'statutoryBasis'> & { statutory_basis: string | null }>(
      tx,
      'assurance_function',
      until,
    ),
    ({ code }) => code,
    ({ code, position, title, statutory_basis: statutoryBasis, verified, note }): AssuranceFunction => ({
      code,
      position,
      title,
      statutoryBasis,
      verified,
      note,
    }),
  );

const mechanismsOf = async (tx: Transaction, until: Instant) =>
  revisions(
    await all<Omit<Mechanism, 'sameAs'> & { same_as: string | null }>(tx, 'mechanism', until),
    ({ code }) => code,
    ({ code, function: assured, position, title, kind, same_as: sameAs, note }): Mechanism => ({
      code,
      function: assured,
      position,
      title,
      kind,
      sameAs,
      note,
    }),
  );

type Dated = { readonly mechanism: string; readonly from_day: string };

const datedKey = ({ mechanism, from_day }: Dated): string => `${mechanism} ${from_day}`;

// Where no day is given, what is said holds from the day on which it first became known, as the framework reads it.
const fromDays = (rows: readonly Row<Dated>[]): ((row: Dated) => Day) => {
  const first = new Map<string, Instant>();
  for (const row of rows) if (!first.has(datedKey(row))) first.set(datedKey(row), row.known_at);
  return (row) => (row.from_day === '' ? dayOf(first.get(datedKey(row)) ?? '') : row.from_day);
};

type ScheduleRow = Dated & {
  readonly frequency: string;
  readonly frequency_as_written: string | null;
  readonly group_code: string | null;
};

const schedulesOf = async (tx: Transaction, until: Instant) => {
  const rows = await all<ScheduleRow>(tx, 'mechanism_schedule', until);
  const from = fromDays(rows);
  return revisions(
    rows,
    datedKey,
    (row): Schedule => ({
      mechanism: row.mechanism,
      fromDay: from(row),
      frequency: row.frequency,
      asWritten: row.frequency_as_written,
      group: row.group_code,
      knownAt: row.known_at,
    }),
  );
};

const leadsOf = async (tx: Transaction, until: Instant) => {
  const rows = await all<Dated & { readonly posts: string[] }>(tx, 'mechanism_lead', until);
  const from = fromDays(rows);
  return revisions(rows, datedKey, (row): Lead => ({ mechanism: row.mechanism, fromDay: from(row), posts: row.posts }));
};

type OccurrenceRow = {
  readonly code: string;
  readonly subject: string;
  readonly title: string;
  readonly owner_post: string;
  readonly co_posts: string[];
  readonly due_on: Day;
  readonly due_at: Instant;
  readonly rule: string;
  readonly state: string;
  readonly reason: string | null;
};

// Every revision of an occurrence that was ever due since, so that one that was moved back is not taken for what it was before.
const occurrencesOf = async (tx: Transaction, since: Day, until: Instant) => {
  const { rows } = await sql<Row<OccurrenceRow>>`
    select code, subject, title, owner_post, co_posts, due_on, due_at, rule, state, reason, known_at, withdrawn from obligation
    where kind = 'assurance' and known_at <= ${until}::timestamptz
      and code in (select code from obligation where kind = 'assurance' and due_on > ${since}::date)
    order by known_at`.execute(tx);
  return revisions(
    rows,
    ({ code }) => code,
    (row): Occurrence => ({
      code: row.code,
      mechanism: row.subject.slice('mechanism:'.length),
      title: row.title,
      owner: row.owner_post,
      coPosts: row.co_posts,
      dueOn: row.due_on,
      dueAt: row.due_at,
      rule: row.rule,
      state: row.state,
      reason: row.reason,
    }),
  );
};

type ConcernRow = Omit<Concern, 'raisedBy' | 'raisedOn' | 'knownAt'> & {
  readonly raised_by: string;
  readonly raised_on: Day;
};

const concernsOf = async (tx: Transaction, until: Instant) =>
  revisions(
    await all<ConcernRow>(tx, 'concern', until),
    ({ code }) => code,
    (row): Concern => ({
      code: row.code,
      mechanism: row.mechanism,
      obligation: row.obligation,
      severity: row.severity,
      words: row.words,
      raisedBy: row.raised_by,
      raisedOn: row.raised_on,
      state: row.state,
      outcome: row.outcome,
      knownAt: row.known_at,
    }),
  );

/** A day before everything, for whoever reads all there is. */
export const BEGINNING: Day = '1900-01-01';

/** How far back an opinion as at an instant looks. */
export const horizonOf = (asAt: Instant): Day => daysAfter(dayOf(asAt), -LONGEST_LIFE);

/**
 * Reads everything that opinions of the transaction's council are formed from, as known until `until`: what fell due or came in since a day, and of the
 * framework, the concerns and the officer's opinions all there is. Ten statements, whatever the number of functions.
 */
export const readRaw = async (tx: Transaction, since: Day, until: Instant): Promise<Raw> => {
  const [answers, reviews]: [Answer[], Review[]] = [
    await answersSince(tx, since, until),
    await reviewsSince(tx, since, until),
  ];
  return {
    functions: await functionsOf(tx, until),
    mechanisms: await mechanismsOf(tx, until),
    schedules: await schedulesOf(tx, until),
    leads: await leadsOf(tx, until),
    occurrences: await occurrencesOf(tx, since, until),
    concerns: await concernsOf(tx, until),
    answers,
    reviews,
    opinions: await opinionsGiven(tx, until),
  };
};

/** Whether a function of that code stands. */
export const isFunction = async (tx: Transaction, code: string): Promise<boolean> =>
  (await inForce(tx, ASSURANCE_FUNCTION, LATEST, { code })).length > 0;
