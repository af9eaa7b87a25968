import { mechanism, schedule } from '../example-facts.ts';
import { atFunction, type QualityRule } from './finding.ts';

const ON_REQUEST: readonly string[] = ['as-required', 'as-reported', 'as-available'];

/** A function of which nothing is asked by the calendar. */
export const ONLY_ON_REQUEST: QualityRule = {
  code: 'only-on-request',
  title: 'Nothing about a function comes by itself',
  severity: 'act',
  why: 'What comes as required comes when somebody thinks of it. Where everything does, a quiet year and a blind one look the same.',
  remedy: 'Give one of its mechanisms a frequency of its own.',
  find: ({ opinions }) =>
    opinions
      .filter(({ standings }) => standings.some(({ schedule: own }) => own !== null))
      .filter(({ standings }) =>
        standings.every(({ ended, schedule: own }) => ended || own === null || ON_REQUEST.includes(own.frequency)),
      )
      .filter(({ standings }) => standings.some(({ ended }) => !ended))
      .map((opinion) => ({
        place: atFunction(opinion),
        found: 'All its mechanisms are asked as required, as reported or as available.',
      })),
  clean: {
    facts: {
      mechanisms: [mechanism('M1', 'meeting'), mechanism('M2', 'meeting')],
      schedules: [schedule('M1', 'as-required'), schedule('M2', 'quarterly')],
    },
    found: [],
  },
  faulty: {
    facts: {
      mechanisms: [mechanism('M1', 'meeting'), mechanism('M2', 'meeting')],
      schedules: [schedule('M1', 'as-required'), schedule('M2', 'as-available')],
    },
    found: ['F1'],
  },
};
