import { type Day, daysAfter, daysBetween, yearBefore } from '../../kernel/index.ts';
import { isOwn, isShown } from '../answers/index.ts';
import { inForceOn, sourceOf } from '../framework/index.ts';
import { isInTime } from '../obligations/index.ts';
import type { Answer, Facts, Lead, Mechanism, Occurrence, Review, Schedule } from './facts.ts';
import { firstAnswers } from './first-answers.ts';
import { bySpoken, lastSpoken, speaksUpTo } from './spoken.ts';
import { type Life, LONGEST_LIFE, lifeOf } from './thresholds.ts';

/**
 * How much a mechanism's newest answer can carry: `firm` (it was shown, by evidence that others can open, and somebody else accepted it), `supported`
 * (either of the two), `told` (said, not shown), `nothing` (nothing arose).
 */
type Grade = 'firm' | 'supported' | 'told' | 'nothing';

/** Where one mechanism stands at the instant of the facts. `source` makes its things due: itself, or the one that it is the same as. */
export type Standing = {
  readonly mechanism: Mechanism;
  readonly source: Mechanism;
  readonly schedule: Schedule | null;
  readonly ended: boolean;
  /** The posts that lead on it, the one that answers first; empty where nobody is named. */
  readonly leads: readonly string[];
  /** What fell due in the last twelve months and was neither waived nor fell away. */
  readonly due: readonly Occurrence[];
  readonly answeredInTime: readonly Occurrence[];
  readonly answeredLate: readonly Occurrence[];
  readonly missing: readonly Occurrence[];
  readonly waived: readonly Occurrence[];
  readonly next: Occurrence | null;
  /** The newest that was asked for, where it was waived. */
  readonly waivedLast: Occurrence | null;
  /** The answer that speaks of the latest days, whenever it was given. */
  readonly newest: Answer | null;
  readonly newestReview: Review | null;
  /** How long the newest answer holds, by how often was asked when what it answers was made; by today's frequency where there is none yet. */
  readonly life: Life;
  /** The last day that the newest answer speaks of, and how many days ago that was; null where there is none, or it is older than anything read. */
  readonly upTo: Day | null;
  readonly age: number | null;
  /** Whether the newest answer is within its life; null where nothing could be expected of the mechanism. */
  readonly fresh: boolean | null;
  /** What the newest answer can carry; null where none is fresh. */
  readonly grade: Grade | null;
};

export const ENDED = 'ended';

/** The facts by the mechanism that makes them, so that each is looked through once. */
export type Sorted = {
  readonly facts: Facts;
  readonly mechanisms: ReadonlyMap<string, Mechanism>;
  readonly schedules: ReadonlyMap<string, readonly Schedule[]>;
  readonly leads: ReadonlyMap<string, readonly Lead[]>;
  readonly occurrences: ReadonlyMap<string, readonly Occurrence[]>;
  readonly byCode: ReadonlyMap<string, Occurrence>;
  /** By mechanism, in the order in which they came in. */
  readonly answers: ReadonlyMap<string, readonly Answer[]>;
  /** The first answer to each occurrence. */
  readonly first: ReadonlyMap<string, Answer>;
  /** Reviews by the occurrence and the instant of the answer. */
  readonly reviews: ReadonlyMap<string, readonly Review[]>;
  /** The day of the facts; what fell due after `from` counts, and nothing before `horizon` is looked at. */
  readonly today: Day;
  readonly from: Day;
  readonly horizon: Day;
};

const reviewed = (obligation: string, answerAt: string): string => `${obligation} ${answerAt}`;

export const sorted = (facts: Facts): Sorted => {
  const { today } = facts;
  const byCode = new Map(facts.occurrences.map((each) => [each.code, each]));
  return {
    facts,
    first: firstAnswers(facts.answers),
    today,
    from: yearBefore(today),
    horizon: daysAfter(today, -LONGEST_LIFE),
    mechanisms: new Map(facts.mechanisms.map((each) => [each.code, each])),
    schedules: Map.groupBy(facts.schedules, ({ mechanism }) => mechanism),
    leads: Map.groupBy(facts.leads, ({ mechanism }) => mechanism),
    occurrences: Map.groupBy(facts.occurrences, ({ mechanism }) => mechanism),
    byCode,
    answers: Map.groupBy(facts.answers, ({ mechanism }) => mechanism),
    reviews: Map.groupBy(facts.reviews, ({ obligation, answerAt }) => reviewed(obligation, answerAt)),
  };
};

