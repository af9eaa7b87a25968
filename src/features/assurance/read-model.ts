import { sql } from 'kysely';

import { type Day, dayOf, daysAfter, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { inForce } from '../../platform/database/revisions.ts';
import { ASSURANCE_FUNCTION } from '../framework/index.ts';
import { LATEST } from '../people/index.ts';
import { type Asked, type MeetingDay, readAsked } from './asked.ts';
import type {
  Answer,
  AssuranceFunction,
  Concern,
  Evidence,
  Lead,
  Mechanism,
  Occurrence,
  OwnOpinion,
  Review,
  Schedule,
} from './facts.ts';
import type { Raw, Revision } from './raw.ts';
import { partsOf, type Reach } from './read-parts.ts';
import { LONGEST_LIFE } from './thresholds.ts';

/** A row as it travels: moments in milliseconds since 1970. */
type Travelling<Value> = Omit<Value, 'knownAt' | 'dueAt' | 'answerAt'> & {
  readonly knownAt: number;
  readonly withdrawn: boolean;
};

/** Rows as they came from the database, by the table that they are of. */
export type Rows = {
  readonly functions: readonly Travelling<AssuranceFunction>[];
  readonly mechanisms: readonly Travelling<Mechanism>[];
  readonly schedules: readonly Travelling<Schedule>[];
  readonly leads: readonly Travelling<Lead>[];
  readonly concerns: readonly Travelling<Concern>[];
  readonly occurrences: readonly (Travelling<Asked> & { readonly dueAt: number })[];
  readonly meetings: readonly (Omit<MeetingDay, 'knownAt'> & { readonly knownAt: number })[];
  readonly answers: readonly Travelling<Omit<Answer, 'evidence'>>[];
  readonly evidence: readonly (Travelling<Evidence> & { readonly obligation: string })[];
  readonly reviews: readonly (Travelling<Review> & { readonly answerAt: number })[];
  readonly opinions: readonly Travelling<OwnOpinion>[];
};

const instantOf = (milliseconds: number): Instant => new Date(milliseconds).toISOString();

const inOrder = <Row extends { readonly knownAt: number }>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => a.knownAt - b.knownAt);

const revisions = <Row extends { readonly knownAt: number; readonly withdrawn: boolean }, Value>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  readAs: (row: Omit<Row, 'knownAt' | 'withdrawn'>, knownAt: Instant) => Value,
): Revision<Value>[] =>
  inOrder(rows).map(({ knownAt, withdrawn, ...row }) => {
    const at = instantOf(knownAt);
    return { key: keyOf(row as Row), value: readAs(row, at), knownAt: at, withdrawn };
  });

const byCode = ({ code }: { readonly code: string }): string => code;

type Dated = { readonly mechanism: string; readonly fromDay: string; readonly knownAt: number };

const byDay = ({ mechanism, fromDay }: Pick<Dated, 'mechanism' | 'fromDay'>): string => `${mechanism} ${fromDay}`;

// Where no day is given, what is said holds from the day on which it first became known, as the framework reads it.
const firstDays = (rows: readonly Dated[]): ((row: Pick<Dated, 'mechanism' | 'fromDay'>) => Day) => {
  const first = new Map<string, number>();
  for (const row of inOrder(rows)) if (!first.has(byDay(row))) first.set(byDay(row), row.knownAt);
  const days = new Map<number, Day>();
  return (row) => {
    if (row.fromDay !== '') return row.fromDay;
    const at = first.get(byDay(row)) ?? 0;
    // Most of a framework comes with one pack, so the day is worked out once.
    const day = days.get(at) ?? dayOf(instantOf(at));
    days.set(at, day);
    return day;
  };
};

const answersOf = ({ answers, evidence }: Rows): Answer[] => {
  const shown = Map.groupBy(evidence, ({ obligation, knownAt }) => `${obligation} ${knownAt}`);
  return inOrder(answers).map((answer) => ({
    ...answer,
    knownAt: instantOf(answer.knownAt),
    evidence: (shown.get(`${answer.obligation} ${answer.knownAt}`) ?? []).map(({ kind, reference }) => ({
      kind,
      reference,
    })),
  }));
};

