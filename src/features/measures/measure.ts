import type { Tolerance } from '../../analysis/status.ts';
import type {
  Decimal,
  Instant,
  MeasureCode,
  Period,
  PeriodKind,
  Polarity,
  TargetOperator,
  Unit,
} from '../../kernel/index.ts';

/** How the figures of shorter periods make one for a longer: added up, the last one, or numerators over denominators. `none`: they do not. */
export const ROLL_UPS = ['none', 'sum', 'last', 'ratio'] as const;
export type RollUp = (typeof ROLL_UPS)[number];

/** Why there is no figure. A reason is stated by somebody or follows from the data; it is never guessed. */
export const ABSENCES = ['not-yet-published', 'not-measured', 'not-collected', 'baseline-not-set', 'withheld'] as const;
export type Absence = (typeof ABSENCES)[number];
export const isAbsence = (text: string): text is Absence => (ABSENCES as readonly string[]).includes(text);

/** How a source came by a figure. `approximate`: it says "around" or "over"; `derived`: worked out from a stated difference. */
export const BASES = ['printed', 'derived', 'approximate', 'invented', 'counted'] as const;

/** What is counted, in the definition in force. */
export type Measure = {
  readonly code: MeasureCode;
  readonly title: string;
  readonly unit: Unit;
  readonly polarity: Polarity;
  readonly decimals: number;
  /** The kind of period it is counted for. */
  readonly frequency: PeriodKind;
  readonly rollUp: RollUp;
  readonly ownerPost: string | null;
  /** `stated` by a source or `inferred` by us. */
  readonly ownerBasis: string | null;
  readonly tags: readonly string[];
  readonly dataOnly: boolean;
  readonly definitionNote: string | null;
};

/** A target as the plan prints it. `appliesTo` null: it holds for every period of the plan. */
export type MeasureTarget = {
  readonly operator: TargetOperator;
  readonly value: Decimal;
  readonly due: string | null;
  readonly appliesTo: Period | null;
  readonly tolerance: Tolerance;
};

/** One appended row: a value, or the reason why there is none. `period` null: the source prints none. */
export type Observation = {
  readonly period: Period | null;
  readonly periodAsWritten: string | null;
  readonly value: Decimal | null;
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
  readonly state: 'provisional' | 'final';
  readonly absence: Absence | null;
  readonly expectedBy: string | null;
  readonly basis: string | null;
  readonly note: string | null;
  readonly source: string;
  /** What the source is called, where a pack says so. */
  readonly sourceTitle?: string;
  readonly knownAt: Instant;
  /** Order of appending within the council. */
  readonly sequence: number;
  /** The sequence of the first row of this source for the measure and period: when the source first spoke. */
  readonly firstSequence: number;
};

/** A value that may be shown or scored, with where it comes from. */
export type Figure = {
  readonly period: Period;
  readonly value: Decimal;
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
  readonly provisional: boolean;
  readonly approximate: boolean;
  /** In the prices of the national file's latest year, not of the figure's own: not comparable with a figure that is not. */
  readonly realTerms: boolean;
  readonly origin: 'own' | 'national' | 'rolled-up';
  /** In words, for the reader: "Service plan (source 004)", "LGBF CHN09". */
  readonly source: string;
  /** What an own source is called, where a pack says so. */
  readonly sourceTitle?: string;
  readonly note: string | null;
};

/** The national figures of a linked indicator, already in the measure's own unit and kind of period. */
export type NationalSeries = {
  readonly indicator: string;
  readonly title: string;
  readonly conversion: string;
  /** What a published value is multiplied with to be in the measure's own unit. */
  readonly factor: Decimal;
  readonly note: string | null;
  /** As the indicator information says: "Annual", "2 Yearly". */
  readonly reportingPeriod: string;
  /** Council names are never shown beside these; this is the council's own series. */
  readonly figures: readonly Figure[];
  /** The last period for which any council has a figure; null where no national data are loaded. */
  readonly publishedTo: Period | null;
};

/** Two statements of one figure that rounding does not explain. Both are kept; the scored one is named. */
export type Disagreement = {
  readonly measure: string;
  readonly period: Period;
  readonly scored: Figure;
  readonly other: Figure;
};
