/** Draws whole numbers from `low` to `high`, both included. */
export type Draw = (low: number, high: number) => number;

const SPREAD = 0x9e3779b1;

const mix = (state: number): number => {
  const once = Math.imul(state ^ (state >>> 15), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
};

/**
 * A stream of draws that depends on `name` alone: the same name gives the same numbers on every machine, and one more
 * measure changes nothing in the others. Whole-number arithmetic throughout. Good enough for examples, not for secrets.
 */
export const drawsFor = (name: string): Draw => {
  let state = [...name].reduce((sum, letter) => mix(sum + (letter.codePointAt(0) ?? 0) + SPREAD), 0);
  return (low, high) => {
    state = (state + SPREAD) >>> 0;
    return low + (mix(state) % (high - low + 1));
  };
};
