import { dayOf, formatDay, type Instant } from '../../../kernel/index.ts';
import type { Revision } from './entry.ts';
import { broughtToLaw, byProgram, lapsed, lapsesWithoutGround } from './lapse.ts';
import type { Writing } from './revise-entry.ts';
import { workedOutAnew } from './worked-out.ts';

// A lapse from which people went on is not undone behind their backs: it is told, and theirs to judge.
const standingAllTheSame = (revisions: readonly Revision[], writing: Writing): string =>
  lapsesWithoutGround(revisions, writing, writing.at)
    .map(
      ({ at }) =>
        `. What the time brought about on ${formatDay(dayOf(at))} would not have come then, and stands, because the entry went on from it: look at it with your legal adviser`,
    )
    .join('');

/**
 * The revisions by which the times of an entry are worked out anew, and what the law then makes of it: a lapse that would not have come is taken back, or told
 * where the entry went on from it. None where no time is another. `words` say why where it is not that the calendars or the rules changed.
 */
export const recounted = (
  revisions: readonly Revision[],
  writing: Writing,
  words: string | null = null,
): Revision[] => {
  const now = revisions.at(-1);
  const anew = now === undefined ? null : workedOutAnew(now, writing, words);
  if (anew === null) return [];
  const after = broughtToLaw([...revisions, anew], writing, writing.at);
  return [
    { ...anew, words: `${anew.words ?? ''}${standingAllTheSame([...revisions, anew, ...after], writing)}` },
    ...after,
  ];
};

/** The revisions by which an entry becomes what it is by the law as it is known at `at`, where nobody has written that down yet. */
export const byLawNow = (
  revisions: readonly Revision[],
  ruled: Pick<Writing, 'type' | 'law' | 'stays'>,
  at: Instant,
): Revision[] => {
  const anew = recounted(revisions, byProgram(ruled, at));
  return anew.length > 0 ? anew : lapsed(revisions, ruled, at);
};
