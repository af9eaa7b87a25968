import type { Due, RunningClock } from '../../../clocks/index.ts';
import type { Revision } from './entry.ts';
import { broughtToLaw } from './lapse.ts';
import { clocksFor } from './law.ts';
import { nextRevision, type Writing } from './revise-entry.ts';

// Parts by their names: what was kept comes back in another order.
const partsOf = (due: Due): string =>
  due.kind === 'unknown' ? `${due.kind} ${due.code} ${due.words}` : `${due.kind} ${due.at}`;

const dueTimes = (clocks: readonly RunningClock[]): string =>
  clocks
    .map(({ key, due, lawDue, notBefore }) => `${key}: ${partsOf(due)}, ${partsOf(lawDue)}, ${notBefore ?? ''}`)
    .sort()
    .join('; ');

/**
 * The revisions by which the times of an entry are worked out anew, and what the law then makes of it; none where no time is another. `words` say why
 * where it is not that a calendar was loaded.
 */
export const recounted = (
  revisions: readonly Revision[],
  writing: Writing,
  words: string | null = null,
): Revision[] => {
  const now = revisions.at(-1);
  if (now === undefined || now.kind === 'withdrawn') return [];
  const clocks = clocksFor(writing.type, now.events, writing.law, { fields: now.fields, stays: writing.stays });
  if (dueTimes(clocks) === dueTimes(now.clocks)) return [];
  const anew = nextRevision(now, { kind: 'recounted', words }, writing);
  return [anew, ...broughtToLaw([...revisions, anew], writing, writing.at)];
};
