import { type Decimal, decimal, isPeriodKind, isUnit, type Period, parsePeriod } from '../../kernel/index.ts';
import type { Indicator, PublishedFigure } from './indicator.ts';

export type IndicatorRow = {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  readonly factor: string;
  readonly conversion: string;
  readonly ranking: Indicator['ranking'];
  readonly measure_type: string;
  readonly reporting_period: string;
  readonly family_grouping: string;
  readonly source_note: string | null;
  readonly dataset: string;
};

// What the database holds was checked on its way in; a row that no longer reads is a fault of ours and stops the work.
const impossible = (what: string): Error => new Error(`The stored national figures hold an impossible ${what}`);

export const toIndicator = (row: IndicatorRow): Indicator => {
  if (!isUnit(row.unit)) throw impossible(`unit: ${row.unit}`);
  return {
    code: row.code,
    title: row.title,
    unit: row.unit,
    decimals: row.decimals,
    factor: decimal(row.factor),
    conversion: row.conversion,
    ranking: row.ranking,
    measureType: row.measure_type,
    reportingPeriod: row.reporting_period,
    familyGrouping: row.family_grouping,
    sourceNote: row.source_note,
    dataset: row.dataset,
  };
};

export const toPeriod = (kind: string, code: string): Period => {
  const period = isPeriodKind(kind) ? parsePeriod(code, kind) : null;
  if (period === null || !period.ok) throw impossible(`period: ${kind} ${code}`);
  return period.value;
};

export const toDecimal = (text: string | null): Decimal | null => (text === null ? null : decimal(text));

export const toFigure = (value: string | null, numerator: string | null, denominator: string | null) =>
  value === null
    ? null
    : ({
        value: decimal(value),
        numerator: toDecimal(numerator),
        denominator: toDecimal(denominator),
      } satisfies PublishedFigure);
