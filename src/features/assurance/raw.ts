import type { Instant } from '../../kernel/index.ts';
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

/** What was known at an instant, of everything that was read. */
export const asKnownAt = (raw: Raw, asAt: Instant): Facts => {
  const known = ({ knownAt }: { readonly knownAt: Instant }): boolean => knownAt <= asAt;
  const opinions = new Map<string, OwnOpinion>();
  for (const opinion of raw.opinions) if (known(opinion)) opinions.set(opinion.function, opinion);
  return {
    asAt,
    functions: standingAt(raw.functions, asAt),
    mechanisms: standingAt(raw.mechanisms, asAt),
    schedules: standingAt(raw.schedules, asAt),
    leads: standingAt(raw.leads, asAt),
    occurrences: standingAt(raw.occurrences, asAt),
    concerns: standingAt(raw.concerns, asAt),
    answers: raw.answers.filter(known),
    reviews: raw.reviews.filter(known),
    opinions: [...opinions.values()],
  };
};
