import type { Decimal, Instant, Period, Unit } from '../../kernel/index.ts';
import type { Council, Notice, PackVersion, StatusVocabulary } from '../councils/index.ts';
import type { Post } from '../people/index.ts';
import type { Plan, PlanAssessment, Priority } from '../plans/index.ts';

/** The head of a paper. What nobody has given yet is `null`; `consulted` holds codes of posts, or names of groups. */
export type PaperHead = {
  readonly number: string | null;
  readonly committee: string | null;
  /** The day of the meeting, "2026-12-03". */
  readonly date: string | null;
  readonly title: string | null;
  readonly authorPost: string | null;
  readonly approverPost: string | null;
  readonly consulted: readonly string[];
};

/** What a post has written at a place of the paper. An empty text says only who is to write it. */
export type PaperText = { readonly post: string | null; readonly text: string };

export type BackgroundPaper = {
  readonly title: string;
  readonly committee: string | null;
  readonly date: string | null;
  readonly reference: string | null;
};

/** Where the council stands on the national indicator that a measure is linked to. Values are in `unit`. */
export type Benchmark = {
  readonly indicator: string;
  readonly period: string;
  /** 1 is best; `null` where the council has no figure or the indicator has no better end. */
  readonly rank: number | null;
  /** How many other councils have the same rank. */
  readonly sharedWith: number;
  /** How many councils have a figure for the period. */
  readonly of: number;
  readonly scotland: Decimal | null;
  readonly familyMedian: Decimal | null;
  readonly unit: Unit;
  readonly decimals: number;
  /** Costs in the prices of the latest year, so not to be held against figures in the prices of their own. */
  readonly realTerms: boolean;
};

/** Everything the assessment paper says, as data known at one instant. The paper, the JSON and the text are made from this and nothing else. */
export type PaperFacts = {
  readonly council: Council;
  readonly plan: Plan;
  readonly period: Period;
  readonly asAt: Instant;
  readonly assessment: PlanAssessment;
  readonly vocabulary: StatusVocabulary;
  readonly priorities: readonly Priority[];
  readonly posts: ReadonlyMap<string, Post>;
  readonly notices: readonly Notice[];
  readonly packs: readonly PackVersion[];
  readonly head: PaperHead;
  /** By place: "achievements/P1", "exception/CODE/performing", "risk". */
  readonly texts: ReadonlyMap<string, PaperText>;
  readonly backgroundPapers: readonly BackgroundPaper[];
  /** As stored; `assessmentPaper` reads it and refuses one that cannot be used. */
  readonly template: unknown;
  /** By the measure's code. */
  readonly benchmarks: ReadonlyMap<string, Benchmark>;
};
