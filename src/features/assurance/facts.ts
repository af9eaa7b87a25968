import type { Day, Instant } from '../../kernel/index.ts';
import type { EvidenceLink } from '../answers/index.ts';

/** One of the functions of the Chief Social Work Officer. */
export type AssuranceFunction = {
  readonly code: string;
  readonly position: number;
  readonly title: string;
  readonly statutoryBasis: string | null;
  readonly verified: boolean;
  readonly note: string | null;
};

/** How a council comes by assurance on a function. `sameAs`: the mechanism that makes things due in its stead. */
export type Mechanism = {
  readonly code: string;
  readonly function: string;
  readonly position: number;
  readonly title: string;
  readonly kind: string;
  readonly sameAs: string | null;
  readonly note: string | null;
};

/** How often a mechanism brings something from a day on; '' where nobody knows since when. */
export type Schedule = {
  readonly mechanism: string;
  readonly fromDay: Day | '';
  readonly frequency: string;
  readonly asWritten: string | null;
  readonly group: string | null;
  readonly knownAt: Instant;
};

/** The posts that a mechanism names from a day on; the first answers for it. */
export type Lead = { readonly mechanism: string; readonly fromDay: Day | ''; readonly posts: readonly string[] };

/** One time that a mechanism owes something. `rule`: why, in words; empty where the words were not read. */
export type Occurrence = {
  readonly code: string;
  readonly mechanism: string;
  readonly title: string;
  readonly owner: string;
  readonly dueOn: Day;
  readonly dueAt: Instant;
  readonly rule: string;
  readonly state: string;
  /** Why it was waived or fell away. */
  readonly reason: string | null;
  /** The last day that an answer to it can speak of: the end of its stretch, or the day of the meeting, plan or event that made it due. */
  readonly upTo: Day;
  /** How often was asked when it was made: what comes in on it holds as long as that says. Null where no schedule made it. */
  readonly frequency: string | null;
};

export type Evidence = EvidenceLink;

/** What a lead said of an occurrence. `seconds`: how long the form was open. `done` and `tells` are empty where the words were not read. */
export type Answer = {
  readonly obligation: string;
  readonly knownAt: Instant;
  readonly mechanism: string;
  readonly nothingArose: boolean;
  readonly done: string;
  readonly tells: string;
  readonly concern: string | null;
  readonly seconds: number | null;
  readonly actor: string;
  readonly post: string | null;
  readonly evidence: readonly Evidence[];
};

/** What a reviewer said of an answer: accepted, returned or concern. */
export type Review = {
  readonly obligation: string;
  readonly answerAt: Instant;
  readonly knownAt: Instant;
  readonly verdict: string;
  readonly words: string;
  readonly actor: string;
  readonly post: string | null;
};

/** Something of concern in a mechanism. */
export type Concern = {
  readonly code: string;
  readonly mechanism: string;
  readonly obligation: string;
  readonly severity: string;
  readonly words: string;
  readonly raisedBy: string;
  readonly raisedOn: Day;
  readonly state: string;
  readonly outcome: string | null;
  /** When its present state was written. */
  readonly knownAt: Instant;
};

/** What the Chief Social Work Officer said of a function; no level: what is worked out stands again. */
export type OwnOpinion = {
  readonly function: string;
  readonly knownAt: Instant;
  readonly level: string | null;
  readonly reason: string;
  readonly actor: string;
  readonly post: string | null;
  readonly capacity: string;
};

/**
 * All that an opinion is formed from, as it was known at one instant: nothing in it is later. `occurrences` and `answers` reach back as far as
 * the one who read them asked; answers come with the newest last.
 */
export type Facts = {
  readonly asAt: Instant;
  readonly functions: readonly AssuranceFunction[];
  readonly mechanisms: readonly Mechanism[];
  readonly schedules: readonly Schedule[];
  readonly leads: readonly Lead[];
  readonly occurrences: readonly Occurrence[];
  readonly answers: readonly Answer[];
  readonly reviews: readonly Review[];
  readonly concerns: readonly Concern[];
  readonly opinions: readonly OwnOpinion[];
};
