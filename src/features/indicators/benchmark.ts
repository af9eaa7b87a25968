import { medianOf, type Placed, type Rank, type Ranking, rankOf } from '../../analysis/benchmark.ts';
import { compare, type Decimal, equal, type Period } from '../../kernel/index.ts';
import type { Indicator } from './indicator.ts';

/** A council's value in one period, with the Scottish figure that is printed on its row; as published. */
export type CouncilFigure = { readonly council: string; readonly value: Decimal; readonly scotland: Decimal | null };

/** The councils of one family, by code. */
export type Family = { readonly name: string; readonly councils: readonly string[] };

/** A Scottish figure and how many councils' rows carry it. */
export type ScottishFigure = { readonly value: Decimal; readonly councils: number };

/**
 * How one council stands in one period. All numbers are as published; `formatPublished` shows them in the indicator's own unit.
 * `rank` is null where the council has no value or the indicator has no better end; 1 is best, equal values share the better rank.
 */
export type Benchmark = {
  readonly indicator: Indicator;
  readonly council: string;
  readonly period: Period;
  readonly value: Decimal | null;
  /** As printed on this council's own row; without one, the figure that most rows carry. */
  readonly scotland: Decimal | null;
  /** Every Scottish figure printed for the period, that on most rows first: more than one is a fault of the published file. */
  readonly scotlandFigures: readonly ScottishFigure[];
  readonly family: string | null;
  /** The own council's value is one of those the median is taken of, wherever it has one. */
  readonly familyMedian: Decimal | null;
  readonly familyIncludesOwn: boolean;
  /** All councils of the family, the own one included, in the order of their codes; `value` null where none is published. */
  readonly familyMembers: readonly { readonly council: string; readonly value: Decimal | null }[];
  readonly rank: number | null;
  /** How many councils have a value. */
  readonly of: number;
  readonly sharedWith: number;
  readonly ranking: Ranking;
};

/** The Scottish figures on the rows of one period, that on most rows first. */
export const scottishFigures = (figures: readonly CouncilFigure[]): ScottishFigure[] => {
  const found: { value: Decimal; councils: number }[] = [];
  for (const { scotland } of figures) {
    if (scotland === null) continue;
    const known = found.find(({ value }) => equal(value, scotland));
    if (known === undefined) found.push({ value: scotland, councils: 1 });
    else known.councils += 1;
  }
  return found.sort((a, b) => b.councils - a.councils || compare(a.value, b.value));
};

/** The rank of one council among the figures of one period; null where there is none. */
export const rankAmong = (council: string, figures: readonly CouncilFigure[], ranking: Ranking): Rank | null => {
  const placed: Placed<string>[] = figures.map(({ council: key, value }) => ({ key, value }));
  return rankOf(council, placed, ranking);
};

/** Works a benchmark out from the figures of all councils for one indicator and period. */
export const benchmarkOf = (
  indicator: Indicator,
  council: string,
  period: Period,
  figures: readonly CouncilFigure[],
  family: Family | null,
): Benchmark => {
  const byCouncil = new Map(figures.map((figure) => [figure.council, figure]));
  const own = byCouncil.get(council);
  const members = (family?.councils ?? []).map((member) => ({
    council: member,
    value: byCouncil.get(member)?.value ?? null,
  }));
  const scotlandFigures = scottishFigures(figures);
  const rank = rankAmong(council, figures, indicator.ranking);
  return {
    indicator,
    council,
    period,
    value: own?.value ?? null,
    scotland: own?.scotland ?? scotlandFigures[0]?.value ?? null,
    scotlandFigures,
    family: family?.name ?? null,
    familyMedian: medianOf(members.map(({ value }) => value).filter((value) => value !== null)),
    familyIncludesOwn: family !== null && own !== undefined,
    familyMembers: members,
    rank: rank?.rank ?? null,
    of: figures.length,
    sharedWith: rank?.sharedWith ?? 0,
    ranking: indicator.ranking,
  };
};
