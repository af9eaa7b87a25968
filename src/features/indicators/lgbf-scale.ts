import { absolute, compare, type Decimal, decimal } from '../../kernel/index.ts';
import { formatPublished, type Indicator, type PublishedValue } from './indicator.ts';
import { AS_PERCENTAGE, AS_SHARE } from './lgbf-indicators.ts';

// Shares above two (200%) occur, reserves of one council among them, but not as most of an indicator's values; the indicators that are
// published as percentages lie above it with all of theirs.
const SHARE_AT_MOST = decimal('2');

const areShares = (values: readonly Decimal[]): boolean =>
  values.filter((value) => compare(absolute(value), SHARE_AT_MOST) > 0).length * 2 <= values.length;

const withScale = (indicator: Indicator, scale: Pick<Indicator, 'factor' | 'conversion'>): Indicator => ({
  ...indicator,
  ...scale,
});

const scaleNote = (indicator: Indicator, values: readonly Decimal[]): string => {
  const sorted = [...values].sort(compare);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  const range =
    lowest === undefined || highest === undefined
      ? ''
      : ` (${formatPublished(indicator, lowest)} to ${formatPublished(indicator, highest)})`;
  return `${indicator.code}: the indicator information describes a share, but the values are percentages already${range}; they are shown as they are.`;
};

/**
 * Settles how percentages are shown. The indicator information formats every one of them as a share of one, yet a few are published
 * as percentages (the attainment gaps CHN14a and CHN14b, in percentage points): times 100 they would read 2,000%. The values decide
 * where there are any; an indicator without values keeps the scale it has `standing`, or else the share that is described.
 */
export const settleScales = (
  indicators: readonly Indicator[],
  values: readonly PublishedValue[],
  standing: readonly Indicator[],
): { readonly indicators: Indicator[]; readonly notes: string[] } => {
  const before = new Map(standing.map((indicator) => [indicator.code, indicator]));
  const byCode = new Map<string, Decimal[]>();
  for (const { indicator, value } of values) {
    const known = byCode.get(indicator);
    if (known === undefined) byCode.set(indicator, [value]);
    else known.push(value);
  }
  const notes: string[] = [];
  const settled = indicators.map((indicator) => {
    if (indicator.unit !== 'percent') return indicator;
    const published = byCode.get(indicator.code) ?? [];
    if (published.length === 0) {
      const { factor, conversion } = before.get(indicator.code) ?? indicator;
      return withScale(indicator, { factor, conversion });
    }
    if (areShares(published)) return withScale(indicator, AS_SHARE);
    const shown = withScale(indicator, AS_PERCENTAGE);
    notes.push(scaleNote(shown, published));
    return shown;
  });
  return { indicators: settled, notes };
};
