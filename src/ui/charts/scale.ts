import { type ScaleLinear, scaleLinear } from 'd3-scale';

export type ValueScale = ScaleLinear<number, number>;

/** What a scale may be told about its quantity: a share lies between 0 and 100, a bar starts at nought. */
export type Bounds = { readonly floor?: number; readonly ceiling?: number; readonly zero?: boolean };

/** Values that differ by less than this are equal: no figure of a council is printed so finely. */
const FINEST = 1e-9;

const extentOf = (values: readonly number[]): readonly [number, number] => {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (high - low >= FINEST) return [low, high];
  // Equal values stand in the middle of a scale with some room on both sides.
  const room = Math.abs(low) < FINEST ? 1 : Math.abs(low) * 0.1;
  return [low - room, high + room];
};

/**
 * A scale from values to pixels with round ends, about `ticks` ticks apart; with 0 ticks the ends are those of the values.
 * `values` must not be empty.
 * The ends never pass the floor or the ceiling, unless a value itself does.
 */
export const valueScale = (
  values: readonly number[],
  range: readonly [number, number],
  ticks: number,
  bounds: Bounds = {},
): ValueScale => {
  const [low, high] = extentOf(bounds.zero === true ? [...values, 0] : values);
  const scale = scaleLinear([low, high], range);
  if (ticks > 0) scale.nice(ticks);
  const [niceLow = low, niceHigh = high] = scale.domain();
  const floor = bounds.floor === undefined ? niceLow : Math.min(Math.max(niceLow, bounds.floor), ...values);
  const ceiling = bounds.ceiling === undefined ? niceHigh : Math.max(Math.min(niceHigh, bounds.ceiling), ...values);
  return floor < ceiling ? scale.domain([floor, ceiling]) : scale;
};
