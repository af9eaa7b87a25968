import type { Mark } from '../../ui/index.ts';
import { count } from '../site/index.ts';
import type { Concern } from './facts.ts';
import type { Standing } from './standing.ts';

export type MechanismState = { readonly words: string; readonly mark: Mark };

const state = (words: string, shape: Mark['shape'], tone: Mark['tone']): MechanismState => ({
  words,
  mark: { shape, tone },
});

/** Where a mechanism stands, in the words and the shape that pages give it. `late`: how many of its answers are; whatever else holds, that is said. */
export const stateOf = ({ ended, fresh, grade, waivedLast }: Standing, late: number): MechanismState => {
  if (late > 0) return state(count(late, 'answer is late', 'answers are late'), 'cross', 'bad');
  if (ended) return state('Ended', 'dash', 'neutral');
  if (fresh === null && waivedLast !== null) return state('Waived', 'dash', 'neutral');
  if (fresh === null) return state('Not asked yet', 'question', 'neutral');
  if (!fresh) return state('Out of date', 'clock', 'caution');
  return grade === 'nothing' ? state('Nothing arose', 'ring', 'neutral') : state('Up to date', 'tick', 'good');
};

/** The concerns that are open in a mechanism. */
export const openIn = (concerns: readonly Concern[], { source }: Pick<Standing, 'source'>): Concern[] =>
  concerns.filter(({ mechanism, state: is }) => is === 'open' && mechanism === source.code);
