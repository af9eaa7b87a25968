import { mechanism, schedule } from '../example-facts.ts';
import { atFunction, type QualityRule } from './finding.ts';

/** A function that rests on one mechanism. */
export const ONE_MECHANISM: QualityRule = {
  code: 'one-mechanism',
  title: 'A function rests on one mechanism',
  severity: 'act',
  why: 'If that one fails, or its lead sees what they wish to see, nothing else would show it.',
  remedy: 'Add a second mechanism of another kind, or name an existing one that speaks to the function as well.',
  find: ({ opinions }) =>
    opinions
      .filter(({ standings }) => standings.filter(({ ended }) => !ended).length === 1)
      .map((opinion) => ({
        place: atFunction(opinion),
        found: `Only ${opinion.standings.find(({ ended }) => !ended)?.mechanism.title ?? 'one mechanism'} speaks to it.`,
      })),
  clean: { facts: { mechanisms: [mechanism('M1', 'audit'), mechanism('M2', 'meeting')] }, found: [] },
  faulty: {
    facts: {
      mechanisms: [mechanism('M1', 'audit'), mechanism('M2', 'meeting')],
      schedules: [schedule('M1', 'annual'), schedule('M2', 'ended')],
    },
    found: ['F1'],
  },
};
