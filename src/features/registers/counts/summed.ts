import type { Counted } from './count.ts';

const added = (all: readonly Counted[], of: (each: Counted) => number): number =>
  all.reduce((sum, each) => sum + of(each), 0);

/**
 * The counts of several registers towards one measure, in one period, as one. It is known only where each is: where one register cannot tell, the rest
 * would be too little. Which entries it is made of is what holds of all; it is kept since the last of them was. Throws a TypeError for none.
 */
export const summed = (all: readonly Counted[]): Counted => {
  const [first] = all;
  if (first === undefined) throw new TypeError('There is nothing to add up');
  const unknown = all.find(({ not }) => not !== null);
  const base = unknown ?? first;
  return {
    ...base,
    sight: all.every(({ sight }) => sight === 'all') ? 'all' : base.sight === 'nothing' ? 'nothing' : 'open-only',
    hidden: all.some(({ hidden }) => hidden === true),
    value: unknown === undefined ? added(all, ({ value }) => value ?? 0) : null,
    open: added(all, ({ open }) => open),
    agreed: added(all, ({ agreed }) => agreed),
    within: added(all, ({ within }) => within),
    unknown: all.flatMap((each) => each.unknown),
    first:
      base.not === null
        ? (all
            .map((each) => each.first)
            .toSorted()
            .at(-1) ?? null)
        : base.first,
    begun:
      base.not === null
        ? (all
            .map((each) => each.begun)
            .toSorted()
            .at(-1) ?? null)
        : base.begun,
  };
};
