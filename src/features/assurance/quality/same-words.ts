import { answer, mechanism, occurrence, schedule } from '../example-facts.ts';
import type { Answer } from '../facts.ts';
import { answersBy } from '../standing.ts';
import { atMechanism, type QualityRule } from './finding.ts';

const FEWEST = 3;
const DAYS = ['2026-04-21', '2026-07-21', '2026-10-21'];
const asked = {
  mechanisms: [mechanism('M1', 'oversight')],
  schedules: [schedule('M1', 'quarterly')],
  occurrences: DAYS.map((day) => occurrence('M1', day)),
};

const wordsOf = ({ done, tells }: Answer): string =>
  `${done} ${tells}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A mechanism whose last three answers are word for word the same. */
export const SAME_WORDS: QualityRule = {
  code: 'same-words',
  title: 'Several answers say the same, word for word',
  severity: 'act',
  why: 'Words that are copied from the last time tell that somebody answered, not that somebody looked.',
  remedy: 'Ask what was different this time, and for the evidence behind it.',
  find: ({ standings, given }) =>
    standings.flatMap((standing) => {
      const said = answersBy(given, standing.source.code).filter(({ nothingArose }) => !nothingArose);
      const last = said.slice(-FEWEST).map(wordsOf);
      if (last.length < FEWEST || new Set(last).size > 1) return [];
      const quote = said.at(-1)?.done ?? '';
      const short = quote.length > 120 ? `${quote.slice(0, 120)}…` : quote;
      return [{ place: atMechanism(standing), found: `The last ${FEWEST} answers all read: “${short}”` }];
    }),
  clean: {
    facts: {
      ...asked,
      answers: DAYS.map((day, at) => answer('M1', day, day, { tells: at === 1 ? 'One was late' : 'It is well' })),
    },
    found: [],
  },
  faulty: {
    facts: {
      ...asked,
      answers: DAYS.map((day, at) => answer('M1', day, day, { tells: at === 1 ? 'It is  well.' : 'It is well' })),
    },
    found: ['M1'],
  },
};
