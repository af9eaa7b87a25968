import { mechanism, schedule } from '../example-facts.ts';
import { KINDS, LIFE_BY_FREQUENCY, OTHER_KIND } from '../thresholds.ts';
import { atMechanism, type QualityRule } from './finding.ts';

const meeting = { mechanisms: [mechanism('M1', 'meeting')] };

/** A mechanism whose evidence is old before the next is asked for. */
export const ASKED_TOO_SELDOM: QualityRule = {
  code: 'asked-too-seldom',
  title: 'A mechanism is asked more seldom than its evidence lasts',
  severity: 'know',
  why: 'What comes in is out of date for part of every round, however punctual everybody is.',
  remedy: 'Ask more often, or bring another kind of evidence that lasts longer.',
  find: ({ standings }) =>
    standings.flatMap((standing) => {
      const asked = LIFE_BY_FREQUENCY[standing.schedule?.frequency ?? ''];
      const { longest } = KINDS[standing.source.kind] ?? OTHER_KIND;
      if (asked === undefined || asked.days <= longest.days) return [];
      const found = `What it brings lasts ${longest.days} days at most: ${longest.why}.`;
      return [{ place: atMechanism(standing), found }];
    }),
  clean: { facts: { ...meeting, schedules: [schedule('M1', 'four-monthly')] }, found: [] },
  faulty: { facts: { ...meeting, schedules: [schedule('M1', 'six-monthly')] }, found: ['M1'] },
};
