import { type Decimal, type Instant, toPlain } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { Benchmark } from './benchmark.ts';
import { benchmarkFor } from './comparison.ts';
import { formatPublished } from './indicator.ts';
import { type IndicatorSeries, indicatorSeries } from './read-model.ts';

/** A number that JSON.stringify writes digit by digit, so that 0.89765 does not pass through floating point. */
type ExactNumber = { readonly rawJSON: string };
const { rawJSON } = JSON as typeof JSON & { readonly rawJSON: (text: string) => ExactNumber };

const exact = (value: Decimal): ExactNumber => rawJSON(toPlain(value));
const exactOrNull = (value: Decimal | null): ExactNumber | null => (value === null ? null : exact(value));

const benchmarkJson = (benchmark: Benchmark) => {
  const { indicator, scotland, familyMedian } = benchmark;
  const show = (value: Decimal | null) => (value === null ? null : formatPublished(indicator, value));
  return {
    period: benchmark.period.code,
    value: exactOrNull(benchmark.value),
    scotland: exactOrNull(scotland),
    familyMedian: exactOrNull(familyMedian),
    familyMedianIncludesOwn: benchmark.familyIncludesOwn,
    family: benchmark.family,
    familyMembers: benchmark.familyMembers.map(({ council, value }) => ({ council, value: exactOrNull(value) })),
    rank: benchmark.rank,
    of: benchmark.of,
    sharedWith: benchmark.sharedWith,
    ranking: benchmark.ranking,
    scotlandFigures: benchmark.scotlandFigures.map(({ value, councils }) => ({ value: exact(value), councils })),
    displayed: { value: show(benchmark.value), scotland: show(scotland), familyMedian: show(familyMedian) },
  };
};

/**
 * The answer of `remit measure CODE --council C --format json` for a national indicator. Numbers are in the published unit (a share is
 * 0.869); `displayed` is what a page shows ("86.9%").
 */
const seriesJson = ({ indicator, council, points }: IndicatorSeries, benchmark: Benchmark | null) => ({
  code: indicator.code,
  title: indicator.title,
  council,
  unit: indicator.unit,
  factor: exact(indicator.factor),
  conversion: indicator.conversion,
  ranking: indicator.ranking,
  series: points.map((point) => ({
    period: point.period.code,
    value: exact(point.value),
    numerator: exactOrNull(point.numerator),
    denominator: exactOrNull(point.denominator),
    flags: point.flags,
    displayed: point.displayed,
  })),
  limits: null,
  limitsNotRun: 'Trend limits are not computed for national indicators yet.',
  benchmark: benchmark === null ? null : benchmarkJson(benchmark),
});

export type MeasureJson = ReturnType<typeof seriesJson>;

/** Reads a council's series and its latest benchmark for {@link seriesJson}; null where no such indicator is in force. */
export const measureJson = async (
  tx: Transaction,
  council: string,
  code: string,
  asAt: Instant,
): Promise<MeasureJson | null> => {
  const series = await indicatorSeries(tx, council, code, asAt);
  return series === null ? null : seriesJson(series, await benchmarkFor(tx, council, code, null, asAt));
};
