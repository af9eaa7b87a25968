import { dayOf, formatDay } from '../../../kernel/index.ts';
import { answer, mechanism, occurrence, schedule } from '../example-facts.ts';
import { answersBy } from '../standing.ts';
import { atMechanism, type QualityRule } from './finding.ts';

const FEWEST = 4;
const QUARTERS = ['2026-01-21', '2026-04-21', '2026-07-21', '2026-10-21'];
const asked = {
  mechanisms: [mechanism('M1', 'notification')],
  schedules: [schedule('M1', 'as-required')],
  occurrences: QUARTERS.map((day) => occurrence('M1', day)),
};

/** A mechanism of which nothing has been said for a year but that nothing arose. */
export const ALWAYS_NOTHING: QualityRule = {
  code: 'always-nothing',
  title: 'A mechanism always says that nothing arose',
  severity: 'act',
  why: 'It may be so. It may also be that nobody looks, or that what arises goes another way.',
  remedy: 'Ask the lead how they would know; look for one case that should have come this way.',
  find: ({ standings, given }) =>
    standings.flatMap((standing) => {
      const last = answersBy(given, standing.source.code).slice(-FEWEST);
      const [first] = last;
      if (first === undefined || last.length < FEWEST || !last.every(({ nothingArose }) => nothingArose)) return [];
      const found = `The last ${FEWEST} answers, since ${formatDay(dayOf(first.knownAt))}, all say that nothing arose.`;
      return [{ place: atMechanism(standing), found }];
    }),
  clean: {
    facts: { ...asked, answers: QUARTERS.map((day, at) => answer('M1', day, day, { nothingArose: at !== 3 })) },
    found: [],
  },
  faulty: {
    facts: { ...asked, answers: QUARTERS.map((day) => answer('M1', day, day, { nothingArose: true })) },
    found: ['M1'],
  },
};
