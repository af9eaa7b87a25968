import { compare, type Decimal, type Polarity, round } from '../kernel/index.ts';

/**
 * How a value compares with the one a year before: `better` or `worse` where the measure says which way is better,
 * `higher` or `lower` where it does not, `same` where the two print alike, `unknown` where one is missing.
 * Two points are not a trend, and the words do not claim one.
 */
export type Change = 'better' | 'worse' | 'same' | 'higher' | 'lower' | 'unknown';

/** Compares at the precision printed, so that nobody reads "83% then 83%, better". `operator` direction comes in as polarity. */
export const changeBetween = (
  value: Decimal | null,
  prior: Decimal | null,
  polarity: Polarity,
  decimals: number,
): Change => {
  if (value === null || prior === null) return 'unknown';
  const order = compare(round(value, decimals), round(prior, decimals));
  if (order === 0) return 'same';
  if (polarity === 'higher-better') return order > 0 ? 'better' : 'worse';
  if (polarity === 'lower-better') return order < 0 ? 'better' : 'worse';
  return order > 0 ? 'higher' : 'lower';
};
