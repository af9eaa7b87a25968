import { dayOf, daysBetween, formatDay } from '../../../kernel/index.ts';
import { answer, mechanism, occurrence, review, schedule } from '../example-facts.ts';
import { atMechanism, type QualityRule } from './finding.ts';

const DAYS = 31;
const given = answer('M1', '2026-07-21', '2026-07-20');
const returned = review(given, '2026-08-01', { verdict: 'returned', words: 'How many were late?' });
const asked = {
  mechanisms: [mechanism('M1', 'dataset')],
  schedules: [schedule('M1', 'quarterly')],
  occurrences: [occurrence('M1', '2026-07-21')],
  reviews: [returned],
};

/** A question asked back to which no answer has come for over a month. */
export const QUESTION_UNANSWERED: QualityRule = {
  code: 'question-unanswered',
  title: 'A reviewer’s question has had no answer for over a month',
  severity: 'act',
  why: 'Somebody saw something, asked, and it was left there.',
  remedy: 'Ask the lead again, or raise it as a concern.',
  find: ({ standings, today }) =>
    standings.flatMap((standing) => {
      const { newestReview } = standing;
      if (newestReview === null || newestReview.verdict !== 'returned') return [];
      const day = dayOf(newestReview.knownAt);
      if (daysBetween(day, today) <= DAYS) return [];
      return [{ place: atMechanism(standing), found: `Asked on ${formatDay(day)}: ${newestReview.words}` }];
    }),
  clean: { facts: { ...asked, answers: [given, answer('M1', '2026-07-21', '2026-08-10')] }, found: [] },
  faulty: { facts: { ...asked, answers: [given] }, found: ['M1'] },
};
