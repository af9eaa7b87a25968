import { mechanism, schedule } from '../example-facts.ts';
import { atFunction, type QualityRule } from './finding.ts';

/** A function for which nothing is in force. */
export const NO_MECHANISM: QualityRule = {
  code: 'no-mechanism',
  title: 'A function has no mechanism',
  severity: 'serious',
  why: 'The council answers for the function and asks nobody about it.',
  remedy: 'Add a mechanism to the framework, and somebody who leads on it.',
  find: ({ opinions }) =>
    opinions
      .filter(({ standings }) => standings.every(({ ended }) => ended))
      .map((opinion) => ({ place: atFunction(opinion), found: 'No mechanism for it is in force.' })),
  clean: { facts: { mechanisms: [mechanism('M1', 'audit')], schedules: [schedule('M1', 'annual')] }, found: [] },
  faulty: {
    facts: { mechanisms: [mechanism('M1', 'audit')], schedules: [schedule('M1', 'ended')] },
    found: ['F1'],
  },
};
