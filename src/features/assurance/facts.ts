import type { Day, Instant } from '../../kernel/index.ts';
import type { Actor } from '../access/index.ts';
import type * as Given from '../answers/index.ts';
import type { EvidenceLink } from '../answers/index.ts';
import type * as Kept from '../framework/index.ts';
import type { AssuranceFunction } from '../framework/index.ts';

export type { AssuranceFunction } from '../framework/index.ts';

/** How a council comes by assurance on a function, without its schedules and leads, which stand beside it. */
export type Mechanism = Omit<Kept.Mechanism, 'schedules' | 'leads'>;

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

/** Who wrote something, as far as an opinion asks: whether two were one person, or acted from one post. */
type Wrote = Pick<Actor, 'actor' | 'post'>;

/** What a lead said of an occurrence; `done` and `tells` are empty where the words were not read. */
export type Answer = Omit<Given.Answer, 'by' | 'standards'> & Wrote;

/** What a reviewer said of an answer. */
export type Review = Omit<Given.Review, 'by'> & Wrote;

/** Something of concern in a mechanism; `knownAt`: when its present state was written. */
export type Concern = Omit<Given.Concern, 'by'>;

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
  /** The day whose opinions they are: that of the instant, or the day that it ends. */
  readonly today: Day;
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
