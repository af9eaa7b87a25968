import { comparePeriods, type Decimal, type Instant, multiply, toPlain } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { benchmarkFor } from '../indicators/index.ts';
import { type PlanMeasure, planMeasures } from './read-model.ts';
import { disagreementsOf, seriesOf, withNational } from './series.ts';

/** A number that JSON.stringify writes digit by digit. */
type ExactNumber = { readonly rawJSON: string };
const { rawJSON } = JSON as typeof JSON & { readonly rawJSON: (text: string) => ExactNumber };

const exact = (value: Decimal | null): ExactNumber | null => (value === null ? null : rawJSON(toPlain(value)));

const benchmarkJson = async (tx: Transaction, council: string, { national, measure }: PlanMeasure, asAt: Instant) => {
  if (national === null) return null;
  const benchmark = await benchmarkFor(tx, council, national.indicator, null, asAt);
  if (benchmark === null) return null;
  // The link's own factor, so that the comparison stands in the unit of the series beside it.
  const { factor } = national;
  const own = (value: Decimal | null): ExactNumber | null => exact(value === null ? null : multiply(value, factor));
  return {
    indicator: national.indicator,
    conversion: national.conversion,
    unit: measure.unit,
    period: benchmark.period.code,
    value: own(benchmark.value),
    scotland: own(benchmark.scotland),
    familyMedian: own(benchmark.familyMedian),
    familyMedianIncludesOwn: benchmark.familyIncludesOwn,
    rank: benchmark.rank,
    of: benchmark.of,
  };
};

const flagsOf = (figure: { provisional: boolean; approximate: boolean; origin: string }): string[] => [
  ...(figure.provisional ? ['provisional'] : []),
  ...(figure.approximate ? ['approximate'] : []),
  ...(figure.origin === 'own' ? [] : [figure.origin]),
];

/**
 * The answer of `remit measure CODE --council C --format json` for a measure of the council's own plans: its whole series in its own unit,
 * each period with the figure in use, where it comes from, and the typed reason where there is none. Null where no plan holds it.
 */
export const ownMeasureJson = async (tx: Transaction, council: string, code: string, asAt: Instant) => {
  const held = await planMeasures(tx, council, asAt, { measure: code });
  const [first] = held;
  if (first === undefined) return null;
  const { measure, national } = first;
  const series = withNational(seriesOf(first.observations), national?.figures ?? []);
  const entries = [...series.entries.values()].sort((a, b) => comparePeriods(a.period, b.period));
  return {
    code: measure.code,
    title: measure.title,
    council,
    unit: measure.unit,
    polarity: measure.polarity,
    plans: held.map(({ plan, priority, role }) => ({ plan, priority, role })),
    series: entries.map(({ period, figure, absence }) => ({
      period: period.code,
      periodKind: period.kind,
      value: exact(figure?.value ?? null),
      numerator: exact(figure?.numerator ?? null),
      denominator: exact(figure?.denominator ?? null),
      flags: figure === null ? [] : flagsOf(figure),
      source: figure?.source ?? absence?.source ?? null,
      absence: absence?.absence ?? null,
      expectedBy: absence?.expectedBy ?? null,
    })),
    undated: series.undated.map(({ value, periodAsWritten, source }) => ({
      value: exact(value),
      periodAsWritten,
      source,
    })),
    targets: first.targets.map(({ operator, value, due, appliesTo }) => ({
      operator,
      value: exact(value),
      due,
      period: appliesTo?.code ?? null,
    })),
    disagreements: disagreementsOf(measure.code, series, measure.decimals).map(({ period, scored, other }) => ({
      period: period.code,
      scored: { value: exact(scored.value), source: scored.source },
      other: { value: exact(other.value), source: other.source },
    })),
    limits: null,
    limitsNotRun: 'Limits of usual variation are not computed in this release.',
    benchmark: await benchmarkJson(tx, council, first, asAt),
  };
};

export type OwnMeasureJson = NonNullable<Awaited<ReturnType<typeof ownMeasureJson>>>;
