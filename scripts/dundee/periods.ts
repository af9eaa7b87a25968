import type { PeriodKind } from '../../src/kernel/index.ts';
import type { SharedRow } from './shared-tables.ts';

/** The kind of period of a figure; `null` where the source prints no date. A point in time is a day, or a day of a known year. */
export const kindOf = (row: Pick<SharedRow<'observations'>, 'period' | 'period_kind'>): PeriodKind | null => {
  if (row.period === '') return null;
  if (row.period_kind !== 'point-in-time') return row.period_kind as PeriodKind;
  return row.period.length === 4 ? 'day-in-year' : 'day';
};

/**
 * The kind of period a measure is collected for: that of most of its dated figures, the first in the file where two kinds tie.
 * No source says whether a year is a school year or a financial year (shared/data/ISSUES.md, 53). Measures of the plan
 * without a dated figure all concern schools and pupils; the rest are taken to follow the financial year.
 */
export const frequencyOf = (
  measure: Pick<SharedRow<'measures'>, 'code' | 'measure_class'>,
  observations: readonly SharedRow<'observations'>[],
): PeriodKind => {
  const counts = new Map<PeriodKind, number>();
  for (const row of observations) {
    const kind = row.measure === measure.code ? kindOf(row) : null;
    if (kind !== null) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  const commonest = [...counts].find(([, count]) => count === most)?.[0];
  return commonest ?? (measure.measure_class === 'plan-measure' ? 'academic-year' : 'financial-year');
};
