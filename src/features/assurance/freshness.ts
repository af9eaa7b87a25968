import { count } from '../site/index.ts';
import { type Factor, levelAt } from './factor.ts';
import { meanOf } from './share.ts';
import type { Standing } from './standing.ts';
import { FRESHNESS } from './thresholds.ts';

const sayAge = ({ mechanism, age, life }: Standing): string =>
  age === null
    ? `${mechanism.title} has never been answered`
    : `${mechanism.title} was last answered ${count(age, 'day')} ago and holds for ${life.days}`;

/** Of how many mechanisms the newest answer is within its life. Null where nothing could be expected of any. */
export const freshnessOf = (standings: readonly Standing[]): Factor | null => {
  const expected = standings.filter(({ fresh }) => fresh !== null);
  const fresh = expected.filter((each) => each.fresh === true);
  const share = meanOf([{ part: fresh.length, whole: expected.length }]);
  if (share === null) return null;
  const stale = expected.filter((each) => each.fresh === false);
  const told =
    stale.length === 0
      ? `All ${count(expected.length, 'mechanism')} were answered recently enough for what they bring still to hold.`
      : `${fresh.length} of ${count(expected.length, 'mechanism')} were answered recently enough. ${stale.map(sayAge).join('; ')}.`;
  const short =
    stale.length === 0
      ? 'All is recent.'
      : `${stale.length} of ${count(expected.length, 'mechanism')} ${stale.length === 1 ? 'was' : 'were'} last answered too long ago.`;
  const one = expected.length === 1 && stale.length === 0 ? 'Its one mechanism was answered recently enough.' : told;
  return {
    name: 'freshness',
    level: levelAt(share, FRESHNESS),
    short,
    sentence: one,
    raise: stale.map(({ mechanism }) => `Bring ${mechanism.title} up to date.`),
  };
};
