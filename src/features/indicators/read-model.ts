import { sql } from 'kysely';

import { comparePeriods, type Decimal, decimal, type Instant, type Period } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { inForce } from '../../platform/database/revisions.ts';
import {
  type FigureFlag,
  formatPublished,
  type Indicator,
  indicatorFlags,
  type PublishedFigure,
  shownValue,
} from './indicator.ts';
import { type IndicatorRow, toDecimal, toFigure, toIndicator, toPeriod } from './rows.ts';
import { INDICATOR } from './tables.ts';

/** Every national indicator in force at `asAt`, by code. Shared: any scope sees them. */
export const indicatorsOf = async (tx: Transaction, asAt: Instant): Promise<Indicator[]> =>
  (await inForce<IndicatorRow>(tx, INDICATOR, asAt)).map(toIndicator);

/** One indicator in force at `asAt`; null where there is none of this code. */
export const findIndicator = async (tx: Transaction, code: string, asAt: Instant): Promise<Indicator | null> => {
  const [row] = await inForce<IndicatorRow>(tx, INDICATOR, asAt, { code });
  return row === undefined ? null : toIndicator(row);
};

/** A council's figure for one period. `value`, numerator, denominator and `scotland` are as published; `shown` is in the indicator's unit. */
type IndicatorPoint = PublishedFigure & {
  readonly period: Period;
  readonly shown: Decimal;
  /** For a reader: "86.9%". */
  readonly displayed: string;
  readonly scotland: PublishedFigure | null;
  readonly flags: readonly FigureFlag[];
};

export type IndicatorSeries = {
  readonly indicator: Indicator;
  readonly council: string;
  /** Oldest first; a period without a published value has no point. */
  readonly points: readonly IndicatorPoint[];
};

type PointRow = {
  period_kind: string;
  period: string;
  value: string;
  numerator: string | null;
  denominator: string | null;
  scotland: string | null;
  scotland_numerator: string | null;
  scotland_denominator: string | null;
  revisions: number;
};

const toPoint = (indicator: Indicator, row: PointRow): IndicatorPoint => {
  const value = decimal(row.value);
  return {
    period: toPeriod(row.period_kind, row.period),
    value,
    numerator: toDecimal(row.numerator),
    denominator: toDecimal(row.denominator),
    shown: shownValue(indicator, value),
    displayed: formatPublished(indicator, value),
    scotland: toFigure(row.scotland, row.scotland_numerator, row.scotland_denominator),
    flags: [...indicatorFlags(indicator), ...(row.revisions > 1 ? ['revised' as const] : [])],
  };
};

/** A council's figures for one indicator as known at `asAt`; null where no such indicator is in force. */
export const indicatorSeries = async (
  tx: Transaction,
  council: string,
  code: string,
  asAt: Instant,
): Promise<IndicatorSeries | null> => {
  const indicator = await findIndicator(tx, code, asAt);
  if (indicator === null) return null;
  const found = await sql<PointRow>`
    select distinct on (period_start, period_end) period_kind, period, value, numerator, denominator,
      scotland, scotland_numerator, scotland_denominator, count(*) over (partition by period_start, period_end)::int as revisions
    from indicator_value
    where indicator = ${code} and council = ${council} and known_at <= ${asAt}::timestamptz
    order by period_start, period_end, known_at desc, sequence desc`.execute(tx);
  const points = found.rows.map((row) => toPoint(indicator, row));
  return { indicator, council, points: points.sort((a, b) => comparePeriods(a.period, b.period)) };
};

/** The periods for which any council has a figure, oldest first. */
export const indicatorPeriods = async (tx: Transaction, code: string, asAt: Instant): Promise<Period[]> => {
  const found = await sql<{ period_kind: string; period: string }>`
    select distinct period_kind, period from indicator_value
    where indicator = ${code} and known_at <= ${asAt}::timestamptz`.execute(tx);
  return found.rows.map((row) => toPeriod(row.period_kind, row.period)).sort(comparePeriods);
};
