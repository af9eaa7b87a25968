import { dayOf, formatDay } from '../../../kernel/index.ts';
import { answer, mechanism, occurrence, own, schedule } from '../example-facts.ts';
import { atFunction, type QualityRule } from './finding.ts';

const audited = {
  mechanisms: [mechanism('M1', 'audit')],
  schedules: [schedule('M1', 'annual')],
  occurrences: [occurrence('M1', '2026-06-30')],
  opinions: [own('limited', '2026-07-01')],
};

/** An opinion of the officer's own that has stood for over a quarter while nothing new came in. */
export const OPINION_UNCHANGED: QualityRule = {
  code: 'opinion-unchanged',
  title: 'An opinion of the officer has stood for over a quarter on the same evidence',
  severity: 'act',
  why: 'An opinion given for a reason stays when the reason has gone, unless somebody looks again.',
  remedy: 'Look at the function again: confirm the opinion with its reason, or let the one worked out stand.',
  find: ({ opinions, given }) =>
    opinions.flatMap((opinion) => {
      const { overruled, standings } = opinion;
      if (overruled === null || !overruled.old) return [];
      const { knownAt } = overruled.given;
      if (
        standings.some(({ source }) => given.answers.get(source.code)?.some((each) => each.knownAt > knownAt) === true)
      )
        return [];
      return [{ place: atFunction(opinion), found: `Given on ${formatDay(dayOf(knownAt))}; no answer came in since.` }];
    }),
  clean: { facts: { ...audited, answers: [answer('M1', '2026-06-30', '2026-07-02')] }, found: [] },
  faulty: { facts: { ...audited, answers: [answer('M1', '2026-06-30', '2026-06-29')] }, found: ['F1'] },
};
