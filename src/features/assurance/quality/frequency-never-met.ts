import { answer, mechanism, occurrence, schedule } from '../example-facts.ts';
import { atMechanism, type QualityRule } from './finding.ts';

const asked = {
  mechanisms: [mechanism('M1', 'dataset')],
  schedules: [schedule('M1', 'quarterly')],
  occurrences: [occurrence('M1', '2026-04-21'), occurrence('M1', '2026-07-21')],
};

/** A mechanism that was answered, but not once in time. */
export const FREQUENCY_NEVER_MET: QualityRule = {
  code: 'frequency-never-met',
  title: 'A frequency is never met',
  severity: 'act',
  why: 'A frequency that nobody can keep is a promise to members that is broken by design.',
  remedy: 'Ask the lead which frequency would fit the work, and change it from a day on.',
  find: ({ standings }) =>
    standings
      .filter(({ due, answeredInTime, newest }) => due.length >= 2 && answeredInTime.length === 0 && newest !== null)
      .map((standing) => ({
        place: atMechanism(standing),
        found: `Of ${standing.due.length} due in the last 12 months none was answered in time: ${standing.answeredLate.length} late, ${standing.missing.length} not at all.`,
      })),
  clean: { facts: { ...asked, answers: [answer('M1', '2026-04-21', '2026-04-21')] }, found: [] },
  faulty: { facts: { ...asked, answers: [answer('M1', '2026-04-21', '2026-04-22')] }, found: ['M1'] },
};
