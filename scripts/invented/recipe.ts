import type { PeriodKind } from '../../src/kernel/index.ts';

/** A figure as it is written down: a value, or a numerator and a denominator that give a percentage. */
export type Figure = { readonly value: string } | { readonly numerator: number; readonly denominator: number };

export type Absence = {
  readonly absence: 'not-yet-published' | 'not-measured' | 'not-collected' | 'baseline-not-set' | 'withheld';
  /** The day by which the source is expected to publish, "2027-03-31". */
  readonly expectedBy?: string;
  readonly note?: string;
};

/** A row of the register that is set by hand. `state` is final unless said otherwise. */
export type SetRow = { readonly period: string; readonly state?: 'provisional' | 'final'; readonly note?: string } & (
  | { readonly figure: Figure }
  | Absence
);

/** How a level moves from period to period. Levels and changes are in `per` parts of a unit (100: hundredths). */
export type Course = {
  readonly level: number;
  /** Change with each period. */
  readonly drift?: number;
  /** Changes that stay, from the period named on. */
  readonly steps?: readonly { readonly from: string; readonly by: number }[];
  /** Change by month of the year, April first; twelve of them. For quarters the month in which they begin counts. */
  readonly season?: readonly number[];
  /** Drawn evenly from minus this to plus this. */
  readonly noise?: number;
};

/**
 * How the figures of one measure are invented.
 * `count`: the course, in hundredths, is the value. `cases`: each of so many cases meets the measure with a chance in
 * thousands. `stock`: a share in thousands of a number that changes slowly. `set`: every row by hand.
 */
export type Recipe = {
  readonly measure: string;
  readonly kind: PeriodKind;
} & (
  | { readonly make: 'set' }
  | { readonly make: 'count'; readonly course: Course }
  | { readonly make: 'cases' | 'stock'; readonly of: Course; readonly share: Course }
) & {
    /** Periods for which nothing was ever entered. */
    readonly missing?: readonly string[];
    /** Rows by hand: they stand in place of what is made for their period; two for one period are a figure and its revision. */
    readonly rows?: readonly SetRow[];
  };
