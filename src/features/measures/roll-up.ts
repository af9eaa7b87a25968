import {
  add,
  type Decimal,
  decimal,
  divide,
  multiply,
  type Period,
  partsOf,
  type Unit,
  ZERO,
} from '../../kernel/index.ts';
import type { Figure, Measure } from './measure.ts';
import { entryFor, type PeriodEntry, type Series } from './series.ts';

/** A longer period's figure made from its parts, or what stands in the way. `parts` is 0 where the measure has no shorter periods to add. */
type RolledUp =
  | { readonly figure: Figure; readonly missing: readonly []; readonly parts: number }
  | {
      readonly figure: null;
      readonly missing: readonly { period: Period; entry: PeriodEntry | null }[];
      readonly parts: number;
      /** Every figure is there, and some lack the numerator or the denominator that a share is made from. */
      readonly notDivisible?: boolean;
    };

// A share or rate is numerator over denominator, times this.
const SCALE: Partial<Record<Unit, string>> = {
  percent: '100',
  'rate-per-100': '100',
  'rate-per-1000': '1000',
  'rate-per-10000': '10000',
};

const sumOf = (values: readonly (Decimal | null)[]): Decimal | null =>
  values.reduce<Decimal | null>((total, value) => (total === null || value === null ? null : add(total, value)), ZERO);

const combine = (
  measure: Measure,
  figures: readonly Figure[],
): Pick<Figure, 'value' | 'numerator' | 'denominator'> | null => {
  const last = figures.at(-1);
  if (last === undefined) return null;
  if (measure.rollUp === 'last') return last;
  if (measure.rollUp === 'sum') {
    const value = sumOf(figures.map((figure) => figure.value));
    return value === null ? null : { value, numerator: null, denominator: null };
  }
  const numerator = sumOf(figures.map((figure) => figure.numerator));
  const denominator = sumOf(figures.map((figure) => figure.denominator));
  if (numerator === null || denominator === null) return null;
  const share = divide(numerator, denominator);
  const value = share === null ? null : multiply(share, decimal(SCALE[measure.unit] ?? '1'));
  return value === null ? null : { value, numerator, denominator };
};

const HOW = { sum: 'added up', last: 'the last', ratio: 'numerators over denominators' } as const;

/**
 * The figure of `whole` from the measure's own shorter periods. Every part must be there: a sum with a missing month would be a
 * smaller number that nobody can tell from a true one. For `last` only the last part is needed.
 */
export const rollUp = (measure: Measure, series: Series, whole: Period): RolledUp => {
  const parts = measure.rollUp === 'none' ? [] : partsOf(whole, measure.frequency);
  if (parts.length < 2 || measure.rollUp === 'none') return { figure: null, missing: [], parts: 0 };
  const needed = measure.rollUp === 'last' ? parts.slice(-1) : parts;
  const entries = needed.map((period) => ({ period, entry: entryFor(series, period) }));
  const figures = entries.map(({ entry }) => entry?.figure ?? null).filter((figure) => figure !== null);
  const missing = entries.filter(({ entry }) => (entry?.figure ?? null) === null);
  if (missing.length > 0) return { figure: null, missing, parts: needed.length };
  const combined = combine(measure, figures);
  if (combined === null) return { figure: null, missing: [], parts: needed.length, notDivisible: true };
  const unitOfTime = measure.frequency.replace('-', ' ');
  return {
    figure: {
      period: whole,
      ...combined,
      provisional: figures.some((figure) => figure.provisional),
      approximate: figures.some((figure) => figure.approximate),
      realTerms: figures.some((figure) => figure.realTerms),
      origin: 'rolled-up',
      source: `${parts.length} ${unitOfTime}s, ${HOW[measure.rollUp]}`,
      note: null,
    },
    missing: [],
    parts: needed.length,
  };
};
