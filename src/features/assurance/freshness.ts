import { formatDay } from '../../kernel/index.ts';
import { count } from '../site/index.ts';
import { type Factor, levelAt } from './factor.ts';
import { meanOf } from './share.ts';
import type { Standing } from './standing.ts';
import { FRESHNESS } from './thresholds.ts';

const sayAge = ({ mechanism: { title }, newest, upTo, age, life }: Standing): string =>
  newest === null
    ? `${title} has never been answered`
    : upTo === null || age === null
      ? `${title} was last answered for days long past`
      : `${title} was last answered for days up to ${formatDay(upTo)}, ${count(age, 'day')} ago, and that holds for ${life.days}`;

/** Of how many mechanisms the newest answer is within its life, counted from the last day that it speaks of. Null where nothing could be expected of any. */
export const freshnessOf = (standings: readonly Standing[]): Factor | null => {
  const expected = standings.filter(({ fresh }) => fresh !== null);
  const fresh = expected.filter((each) => each.fresh === true);
  const share = meanOf([{ part: fresh.length, whole: expected.length }]);
  if (share === null) return null;
  const stale = expected.filter((each) => each.fresh === false);
  const all = count(expected.length, 'mechanism');
  const told =
    stale.length === 0
      ? expected.length === 1
        ? 'The newest answer of its one mechanism still holds.'
        : `The newest answers of all ${all} still hold.`
      : `The newest answer still holds for ${fresh.length} of ${all}. ${stale.map(sayAge).join('; ')}.`;
  const short =
    stale.length === 0
      ? 'All is recent.'
      : `${stale.length} of ${all} ${stale.length === 1 ? 'has' : 'have'} no answer that still holds.`;
  return {
    name: 'freshness',
    level: levelAt(share, FRESHNESS),
    short,
    sentence: told,
    raise: stale.map(({ mechanism }) => `Bring ${mechanism.title} up to date.`),
  };
};
