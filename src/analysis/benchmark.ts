import { add, compare, type Decimal, decimal, divide } from '../kernel/index.ts';

/** Which end of the ranking is best, as the national indicator information says. `goldilocks`: best in the middle, so no rank is given. */
export type Ranking = 'ascending' | 'descending' | 'goldilocks';

export type Placed<Key> = { readonly key: Key; readonly value: Decimal };

/** Where one value stands among all: 1 is best, equal values share the better rank (1, 2, 2, 4). */
export type Rank = { readonly rank: number; readonly of: number; readonly sharedWith: number };

/** The rank of `own` among `all` (own included). `null` where own has no value or the indicator has no better end. */
export const rankOf = <Key>(own: Key, all: readonly Placed<Key>[], ranking: Ranking): Rank | null => {
  const mine = all.find(({ key }) => key === own);
  if (mine === undefined || ranking === 'goldilocks') return null;
  const sign = ranking === 'ascending' ? 1 : -1;
  const better = all.filter(({ value }) => compare(value, mine.value) * sign < 0).length;
  const equal = all.filter(({ value }) => compare(value, mine.value) === 0).length;
  return { rank: better + 1, of: all.length, sharedWith: equal - 1 };
};

/** The middle value, or the mean of the two middle ones; `null` of nothing. */
export const medianOf = (values: readonly Decimal[]): Decimal | null => {
  const sorted = [...values].sort(compare);
  const upper = sorted[Math.floor(sorted.length / 2)];
  if (upper === undefined) return null;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return lower === undefined ? null : divide(add(lower, upper), decimal('2'));
};
