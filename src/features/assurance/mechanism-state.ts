import type { Mark } from '../../ui/index.ts';
import type { Concern } from './facts.ts';
import type { Standing } from './standing.ts';

export type MechanismState = { readonly words: string; readonly mark: Mark };

const state = (words: string, shape: Mark['shape'], tone: Mark['tone']): MechanismState => ({
  words,
  mark: { shape, tone },
});

/** Where a mechanism stands, in the words and the shape that pages give it. */
export const stateOf = ({ ended, fresh, due, missing, grade, waivedLast }: Standing): MechanismState => {
  if (ended) return state('Ended', 'dash', 'neutral');
  if (fresh === null && waivedLast !== null) return state('Waived', 'dash', 'neutral');
  if (fresh === null) return state('Not asked yet', 'question', 'neutral');
  const last = due
    .map(({ dueOn }) => dueOn)
    .sort()
    .at(-1);
  if (missing.some(({ dueOn }) => dueOn === last)) return state('Late', 'cross', 'bad');
  if (!fresh) return state('Out of date', 'clock', 'caution');
  return grade === 'nothing' ? state('Nothing arose', 'ring', 'neutral') : state('Up to date', 'tick', 'good');
};

/** The concerns that are open in a mechanism. */
export const openIn = (concerns: readonly Concern[], { source }: Pick<Standing, 'source'>): Concern[] =>
  concerns.filter(({ mechanism, state: is }) => is === 'open' && mechanism === source.code);
