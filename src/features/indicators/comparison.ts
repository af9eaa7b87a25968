import type { Decimal, Instant, Period } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { allCouncils } from '../councils/index.ts';
import { type Benchmark, benchmarkOf, rankAmong, type ScottishFigure, scottishFigures } from './benchmark.ts';
import {
  describedIndicators,
  type FigureRow,
  figureRows,
  toCouncilFigure,
  type WantedBenchmark,
} from './comparison-rows.ts';
import { formatPublished, type Indicator } from './indicator.ts';
import { indicatorPeriods } from './read-model.ts';
import { toPeriod } from './rows.ts';

/**
 * How a council stands on many indicators, as known at `asAt`: two statements, whatever their number, and at most the 32 councils' rows of
 * each. In the order asked for; null where the indicator is not in force or nothing is published for the period.
 */
export const benchmarksFor = async (
  tx: Transaction,
  council: string,
  wanted: readonly WantedBenchmark[],
  asAt: Instant,
): Promise<(Benchmark | null)[]> => {
  if (wanted.length === 0) return [];
  const described = await describedIndicators(tx, council, [...new Set(wanted.map(({ code }) => code))], asAt);
  const rows = new Map<number, FigureRow[]>();
  for (const row of await figureRows(tx, council, wanted, asAt)) {
    const known = rows.get(row.ordinal);
    if (known === undefined) rows.set(row.ordinal, [row]);
    else known.push(row);
  }
  return wanted.map(({ code }, index) => {
    const known = described.get(code);
    const figures = rows.get(index + 1) ?? [];
    const [first] = figures;
    if (known === undefined || first === undefined) return null;
    const period = toPeriod(first.period_kind, first.period);
    return benchmarkOf(known.indicator, council, period, figures.map(toCouncilFigure), known.family);
  });
};

/** How a council stands on one indicator; see {@link benchmarksFor}. */
export const benchmarkFor = async (
  tx: Transaction,
  council: string,
  code: string,
  period: string | null,
  asAt: Instant,
): Promise<Benchmark | null> => {
  const [only] = await benchmarksFor(tx, council, [period === null ? { code } : { code, period }], asAt);
  return only ?? null;
};

/** One council's line in a comparison of all. `value` is as published, null where none is. */
export type ComparedCouncil = {
  readonly council: string;
  readonly name: string;
  readonly value: Decimal | null;
  readonly displayed: string | null;
  readonly rank: number | null;
  readonly sharedWith: number;
  /** Whether it is in the own council's family; the own council is. */
  readonly inFamily: boolean;
};

export type CouncilComparison = {
  readonly indicator: Indicator;
  readonly period: Period;
  /** Every period with a figure, oldest first. */
  readonly periods: readonly Period[];
  readonly scotlandFigures: readonly ScottishFigure[];
  readonly councils: readonly ComparedCouncil[];
  readonly of: number;
};

/**
 * All councils of Scotland on one indicator in one period ("2021/22"; null: the latest published), by name. `own` decides which
 * councils count as family. Null where the indicator is not in force or nothing is published for the period.
 */
export const councilsSideBySide = async (
  tx: Transaction,
  code: string,
  period: string | null,
  asAt: Instant,
  own: string | null = null,
): Promise<CouncilComparison | null> => {
  const known = (await describedIndicators(tx, own, [code], asAt)).get(code);
  const periods = await indicatorPeriods(tx, code, asAt);
  const chosen = period === null ? periods.at(-1) : periods.find((candidate) => candidate.code === period);
  if (known === undefined || chosen === undefined) return null;
  const figures = (await figureRows(tx, own, [{ code, period: chosen.code }], asAt)).map(toCouncilFigure);
  const { indicator, family } = known;
  const councils = (await allCouncils(tx, asAt)).filter(({ invented }) => !invented);
  return {
    indicator,
    period: chosen,
    periods,
    scotlandFigures: scottishFigures(figures),
    of: figures.length,
    councils: councils.map(({ code: council, shortName: name }) => {
      const value = figures.find((figure) => figure.council === council)?.value ?? null;
      const rank = rankAmong(council, figures, indicator.ranking);
      return {
        council,
        name,
        value,
        displayed: value === null ? null : formatPublished(indicator, value),
        rank: rank?.rank ?? null,
        sharedWith: rank?.sharedWith ?? 0,
        inFamily: family?.councils.includes(council) ?? false,
      };
    }),
  };
};
