import { dayOf, daysBetween, formatDay } from '../../../kernel/index.ts';
import { answer, mechanism, occurrence, review, schedule } from '../example-facts.ts';
import { reviewOf } from '../standing.ts';
import { atMechanism, type QualityRule } from './finding.ts';

const DAYS = 31;
const given = answer('M1', '2026-10-21', '2026-10-20');
const asked = {
  mechanisms: [mechanism('M1', 'dataset')],
  schedules: [schedule('M1', 'quarterly')],
  occurrences: [occurrence('M1', '2026-10-21')],
  answers: [given],
};

/** A newest answer that nobody has reviewed for over a month. */
export const REVIEW_OUTSTANDING: QualityRule = {
  code: 'review-outstanding',
  title: 'A review has been outstanding for over a month',
  severity: 'know',
  why: 'An answer that nobody else has looked at is one person’s word.',
  remedy: 'Look at it in the review queue: accept it, ask back, or raise a concern.',
  find: ({ standings, given: all, today }) =>
    standings.flatMap((standing) => {
      const { newest, fresh } = standing;
      if (newest === null || fresh !== true || reviewOf(all, newest) !== null) return [];
      const day = dayOf(newest.knownAt);
      if (daysBetween(day, today) <= DAYS) return [];
      return [{ place: atMechanism(standing), found: `Its newest answer came in on ${formatDay(day)}.` }];
    }),
  clean: { facts: { ...asked, reviews: [review(given, '2026-11-20')] }, found: [] },
  faulty: { facts: asked, found: ['M1'] },
};
