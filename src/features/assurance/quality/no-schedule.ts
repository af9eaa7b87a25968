import { mechanism, schedule } from '../example-facts.ts';
import { atMechanism, type QualityRule } from './finding.ts';

const audit = { mechanisms: [mechanism('M1', 'audit')] };

/** A mechanism of which nobody said how often. */
export const NO_SCHEDULE: QualityRule = {
  code: 'no-schedule',
  title: 'A mechanism has no frequency',
  severity: 'serious',
  why: 'Nothing ever falls due for it, so its silence is never noticed.',
  remedy: 'Say how often it brings something; "as required" is an answer.',
  find: ({ standings }) =>
    standings
      .filter((standing) => standing.schedule === null)
      .map((standing) => ({ place: atMechanism(standing), found: 'No frequency is in force for it.' })),
  clean: { facts: { ...audit, schedules: [schedule('M1', 'as-required')] }, found: [] },
  faulty: { facts: { ...audit, schedules: [schedule('M1', 'annual', { fromDay: '2026-12-01' })] }, found: ['M1'] },
};
