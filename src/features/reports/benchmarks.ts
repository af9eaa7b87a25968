import { comparePeriods, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { benchmarksFor, shownValue } from '../indicators/index.ts';
import type { AssessedMeasure, PlanAssessment } from '../plans/index.ts';
import type { Benchmark } from './paper-facts.ts';

/** The latest national period that the paper may speak of: the measure's own, else the last one before it; `null` where there is none. */
const publishedPeriod = ({ national, period }: AssessedMeasure, assessment: PlanAssessment): string | null =>
  (national?.figures ?? [])
    .map((figure) => figure.period)
    .filter((published) => comparePeriods(published, period ?? assessment.period) <= 0)
    .sort(comparePeriods)
    .at(-1)?.code ?? null;

/**
 * Where the council stands on the national indicator of each linked measure, by the measure's code. For the period assessed; where
 * that is not published yet, for the latest one before it, never a later one. Two statements, whatever the number of measures.
 */
export const linkedBenchmarks = async (
  tx: Transaction,
  council: string,
  assessment: PlanAssessment,
  asAt: Instant,
): Promise<Map<string, Benchmark>> => {
  const linked = assessment.measures.flatMap((assessed) => {
    const period = publishedPeriod(assessed, assessment);
    return assessed.national === null || period === null
      ? []
      : [{ measure: assessed.measure.code, national: assessed.national, period }];
  });
  const wanted = linked.map(({ national, period }) => ({ code: national.indicator, period }));
  const found = await benchmarksFor(tx, council, wanted, asAt);
  const benchmarks = new Map<string, Benchmark>();
  for (const [index, { measure, national }] of linked.entries()) {
    const published = found[index];
    if (published === null || published === undefined) continue;
    const { indicator, period, rank, sharedWith, of, scotland, familyMedian } = published;
    benchmarks.set(measure, {
      indicator: indicator.code,
      period: period.code,
      rank,
      sharedWith,
      of,
      scotland: scotland === null ? null : shownValue(indicator, scotland),
      familyMedian: familyMedian === null ? null : shownValue(indicator, familyMedian),
      unit: indicator.unit,
      decimals: indicator.decimals,
      realTerms: national.conversion === 'real-terms',
    });
  }
  return benchmarks;
};
