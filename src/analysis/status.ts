import {
  absolute,
  compare,
  type Decimal,
  decimal,
  divide,
  multiply,
  subtract,
  type TargetOperator,
  ZERO,
} from '../kernel/index.ts';

/** A status that follows from holding a value against its target. */
type ScoredStatus = 'on-track' | 'within-limits' | 'outwith-limits';

type Target = { readonly operator: TargetOperator; readonly value: Decimal };

/** How far short of its target a value may fall and still be acceptable: so many per cent of the target, or so much in the measure's own unit. */
export type Tolerance = { readonly kind: 'percent' | 'absolute'; readonly value: Decimal };

export const DEFAULT_TOLERANCE: Tolerance = { kind: 'percent', value: decimal('5') };

export type Score = {
  readonly status: ScoredStatus;
  /** How far the value is on the wrong side of the target; zero where the target is met. */
  readonly shortfall: Decimal;
  /** The largest shortfall that is still acceptable. */
  readonly allowance: Decimal;
};

const HUNDRED = decimal('100');

const meets = (value: Decimal, { operator, value: target }: Target): boolean => {
  const order = compare(value, target);
  switch (operator) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    case '<':
      return order < 0;
    case '=':
      return order === 0;
  }
};

/** The largest acceptable shortfall, in the measure's unit. A percentage of a zero target is nothing: such a target needs an absolute tolerance. */
const allowanceOf = (target: Decimal, tolerance: Tolerance): Decimal =>
  tolerance.kind === 'absolute'
    ? tolerance.value
    : (divide(multiply(absolute(target), tolerance.value), HUNDRED) ?? ZERO);

/**
 * Holds a value against its target, before any rounding. The operator says which way is better; the tolerance is inclusive.
 * Source: the three scored statuses of the six-month assessment (source 003, Table 1); the council sets the tolerance.
 */
export const score = (value: Decimal, target: Target, tolerance: Tolerance): Score => {
  const allowance = allowanceOf(target.value, tolerance);
  if (meets(value, target)) return { status: 'on-track', shortfall: ZERO, allowance };
  const shortfall = absolute(subtract(value, target.value));
  return { status: compare(shortfall, allowance) <= 0 ? 'within-limits' : 'outwith-limits', shortfall, allowance };
};
