import { formatDay } from '../../../kernel/index.ts';
import { answer, mechanism, occurrence, schedule } from '../example-facts.ts';
import { atMechanism, type QualityRule } from './finding.ts';

const asked = {
  mechanisms: [mechanism('M1', 'dataset')],
  schedules: [schedule('M1', 'quarterly')],
  occurrences: [occurrence('M1', '2026-04-21'), occurrence('M1', '2026-07-21')],
};

/** A mechanism that was asked twice or more and has never been answered. */
export const NEVER_ANSWERED: QualityRule = {
  code: 'never-answered',
  title: 'A mechanism has never been answered',
  severity: 'serious',
  why: 'It stands in the framework, and may be doing nothing at all.',
  remedy: 'Ask the lead what stands in the way; give it to another post, or say that it has ended.',
  find: ({ standings }) =>
    standings
      .filter(({ due, newest }) => due.length >= 2 && newest === null)
      .map((standing) => ({
        place: atMechanism(standing),
        found: `Asked ${standing.due.length} times in the last 12 months, the first time due on ${formatDay(standing.due.map(({ dueOn }) => dueOn).sort()[0] ?? '')}.`,
      })),
  clean: { facts: { ...asked, answers: [answer('M1', '2026-04-21', '2026-06-30')] }, found: [] },
  faulty: { facts: asked, found: ['M1'] },
};
