import { isOwn } from '../../answers/index.ts';
import { answer, mechanism, occurrence, review, schedule } from '../example-facts.ts';
import { atMechanism, type QualityRule } from './finding.ts';

const given = answer('M1', '2026-10-21', '2026-10-20');
const asked = {
  mechanisms: [mechanism('M1', 'dataset')],
  schedules: [schedule('M1', 'quarterly')],
  occurrences: [occurrence('M1', '2026-10-21')],
  answers: [given],
};

/** An answer accepted by whoever gave it, or from the same post. */
export const OWN_REVIEW: QualityRule = {
  code: 'own-review',
  title: 'A lead reviewed what they answered themselves',
  severity: 'serious',
  why: 'It looks like a second pair of eyes, and is the first. It does not count towards the opinion.',
  remedy: 'Let another post review it.',
  find: ({ standings }) =>
    standings
      .filter(
        ({ newest, newestReview }) =>
          newest !== null &&
          newestReview !== null &&
          newestReview.verdict === 'accepted' &&
          isOwn(newestReview, newest),
      )
      .map((standing) => ({
        place: atMechanism(standing),
        found: 'Its newest answer was accepted by the person or the post that gave it.',
      })),
  clean: { facts: { ...asked, reviews: [review(given, '2026-10-21')] }, found: [] },
  faulty: { facts: { ...asked, reviews: [review(given, '2026-10-21', { post: 'LEAD' })] }, found: ['M1'] },
};