const occurrencesOf = (
  { occurrences, meetings }: Rows,
  schedules: readonly Revision<Schedule>[],
): Revision<Occurrence>[] => {
  const made = new Map<string, Instant>();
  for (const { code, knownAt } of inOrder(occurrences)) if (!made.has(code)) made.set(code, instantOf(knownAt));
  const days = inOrder(meetings).map((each) => ({ ...each, knownAt: instantOf(each.knownAt) }));
  const readAs = readAsked(schedules, days, made);
  return revisions(occurrences, byCode, (row, knownAt) => readAs({ ...row, dueAt: instantOf(row.dueAt) }, knownAt));
};

/** What rows say, in the order in which it became known. */
export const rawOf = (read: Rows): Raw => {
  const [scheduled, led] = [firstDays(read.schedules), firstDays(read.leads)];
  const schedules = revisions(read.schedules, byDay, (row, knownAt) => ({ ...row, knownAt, fromDay: scheduled(row) }));
  return {
    functions: revisions(read.functions, byCode, (row) => row),
    mechanisms: revisions(read.mechanisms, byCode, (row) => row),
    schedules,
    leads: revisions(read.leads, byDay, (row) => ({ ...row, fromDay: led(row) })),
    occurrences: occurrencesOf(read, schedules),
    concerns: revisions(read.concerns, byCode, (row, knownAt) => ({ ...row, knownAt })),
    answers: answersOf(read),
    reviews: inOrder(read.reviews).map((row) => ({
      ...row,
      answerAt: instantOf(row.answerAt),
      knownAt: instantOf(row.knownAt),
    })),
    opinions: inOrder(read.opinions).map((row) => ({ ...row, knownAt: instantOf(row.knownAt) })),
  };
};

/** How far back an opinion as at an instant looks. */
export const horizonOf = (asAt: Instant): Day => daysAfter(dayOf(asAt), -LONGEST_LIFE);

/**
 * Reads everything that opinions of the transaction's council are formed from, in one statement: what fell due or came in within `reach`, and of the framework,
 * the concerns and the officer's opinions all there is. What answers say is empty unless asked for.
 */
export const readRows = async (tx: Transaction, reach: Reach): Promise<Rows> => {
  const parts = Object.entries(partsOf(reach)).map(
    ([name, rows]) => sql`(select coalesce(json_agg(part), '[]'::json) from (${rows}) part) as ${sql.ref(name)}`,
  );
  const found = await sql<Rows>`select ${sql.join(parts)}`.execute(tx);
  const [read] = found.rows;
  if (read === undefined) throw new Error('A statement that always gives one row gave none');
  return read;
};

/** What was read before with what was read `after` it, of which the framework is whole. */
export const withLater = (before: Rows, after: Rows): Rows => ({
  ...after,
  concerns: [...before.concerns, ...after.concerns],
  occurrences: [...before.occurrences, ...after.occurrences],
  answers: [...before.answers, ...after.answers],
  evidence: [...before.evidence, ...after.evidence],
  reviews: [...before.reviews, ...after.reviews],
  opinions: [...before.opinions, ...after.opinions],
});

/** As `readRows`, and what the rows say. */
export const readRaw = async (tx: Transaction, reach: Reach): Promise<Raw> => rawOf(await readRows(tx, reach));

/** Whether a function of that code stands. */
export const isFunction = async (tx: Transaction, code: string): Promise<boolean> =>
  (await inForce(tx, ASSURANCE_FUNCTION, LATEST, { code })).length > 0;

/** The officer's own opinion on a function that stands; null where none does, or the last was taken back. */
export const ownOpinionOn = async (
  tx: Transaction,
  code: string,
): Promise<Pick<OwnOpinion, 'level' | 'reason'> | null> => {
  const found = await sql<Pick<OwnOpinion, 'level' | 'reason'>>`
    select level, reason from function_opinion where function = ${code} order by known_at desc limit 1`.execute(tx);
  return found.rows[0] ?? null;
};
