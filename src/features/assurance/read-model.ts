import { sql } from 'kysely';

import { type Day, dayOf, daysAfter, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { inForce } from '../../platform/database/revisions.ts';
import { asJson } from '../../platform/database/together.ts';
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
const firstDays = <Row extends Dated>(
  rows: readonly Row[],
  before: readonly Revision<{ readonly fromDay: Day }>[],
): ((row: Pick<Dated, 'mechanism' | 'fromDay'>) => Day) => {
  const first = new Map(before.map(({ key, value }) => [key, value.fromDay]));
  for (const row of inOrder(rows)) {
    if (!first.has(byDay(row))) first.set(byDay(row), row.fromDay === '' ? dayOf(instantOf(row.knownAt)) : row.fromDay);
  }
  return (row) => first.get(byDay(row)) ?? row.fromDay;
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
  rows: Rows['occurrences'],
  schedules: readonly Revision<Schedule>[],
  meetings: readonly MeetingDay[],
  before: readonly Revision<Occurrence>[],
): Revision<Occurrence>[] => {
  const made = new Map<string, Instant>();
  for (const { key, knownAt } of before) if (!made.has(key)) made.set(key, knownAt);
  for (const { code, knownAt } of inOrder(rows)) if (!made.has(code)) made.set(code, instantOf(knownAt));
  const readAs = readAsked(schedules, meetings, made);
  return revisions(rows, byCode, (row, knownAt) => readAs({ ...row, dueAt: instantOf(row.dueAt) }, knownAt));
};

/** What rows say, in the order in which it became known, with the days of meetings, by which what comes later is read. */
export type Gathered = Raw & { readonly meetings: readonly MeetingDay[] };

const NOTHING: Gathered = {
  functions: [],
  mechanisms: [],
  schedules: [],
  leads: [],
  occurrences: [],
  concerns: [],
  answers: [],
  reviews: [],
  opinions: [],
  meetings: [],
};

/** What rows say, and what was gathered `before`, where they were read after that. */
export const gather = (read: Rows, before: Gathered = NOTHING): Gathered => {
  const scheduled = firstDays(read.schedules, before.schedules);
  const led = firstDays(read.leads, before.leads);
  const schedules = [
    ...before.schedules,
    ...revisions(read.schedules, byDay, (row, knownAt) => ({ ...row, knownAt, fromDay: scheduled(row) })),
  ];
  const meetings = [
    ...before.meetings,
    ...inOrder(read.meetings).map((each) => ({ ...each, knownAt: instantOf(each.knownAt) })),
  ];
  return {
    // The one part that is always read whole.
    functions: revisions(read.functions, byCode, (row) => row),
    mechanisms: [...before.mechanisms, ...revisions(read.mechanisms, byCode, (row) => row)],
    schedules,
    leads: [...before.leads, ...revisions(read.leads, byDay, (row) => ({ ...row, fromDay: led(row) }))],
    occurrences: [...before.occurrences, ...occurrencesOf(read.occurrences, schedules, meetings, before.occurrences)],
    concerns: [...before.concerns, ...revisions(read.concerns, byCode, (row, knownAt) => ({ ...row, knownAt }))],
    answers: [...before.answers, ...answersOf(read)],
    reviews: [
      ...before.reviews,
      ...inOrder(read.reviews).map((row) => ({
        ...row,
        answerAt: instantOf(row.answerAt),
        knownAt: instantOf(row.knownAt),
      })),
    ],
    opinions: [
      ...before.opinions,
      ...inOrder(read.opinions).map((row) => ({ ...row, knownAt: instantOf(row.knownAt) })),
    ],
    meetings,
  };
};

/** How far back an opinion as at an instant looks. */
export const horizonOf = (asAt: Instant): Day => daysAfter(dayOf(asAt), -LONGEST_LIFE);

/**
 * Reads everything that opinions of the transaction's council are formed from, in one statement: what fell due or came in within `reach`, and of the framework,
 * the concerns and the officer's opinions all there is. What answers say is empty unless asked for.
 */
export const readRows = async (tx: Transaction, reach: Reach): Promise<Rows> => {
  const parts = Object.entries(partsOf(reach)).map(([name, rows]) => sql`${asJson(rows)} as ${sql.ref(name)}`);
  const found = await sql<Rows>`select ${sql.join(parts)}`.execute(tx);
  const [read] = found.rows;
  if (read === undefined) throw new Error('A statement that always gives one row gave none');
  return read;
};

/** As `readRows`, and what the rows say. */
export const readRaw = async (tx: Transaction, reach: Reach): Promise<Gathered> => gather(await readRows(tx, reach));

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
