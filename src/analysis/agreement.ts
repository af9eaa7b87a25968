import { absolute, compare, type Decimal, decimal, decimalPlaces, divide, subtract } from '../kernel/index.ts';

/**
 * Whether two statements of one figure agree, allowing each for the rounding it was published with: a figure printed to n decimal places
 * stands for anything within half a unit of its last place. "89" and "89.03" agree; "2" and "9.66" do not.
 */
export const agreeWithinRounding = (a: Decimal, placesOfA: number, b: Decimal, placesOfB: number): boolean => {
  const halfUnit = (places: number): Decimal => divide(decimal('1'), decimal(`2${'0'.repeat(places)}`)) ?? decimal('0');
  const coarser = Math.min(placesOfA, placesOfB);
  const finer = Math.max(placesOfA, placesOfB);
  // The finer figure's own rounding is counted only where both are equally coarse; otherwise it is taken as exact.
  const room = coarser === finer ? halfUnit(coarser).plus(halfUnit(finer)) : halfUnit(coarser);
  return compare(absolute(subtract(a, b)), room) <= 0;
};

/** The decimal places a figure is printed with, at most `limit`. */
export const printedPlaces = (value: Decimal, limit = 6): number => Math.min(decimalPlaces(value), limit);
