import type { Day } from '../kernel/index.ts';

/** What a rule counts in. `immediately`: at once, without a number; `none`: the text gives no number, or it is no clock at all. */
export const CLOCK_UNITS = [
  'hours',
  'calendar-days',
  'working-days',
  'weeks',
  'months',
  'years',
  'immediately',
  'none',
] as const;
export type ClockUnit = (typeof CLOCK_UNITS)[number];
export type CountedUnit = Exclude<ClockUnit, 'immediately' | 'none'>;

/** A number of units: 72 hours, 20 working days. */
export type Length = { readonly count: number; readonly unit: CountedUnit };

/** `instant`: from the minute; `inclusive`: the day of the trigger is day 1; `exclusive`: the day after it is. */
export const COUNTINGS = ['instant', 'inclusive', 'exclusive'] as const;
export type Counting = (typeof COUNTINGS)[number];

/** Which way the clock looks: by when after the trigger, by when before it, not before a day, or how old something may be at the trigger. */
export const DIRECTIONS = ['after', 'before', 'not-sooner-than', 'not-older-than'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/**
 * What the passing of the time does. `late`: the duty stands and is late. `lapse`: the law itself changes the state, and nobody has to notice;
 * `event` is what the entry's chronology calls it, so that it can start another clock. `gate`: something is no longer open.
 */
export type Consequence =
  | { readonly kind: 'late' }
  | { readonly kind: 'lapse'; readonly state: string; readonly event: string }
  | { readonly kind: 'gate' };

export const VERIFICATIONS = ['verified', 'in-part', 'unverified'] as const;
export type Verification = (typeof VERIFICATIONS)[number];

/** On what the way of counting rests: the wording itself, its usual reading, or a choice of ours. Null where nothing is counted. */
export const COUNTING_BASES = ['text', 'usual', 'ours'] as const;
export type CountingBasis = (typeof COUNTING_BASES)[number];

/** Why no due time can be told, as code and in words. */
export type Unknown = { readonly code: string; readonly words: string };

/** One version of one rule, as data. `effectiveTo` is the first day on which it no longer holds. */
export type ClockRule = {
  readonly id: string;
  readonly version: number;
  /** What people call the version: "2014", "coronavirus-2020"; empty where there is only one. */
  readonly label: string;
  readonly effectiveFrom: Day | null;
  readonly effectiveTo: Day | null;
  readonly title: string;
  readonly registerTypes: readonly string[];
  /** Event codes, any of which starts it; here and below some may stand behind a word of `named.ts`: `clock:SEC-25` is the end of another clock that was not met. */
  readonly triggers: readonly string[];
  /** Which of several such events: each, only the first, or all but the first, counted anew from the last event of `since`. */
  readonly occurrence: 'each' | 'first' | 'later';
  readonly since: readonly string[];
  /** Events without which (`needs`) or with which (`unless`) it does not run. */
  readonly needs: readonly string[];
  readonly unless: readonly string[];
  readonly count: number | null;
  readonly unit: ClockUnit;
  readonly counting: Counting;
  readonly calendar: string | null;
  readonly direction: Direction;
  /** A time of day, where the rule names one: "12:00" of the day that the count gives. */
  readonly atTime: string | null;
  /** An aggregate: the hours are the most that may be used in so many days on end. */
  readonly window: { readonly days: number } | null;
  readonly rolls: 'next-working-day' | null;
  /** Whether it comes round from the actual previous event. */
  readonly repeats: boolean;
  /** Who sets the number: the rule; the order of the court; or the council, without whose setting it does not run. */
  readonly numberFrom: 'rule' | 'order' | 'council';
  readonly owner: string;
  readonly consequence: Consequence | null;
  readonly metBy: readonly string[];
  readonly stops: readonly string[];
  readonly pauses: readonly { readonly from: string; readonly to: string }[];
  /** What starts the count afresh; `from`, where there is one, stops it until then. */
  readonly restarts: readonly { readonly from: string | null; readonly at: string }[];
  readonly noPeriod: Unknown | null;
  readonly citation: string;
  readonly verification: Verification;
  readonly countingBasis: CountingBasis | null;
  readonly sourceKey: string;
  readonly note: string;
};

/** What a council set for itself. `stricter`: an earlier time than the law's; `setting`: the number of a rule that leaves it to the council. */
export type ClockOverride = Length & {
  readonly rule: string;
  readonly kind: 'stricter' | 'setting';
  readonly counting: Counting | null;
  readonly calendar: string | null;
  readonly effectiveFrom: Day | null;
  readonly effectiveTo: Day | null;
  readonly source: string;
  readonly note: string;
};

/** The number of the rule, or null where it has none. */
export const lengthOf = ({ count, unit }: Pick<ClockRule, 'count' | 'unit'>): Length | null =>
  count === null || unit === 'none' || unit === 'immediately' ? null : { count, unit };
