import { sql } from 'kysely';

import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { inForce } from '../../platform/database/revisions.ts';
import type { Actor } from '../access/index.ts';
import { LATEST } from '../people/index.ts';
import type { Answer, EvidenceLink } from './answer.ts';
import { CONCERN, type Concern } from './concern.ts';

/** What a reviewer said of an answer. */
export type Review = {
  readonly obligation: string;
  readonly answerAt: Instant;
  readonly knownAt: Instant;
  readonly verdict: 'accepted' | 'returned' | 'concern';
  readonly words: string;
  readonly by: Actor;
};

type ActorRow = { actor: string; post: string | null; capacity: string; delegation: string | null };

const actorOf = ({ actor, post, capacity, delegation }: ActorRow): Actor => ({ actor, post, capacity, delegation });

type AnswerRow = ActorRow & {
  obligation: string;
  known_at: Instant;
  mechanism: string;
  nothing_arose: boolean;
  done: string;
  tells: string;
  concern: string | null;
  standards: string[];
  seconds: number | null;
};
type LinkRow = EvidenceLink & { obligation: string; known_at: Instant };

const toAnswer = (row: AnswerRow, links: readonly LinkRow[]): Answer => ({
  obligation: row.obligation,
  knownAt: row.known_at,
  mechanism: row.mechanism,
  nothingArose: row.nothing_arose,
  done: row.done,
  tells: row.tells,
  concern: row.concern,
  standards: row.standards,
  seconds: row.seconds,
  by: actorOf(row),
  evidence: links
    .filter(({ obligation, known_at }) => obligation === row.obligation && known_at === row.known_at)
    .map(({ kind, reference }) => ({ kind, reference })),
});

/** Every answer to these occurrences that was known at `asAt`, the first first. */
export const answersTo = async (tx: Transaction, obligations: readonly string[], asAt: Instant): Promise<Answer[]> => {
  const answers = await sql<AnswerRow>`
    select * from assurance_answer where obligation = any(${obligations}::text[]) and known_at <= ${asAt}::timestamptz
    order by known_at, obligation`.execute(tx);
  const links = await sql<LinkRow>`
    select obligation, known_at, kind, reference from answer_evidence where obligation = any(${obligations}::text[])
    order by position`.execute(tx);
  return answers.rows.map((row) => toAnswer(row, links.rows));
};

/** The newest answer to an earlier occurrence of the mechanism, so that nobody begins from nothing; null where there is none. */
export const lastAnswerOn = async (tx: Transaction, mechanism: string, but: string): Promise<Answer | null> => {
  const found = await sql<{ obligation: string }>`
    select obligation from assurance_answer where mechanism = ${mechanism} and obligation <> ${but}
    order by known_at desc limit 1`.execute(tx);
  const code = found.rows[0]?.obligation;
  return code === undefined ? null : ((await answersTo(tx, [code], LATEST)).at(-1) ?? null);
};

type ReviewRow = ActorRow &
  Pick<Review, 'obligation' | 'verdict' | 'words'> & { answer_at: Instant; known_at: Instant };

/** What was said of the answers to these occurrences, the first first. */
export const reviewsOf = async (tx: Transaction, obligations: readonly string[], asAt: Instant): Promise<Review[]> => {
  const found = await sql<ReviewRow>`
    select * from answer_review where obligation = any(${obligations}::text[]) and known_at <= ${asAt}::timestamptz
    order by known_at, obligation`.execute(tx);
  return found.rows.map((row) => ({
    obligation: row.obligation,
    answerAt: row.answer_at,
    knownAt: row.known_at,
    verdict: row.verdict,
    words: row.words,
    by: actorOf(row),
  }));
};

type ConcernRow = ActorRow & {
  code: string;
  mechanism: string;
  obligation: string;
  severity: Concern['severity'];
  words: string;
  raised_by: Concern['raisedBy'];
  raised_on: string;
  state: Concern['state'];
  outcome: string | null;
  known_at: Instant;
};

/** The order in which concerns are told: the newest first. */
export const newestConcernFirst = (
  one: Pick<Concern, 'raisedOn' | 'code'>,
  other: Pick<Concern, 'raisedOn' | 'code'>,
): number => {
  const [a, b] = one.raisedOn === other.raisedOn ? [one.code, other.code] : [one.raisedOn, other.raisedOn];
  return a < b ? 1 : -1;
};

/** Every concern as known at `asAt`, closed ones among them, the newest first. */
export const concernsOf = async (tx: Transaction, asAt: Instant): Promise<Concern[]> =>
  (await inForce<ConcernRow>(tx, CONCERN, asAt))
    .map((row) => ({
      code: row.code,
      mechanism: row.mechanism,
      obligation: row.obligation,
      severity: row.severity,
      words: row.words,
      raisedBy: row.raised_by,
      raisedOn: row.raised_on,
      state: row.state,
      outcome: row.outcome,
      by: actorOf(row),
      knownAt: row.known_at,
    }))
    .sort(newestConcernFirst);

/** The occurrences whose newest answer nobody has reviewed, with when it came, the one that waits longest first. */
export const awaitingReview = async (
  tx: Transaction,
): Promise<readonly { readonly obligation: string; readonly mechanism: string; readonly answeredAt: Instant }[]> => {
  const found = await sql<{ obligation: string; mechanism: string; known_at: Instant }>`
    select obligation, mechanism, known_at from answer_awaiting join assurance_answer using (council, obligation)
    where known_at = answer_at order by known_at, obligation`.execute(tx);
  return found.rows.map(({ obligation, mechanism, known_at }) => ({ obligation, mechanism, answeredAt: known_at }));
};

/** How many answers wait for a review: as many as `awaitingReview` gives, without reading them. `own`: the reader's, which somebody else reviews. */
export type Awaiting = { readonly forReader: number; readonly own: number };

/** Whoever asks for the count, as far as it matters whose an answer is. */
type Reviewing = { readonly actor: Pick<Actor, 'actor' | 'post'>; readonly posts: readonly string[] };

const ANYBODY: Reviewing = { actor: { actor: '', post: null }, posts: [] };

/** Counts both for a reader, in one statement; `isOwnAnswer` says whose is one's own. Nothing is the own of anybody where no reader is given. */
export const countAwaitingReview = async (
  tx: Transaction,
  { actor: { actor, post }, posts }: Reviewing = ANYBODY,
): Promise<Awaiting> => {
  const found = await sql<{ all: number; own: number }>`
    select count(*)::int as all,
      (count(*) filter (where actor = ${actor}::text or post = ${post}::text or owners && ${posts}::text[]))::int as own
    from answer_awaiting`.execute(tx);
  const { all, own } = found.rows[0] ?? { all: 0, own: 0 };
  return { forReader: all - own, own };
};
