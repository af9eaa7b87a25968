import { type Day, dayOf, endOfDay, type Instant } from '../../kernel/index.ts';
import type {
  Answer,
  AssuranceFunction,
  Concern,
  Facts,
  Lead,
  Mechanism,
  Occurrence,
  OwnOpinion,
  Review,
  Schedule,
} from './facts.ts';

/** A revision of something that is revised: what it said from then on, or that it was taken back. `key` names the thing in its table. */
export type Revision<Value> = {
  readonly key: string;
  readonly value: Value;
  readonly knownAt: Instant;
  readonly withdrawn: boolean;
};

/** Every revision of all that opinions are formed from, each list in the order in which it became known. */
export type Raw = {
  readonly functions: readonly Revision<AssuranceFunction>[];
  readonly mechanisms: readonly Revision<Mechanism>[];
  readonly schedules: readonly Revision<Schedule>[];
  readonly leads: readonly Revision<Lead>[];
  readonly occurrences: readonly Revision<Occurrence>[];
  readonly concerns: readonly Revision<Concern>[];
  readonly answers: readonly Answer[];
  readonly reviews: readonly Review[];
  readonly opinions: readonly OwnOpinion[];
};

/** What stood of some revisions at an instant: of each thing the latest known by then, unless that took it back. */
export const standingAt = <Value>(revisions: readonly Revision<Value>[], asAt: Instant): Value[] => {
  const latest = new Map<string, Revision<Value>>();
  for (const revision of revisions) if (revision.knownAt <= asAt) latest.set(revision.key, revision);
  return [...latest.values()].filter(({ withdrawn }) => !withdrawn).map(({ value }) => value);
};

const known = (raw: Raw, until: Instant, when: Pick<Facts, 'asAt' | 'today'>): Facts => {
  const by = ({ knownAt }: { readonly knownAt: Instant }): boolean => knownAt <= until;
  const opinions = new Map<string, OwnOpinion>();
  for (const opinion of raw.opinions) if (by(opinion)) opinions.set(opinion.function, opinion);
  return {
    ...when,
    functions: standingAt(raw.functions, until),
    mechanisms: standingAt(raw.mechanisms, until),
    schedules: standingAt(raw.schedules, until),
    leads: standingAt(raw.leads, until),
    occurrences: standingAt(raw.occurrences, until),
    concerns: standingAt(raw.concerns, until),
    answers: raw.answers.filter(by),
    reviews: raw.reviews.filter(by),
    opinions: [...opinions.values()],
  };
};

/** What was known at an instant, of everything that was read. */
export const asKnownAt = (raw: Raw, asAt: Instant): Facts => known(raw, asAt, { asAt, today: dayOf(asAt) });

/**
 * How things stood when a day was over in Scotland: what fell due on it counts, and what became known at that very instant does not, for it belongs to the
 * day that begins with it.
 */
export const asAtEndOf = (raw: Raw, today: Day): Facts => {
  const asAt = endOfDay(today);
  return known(raw, new Date(Date.parse(asAt) - 1).toISOString(), { asAt, today });
};