/** What came in by a mechanism, the answer that speaks of the latest days last. */
export const answersBy = ({ answers, byCode }: Pick<Sorted, 'answers' | 'byCode'>, mechanism: string): Answer[] =>
  bySpoken(answers.get(mechanism) ?? [], byCode);

/** The newest review of an answer, null where there is none. */
export const reviewOf = ({ reviews }: Pick<Sorted, 'reviews'>, answer: Answer): Review | null =>
  (reviews.get(reviewed(answer.obligation, answer.knownAt)) ?? []).reduce<Review | null>(
    (best, each) => (best === null || each.knownAt > best.knownAt ? each : best),
    null,
  );

const gradeOf = (answer: Answer, review: Review | null): Grade => {
  if (answer.nothingArose) return 'nothing';
  const accepted = review !== null && review.verdict === 'accepted' && !isOwn(review, answer);
  const shown = answer.evidence.some(isShown);
  return accepted && shown ? 'firm' : accepted || shown ? 'supported' : 'told';
};

/** Works out where a mechanism stands. What fell due later than the instant of the facts does not count. */
export const standingOf = (given: Sorted, mechanism: Mechanism): Standing => {
  const { today, from, horizon } = given;
  const { asAt } = given.facts;
  const source = sourceOf(given.mechanisms, mechanism);
  const schedule = inForceOn(given.schedules.get(source.code) ?? [], today);
  const all = given.occurrences.get(source.code) ?? [];
  const counted = all.filter(({ state }) => state !== 'cancelled' && state !== 'waived');
  const fallen = counted.filter(({ dueAt, dueOn }) => dueAt <= asAt && dueOn > horizon);
  const due = fallen.filter(({ dueOn }) => dueOn > from);
  const inTime = (each: Occurrence): boolean | null => {
    const answer = given.first.get(each.code);
    return answer === undefined ? null : isInTime(each, answer.knownAt);
  };
  const newest = lastSpoken(given.answers.get(source.code) ?? [], given.byCode);
  const answered = newest === null ? undefined : given.byCode.get(newest.obligation);
  const upTo = newest === null ? null : speaksUpTo(newest, answered);
  const age = upTo === null ? null : daysBetween(upTo, today);
  const life = lifeOf(source.kind, (newest === null ? schedule?.frequency : answered?.frequency) ?? null);
  const ended = schedule?.frequency === ENDED;
  // What is older than any life is as if nobody had ever been asked: then nothing can be expected until something falls due again.
  const silent = fallen.length === 0 && (age === null || age > LONGEST_LIFE);
  const fresh = ended || silent ? null : age !== null && age <= life.days;
  const newestReview = newest === null ? null : reviewOf(given, newest);
  const last = all
    .filter(({ state }) => state !== 'cancelled')
    .reduce<Occurrence | null>((best, each) => (best === null || each.dueAt > best.dueAt ? each : best), null);
  const open = counted.filter(({ dueAt, state }) => dueAt > asAt && state === 'open');
  return {
    mechanism,
    source,
    schedule,
    ended,
    leads: inForceOn(given.leads.get(source.code) ?? [], today)?.posts ?? [],
    due,
    answeredInTime: due.filter((each) => inTime(each) === true),
    answeredLate: due.filter((each) => inTime(each) === false),
    missing: due.filter((each) => inTime(each) === null),
    waived: all.filter(({ state, dueOn, dueAt }) => state === 'waived' && dueOn > from && dueAt <= asAt),
    next: open.reduce<Occurrence | null>(
      (best, each) => (best === null || each.dueAt < best.dueAt ? each : best),
      null,
    ),
    waivedLast: last?.state === 'waived' ? last : null,
    newest,
    newestReview,
    life,
    upTo,
    age,
    fresh,
    grade: newest === null || fresh !== true ? null : gradeOf(newest, newestReview),
  };
};

/** Where each of a function's mechanisms stands, one for each that makes things due, in the order in which they are printed. */
export const standingsOf = (given: Sorted, functionCode: string): Standing[] => {
  const seen = new Set<string>();
  return given.facts.mechanisms
    .filter((each) => each.function === functionCode)
    .sort((a, b) => a.position - b.position || (a.code < b.code ? -1 : 1))
    .map((each) => standingOf(given, each))
    .filter(({ source }) => !seen.has(source.code) && seen.add(source.code) !== undefined);
};
