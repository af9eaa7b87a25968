import type { Ranking } from '../../analysis/benchmark.ts';
import { type Decimal, formatValue, multiply, type Period, sayValue, type Unit } from '../../kernel/index.ts';

/** A national indicator as its publisher describes it. A published value times `factor` is in `unit`, shown with `decimals` places. */
export type Indicator = {
  readonly code: string;
  readonly title: string;
  readonly unit: Unit;
  readonly decimals: number;
  readonly factor: Decimal;
  /** How the published value becomes the shown one, in words. */
  readonly conversion: string;
  readonly ranking: Ranking;
  readonly measureType: string;
  readonly reportingPeriod: string;
  /** Which of the two groupings of councils into families this indicator is compared within. */
  readonly familyGrouping: string;
  readonly sourceNote: string | null;
  readonly dataset: string;
};

/** A council's place in one grouping: its family is the councils most like it. */
export type FamilyMember = { readonly grouping: string; readonly council: string; readonly family: string };

/** A value with the two numbers it came from, where they are published; all as published. */
export type PublishedFigure = {
  readonly value: Decimal;
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
};

/** One row of the national file. The Scottish figure is the one printed on this very row. */
export type PublishedValue = PublishedFigure & {
  readonly indicator: string;
  readonly council: string;
  readonly period: Period;
  readonly scotland: PublishedFigure | null;
};

/** The dataset's short name, as sources are written: "LGBF CHN09". */
export const LGBF = 'LGBF';

/** The published value in the indicator's own unit: a share of 0.869 becomes 86.9 (%). */
export const shownValue = (indicator: Indicator, published: Decimal): Decimal => multiply(published, indicator.factor);

/** A published value for a table cell: "86.9%", "£4,519". */
export const formatPublished = (indicator: Indicator, published: Decimal): string =>
  formatValue(shownValue(indicator, published), indicator.unit, indicator.decimals);

/** A published value for a sentence: "86.9%", "76 per 1,000". */
export const sayPublished = (indicator: Indicator, published: Decimal): string =>
  sayValue(shownValue(indicator, published), indicator.unit, indicator.decimals);

/** What a reader must know before comparing a figure with another one. */
export type FigureFlag =
  | 'real-terms'
  | 'two-yearly'
  | 'two-year-aggregate'
  | 'three-year-aggregate'
  | 'four-year-aggregate'
  | 'revised';

const FLAG_OF_REPORTING: Readonly<Record<string, FigureFlag>> = {
  '2 Yearly': 'two-yearly',
  '2 Year Aggregates (annual)': 'two-year-aggregate',
  '3 Year Aggregates': 'three-year-aggregate',
  '4 Year Aggregates': 'four-year-aggregate',
};

/** The flags of every figure of an indicator: from its kind (costs are published in real terms) and how often it is collected. */
export const indicatorFlags = ({ measureType, reportingPeriod }: Indicator): FigureFlag[] => {
  const collected = FLAG_OF_REPORTING[reportingPeriod];
  return [...(measureType === 'Cost' ? ['real-terms' as const] : []), ...(collected === undefined ? [] : [collected])];
};
