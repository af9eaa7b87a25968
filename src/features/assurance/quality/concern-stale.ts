import { dayOf, daysBetween, formatDay } from '../../../kernel/index.ts';
import { concern, mechanism } from '../example-facts.ts';
import type { QualityRule } from './finding.ts';

const DAYS = 92;
const one = { mechanisms: [mechanism('M1', 'dataset')] };

/** A concern that has been open for over a quarter while nothing was written to it. */
export const CONCERN_STALE: QualityRule = {
  code: 'concern-stale',
  title: 'A concern has been open for over a quarter with nothing done',
  severity: 'serious',
  why: 'The council knew, and it can be shown that it knew.',
  remedy:
    'Say what was done and close it, or report the risk upwards. Where you lead what it is about or raised it, somebody else of the office or the chief executive closes it.',
  find: ({ given, today }) =>
    given.facts.concerns
      .filter(({ state, raisedOn, knownAt }) => {
        const quiet = Math.min(daysBetween(raisedOn, today), daysBetween(dayOf(knownAt), today));
        return state === 'open' && quiet > DAYS;
      })
      .map(({ code, mechanism: place, raisedOn, words }) => ({
        place: { kind: 'mechanism' as const, code: place },
        found: `${code}, since ${formatDay(raisedOn)}: ${words}`,
      })),
  clean: {
    facts: { ...one, concerns: [concern('M1', { raisedOn: '2026-08-21', knownAt: '2026-08-21T10:00:00.000Z' })] },
    found: [],
  },
  faulty: {
    facts: { ...one, concerns: [concern('M1', { raisedOn: '2026-08-20', knownAt: '2026-08-20T10:00:00.000Z' })] },
    found: ['M1'],
  },
};
