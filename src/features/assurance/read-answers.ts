import { type RawBuilder, sql } from 'kysely';

import type { Day, Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { Answer, Evidence, OwnOpinion, Review } from './facts.ts';

type AnswerRow = {
  readonly obligation: string;
  readonly known_at: Instant;
  readonly mechanism: string;
  readonly nothing_arose: boolean;
  readonly done: string;
  readonly tells: string;
  readonly concern: string | null;
  readonly seconds: number | null;
  readonly actor: string;
  readonly post: string | null;
};

// What was answered since, and what was answered before for something that fell due since.
const since = (column: string, day: Day, until: Instant): RawBuilder<unknown> => sql`
  known_at <= ${until}::timestamptz and (${sql.ref(column)} >= ${day}::date
    or obligation in (select code from obligation where kind = 'assurance' and due_on > ${day}::date))`;

const keyOf = (obligation: string, knownAt: Instant): string => `${obligation} ${knownAt}`;

const evidenceSince = async (tx: Transaction, day: Day, until: Instant): Promise<Map<string, Evidence[]>> => {
  const { rows } = await sql<Evidence & { obligation: string; known_at: Instant }>`
    select obligation, known_at, kind, reference from answer_evidence
    where ${since('known_at', day, until)} order by obligation, known_at, position`.execute(tx);
  const found = new Map<string, Evidence[]>();
  for (const { obligation, known_at, kind, reference } of rows) {
    const key = keyOf(obligation, known_at);
    found.set(key, [...(found.get(key) ?? []), { kind, reference }]);
  }
  return found;
};

/** The answers with their evidence, the first known first. */
export const answersSince = async (tx: Transaction, day: Day, until: Instant): Promise<Answer[]> => {
  const evidence = await evidenceSince(tx, day, until);
  const { rows } = await sql<AnswerRow>`
    select obligation, known_at, mechanism, nothing_arose, done, tells, concern, seconds, actor, post from assurance_answer
    where ${since('known_at', day, until)} order by known_at, obligation`.execute(tx);
  return rows.map((row) => ({
    obligation: row.obligation,
    knownAt: row.known_at,
    mechanism: row.mechanism,
    nothingArose: row.nothing_arose,
    done: row.done,
    tells: row.tells,
    concern: row.concern,
    seconds: row.seconds,
    actor: row.actor,
    post: row.post,
    evidence: evidence.get(keyOf(row.obligation, row.known_at)) ?? [],
  }));
};

/** The reviews of those answers, the first known first. */
export const reviewsSince = async (tx: Transaction, day: Day, until: Instant): Promise<Review[]> => {
  const { rows } = await sql<Omit<Review, 'answerAt' | 'knownAt'> & { answer_at: Instant; known_at: Instant }>`
    select obligation, answer_at, known_at, verdict, words, actor, post from answer_review
    where ${since('answer_at', day, until)} order by known_at`.execute(tx);
  return rows.map(({ obligation, answer_at: answerAt, known_at: knownAt, verdict, words, actor, post }) => ({
    obligation,
    answerAt,
    knownAt,
    verdict,
    words,
    actor,
    post,
  }));
};

/** Every opinion that the Chief Social Work Officer gave or took back, the first first. */
export const opinionsGiven = async (tx: Transaction, until: Instant): Promise<OwnOpinion[]> => {
  const { rows } = await sql<Omit<OwnOpinion, 'knownAt'> & { known_at: Instant }>`
    select function, known_at, level, reason, actor, post, capacity from function_opinion
    where known_at <= ${until}::timestamptz order by known_at`.execute(tx);
  return rows.map(({ known_at: knownAt, ...rest }) => ({ ...rest, knownAt }));
};
