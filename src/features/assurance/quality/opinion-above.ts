import { dayOf, formatDay } from '../../../kernel/index.ts';
import { mechanism, occurrence, own, schedule } from '../example-facts.ts';
import { LEVEL_WORDS, rankOf } from '../level.ts';
import { atFunction, type QualityRule } from './finding.ts';

const missed = {
  mechanisms: [mechanism('M1', 'audit')],
  schedules: [schedule('M1', 'annual')],
  occurrences: [occurrence('M1', '2026-06-30')],
};

/** An opinion of the officer's own that is better than what came in. */
export const OPINION_ABOVE: QualityRule = {
  code: 'opinion-above',
  title: 'An opinion stands above its evidence',
  severity: 'serious',
  why: 'It is the officer who may know more than came in; but whoever asks later will ask to see it.',
  remedy:
    'Have what the opinion rests on put in as an answer with evidence, or let the opinion worked out stand again.',
  find: ({ opinions }) =>
    opinions.flatMap((opinion) => {
      const { overruled, worked } = opinion;
      if (overruled === null || (worked !== 'not-known' && rankOf(overruled.level) <= rankOf(worked))) return [];
      const since = formatDay(dayOf(overruled.given.knownAt));
      const words = `${LEVEL_WORDS[overruled.level].words} by the officer since ${since}; worked out as ${LEVEL_WORDS[worked].words.toLowerCase()}.`;
      return [{ place: atFunction(opinion), found: words }];
    }),
  clean: { facts: { ...missed, opinions: [own('none', '2026-11-01')] }, found: [] },
  faulty: { facts: { ...missed, opinions: [own('reasonable', '2026-11-01')] }, found: ['F1'] },
};
