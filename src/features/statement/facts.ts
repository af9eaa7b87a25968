import type { Day, Instant, Period } from '../../kernel/index.ts';
import type {
  AssuranceFunction,
  Concern,
  Finding,
  Mechanism,
  Opinion,
  OpinionLevel,
  Schedule,
} from '../assurance/index.ts';
import type { Council, Notice, PackVersion } from '../councils/index.ts';
import type { ReportedRisk } from '../escalations/index.ts';
import type { Delegation, Post } from '../people/index.ts';
import type { YearCount } from './count-year.ts';
import type { Reach } from './year.ts';

/**
 * Of the answers to what a mechanism owed in the year the one that speaks of the latest days, in what can be said of it without its words. `evidence`: how
 * many things it names; `shown`: whether one of them can be opened by others, so that it was not said alone.
 */
export type NewestAnswer = {
  readonly on: Day;
  readonly nothingArose: boolean;
  readonly evidence: number;
  readonly shown: boolean;
  /** What the newest review of it says; null where nobody reviewed it. */
  readonly verdict: string | null;
};

/**
 * A mechanism as it is printed under a function, in the year. `source` makes its things due: itself, or the one that it is the same as; the count is
 * that of the source. `alsoUnder`: the other functions for which the same counts. `gone`: it was taken out of the framework in the year.
 */
export type MechanismYear = {
  readonly mechanism: Mechanism;
  readonly source: Mechanism;
  readonly alsoUnder: readonly string[];
  readonly gone: boolean;
  readonly leads: readonly string[];
  readonly schedule: Schedule | null;
  readonly count: YearCount;
  readonly newest: NewestAnswer | null;
  /** What fell due in the year and was waived, with the office's reason. */
  readonly waived: readonly { readonly dueOn: Day; readonly reason: string | null }[];
};

/** How the opinion stood at the end of a quarter; no level where there was no framework yet, or the quarter is still to end (`toCome`). */
export type QuarterLevel = { readonly day: Day; readonly level: OpinionLevel | null; readonly toCome: boolean };

export type FunctionYear = {
  readonly function: AssuranceFunction;
  /** At the end of the year, or so far. */
  readonly opinion: Opinion;
  /** What stands as at the statement, where the year is over and it is another level by now, or the officer's own where it was not, or no longer. */
  readonly changedTo: Opinion | null;
  /** At the end of the year before; null where there was no framework then. */
  readonly before: OpinionLevel | null;
  readonly quarters: readonly QuarterLevel[];
  readonly mechanisms: readonly MechanismYear[];
  /** Over its mechanisms, each that makes things due once. */
  readonly count: YearCount;
  readonly concerns: readonly YearConcern[];
};

/** A concern that was raised in the year, or was open when it began. `closedOn` null while it is open. */
export type YearConcern = {
  readonly concern: Concern;
  readonly mechanism: string;
  readonly functions: readonly string[];
  readonly closedOn: Day | null;
};

/** How often, or who leads, from a day after the year on. */
export type Change = {
  readonly mechanism: string;
  readonly title: string;
  readonly from: Day;
  readonly what: 'schedule' | 'lead';
  readonly before: string | null;
  readonly after: string;
};

/** The meetings of the year whose day is over by the statement, cancelled ones left out. */
export type MeetingCount = {
  readonly held: number;
  readonly cswo: number;
  readonly depute: number;
  readonly nobody: number;
  readonly notAsked: number;
  readonly unrecorded: number;
};

/** Everything that a statement of assurance says, as known at one instant. The paper, the JSON and the text are made from this and nothing else. */
export type StatementFacts = {
  readonly council: Council;
  readonly year: Period;
  readonly asAt: Instant;
  readonly reach: Reach;
  readonly functions: readonly FunctionYear[];
  /** Over all functions, each mechanism that makes things due once. */
  readonly total: YearCount;
  readonly concerns: readonly YearConcern[];
  /** Restricted ones are no part of it, not even as a number: elected members read all of this. */
  readonly risks: readonly ReportedRisk[];
  readonly delegations: readonly Delegation[];
  readonly meetings: MeetingCount;
  readonly changes: readonly Change[];
  /** What the rules of the highest severity find, as at the statement. */
  readonly findings: readonly Finding[];
  readonly posts: ReadonlyMap<string, Post>;
  readonly groups: ReadonlyMap<string, string>;
  /** Who makes the statement. */
  readonly author: string;
  readonly notices: readonly Notice[];
  readonly packs: readonly PackVersion[];
};
