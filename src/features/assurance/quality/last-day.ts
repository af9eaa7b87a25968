import { dayOf } from '../../../kernel/index.ts';
import { answer, mechanism, occurrence, schedule } from '../example-facts.ts';
import { atMechanism, type QualityRule } from './finding.ts';

const FEWEST = 4;
const QUARTERS = ['2026-01-21', '2026-04-21', '2026-07-21', '2026-10-21'];
const asked = {
  mechanisms: [mechanism('M1', 'dataset')],
  schedules: [schedule('M1', 'quarterly')],
  occurrences: QUARTERS.map((day) => occurrence('M1', day)),
};

/** A mechanism that is answered on the last day or after it, every time. */
export const LAST_DAY: QualityRule = {
  code: 'last-day',
  title: 'A mechanism is always answered on the last day or later',
  severity: 'know',
  why: 'It may be that the figures come no sooner; then there is no time left for a second look at them.',
  remedy: 'Ask when the figures are ready, and give more days after the end of the period.',
  find: ({ standings, given }) =>
    standings
      .filter(({ due, missing }) => due.length - missing.length >= FEWEST)
      .filter(({ due }) =>
        due.every(({ code, dueOn }) => {
          const first = given.first.get(code);
          return first === undefined || dayOf(first.knownAt) >= dueOn;
        }),
      )
      .map((standing) => ({
        place: atMechanism(standing),
        found: `All ${standing.due.length - standing.missing.length} answers of the last 12 months came on the last day or later.`,
      })),
  clean: {
    facts: { ...asked, answers: QUARTERS.map((day, at) => answer('M1', day, at === 2 ? '2026-07-20' : day)) },
    found: [],
  },
  faulty: { facts: { ...asked, answers: QUARTERS.map((day) => answer('M1', day, day)) }, found: ['M1'] },
};
