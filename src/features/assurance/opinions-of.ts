import { type Day, dayOf, daysAfter, endOfDay, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { Facts } from './facts.ts';
import type { OpinionLevel } from './level.ts';
import { type Opinion, opinionsFrom } from './opinion.ts';
import { asAtEndOf, asKnownAt, type Raw } from './raw.ts';
import { horizonOf, readRaw } from './read-model.ts';

/** An opinion, and the level that stood as the day a week before was over; null where it was the same, or the function was not known then. */
export type OpinionNow = Opinion & { readonly aWeekAgo: OpinionLevel | null };

// The end of a day, so that it is the same however late today is: what is kept for the day must not grow old within it.
const weekBefore = (asAt: Instant): Day => daysAfter(dayOf(asAt), -7);

/**
 * The first day of which anything is read to form the opinions of an instant, and those of a week before it: the beginning of a month, so that what is read
 * for one day serves the next, and says of answers too old to count what a reading of that day's own says.
 */
export const firstDayFor = (asAt: Instant): Day =>
  `${daysAfter(horizonOf(endOfDay(weekBefore(asAt))), -2).slice(0, 'YYYY-MM'.length)}-01`;

/** How things stood as the day a week before an instant was over. `comparable`: there was a framework to compare with. */
type Earlier = {
  readonly day: Day;
  readonly levels: ReadonlyMap<string, OpinionLevel>;
  readonly comparable: boolean;
};

/** The levels of a week before an instant, formed from what was read back to `firstDayFor` it; all through a day of the instant they are the same. */
const weekEarlier = (raw: Raw, asAt: Instant): Earlier => {
  const day = weekBefore(asAt);
  const before = asAtEndOf(raw, day);
  const levels = new Map(opinionsFrom(before).map((each) => [each.function.code, each.level]));
  return { day, levels, comparable: before.mechanisms.length > 0 };
};

/** Opinions with the facts that they are formed from. */
export type Opinions = {
  readonly opinions: readonly OpinionNow[];
  readonly facts: Facts;
  readonly earlier: Earlier;
};

/**
 * The opinions as at an instant, each with the level of a week before, formed from what was read back to `firstDayFor` it, and the facts of the instant.
 * `known`: the levels of that week before, where they were formed already.
 */
export const opinionsOnce = (raw: Raw, asAt: Instant, known: Earlier | null = null): Opinions => {
  const earlier = known?.day === weekBefore(asAt) ? known : weekEarlier(raw, asAt);
  const facts = asKnownAt(raw, asAt);
  const opinions = opinionsFrom(facts).map((opinion) => {
    const then = earlier.levels.get(opinion.function.code) ?? null;
    return { ...opinion, aWeekAgo: then === opinion.level ? null : then };
  });
  return { opinions, facts, earlier };
};

/**
 * The opinions on every function of the transaction's council as at an instant, in the order of the functions, with the facts that they are formed
 * from; no opinions where no framework was loaded. One statement; the levels of a week ago are formed from what was read.
 */
export const readOpinions = async (tx: Transaction, asAt: Instant): Promise<Opinions> =>
  opinionsOnce(await readRaw(tx, { since: firstDayFor(asAt), until: asAt, words: false }), asAt);
