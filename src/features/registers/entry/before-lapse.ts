import { minutesAfter } from '../../../clocks/index.ts';
import type { RegisterType } from '../type/register-type.ts';
import type { EntryEvent, Revision } from './entry.ts';
import { momentOfLapse } from './lapse.ts';
import type { Happened } from './revise-entry.ts';

/** How an entry stood but for a lapse that is written down: `by` names the lapse. */
export type BeforeLapse = { readonly by: string; readonly state: string; readonly events: readonly EntryEvent[] };

const LEAVE_IT_THERE = new Set(['changed', 'noted', 'taken-back', 'recounted']);

/**
 * How an entry would stand without its last lapse, where a step is said to have happened before that; null where it has none, or where somebody
 * decided something since. What was done in time stands, though it is written down only after the time ran out and though notices were noted since.
 */
export const beforeLapse = (
  revisions: readonly Revision[],
  happened: Happened | null,
  { states }: Pick<RegisterType, 'states'>,
): BeforeLapse | null => {
  const index = revisions.findLastIndex(({ kind }) => kind === 'lapsed');
  const [lapse, before, now] = [revisions[index], revisions[index - 1], revisions.at(-1)];
  if (lapse === undefined || before === undefined || now === undefined || happened?.at == null) return null;
  if (!revisions.slice(index + 1).every(({ kind }) => LEAVE_IT_THERE.has(kind))) return null;
  const lapsedAt = momentOfLapse(lapse);
  // A lapse that was taken back already left the entry in the state before it.
  if (lapsedAt === null || lapse.by === null || now.state !== lapse.state) return null;
  if (states.find(({ code }) => code === lapse.state)?.lapseOf === undefined) return null;
  if (happened.at >= minutesAfter(lapsedAt, 1)) return null;
  const stood = new Set(before.events.map(({ number }) => number));
  const byLapse = lapse.events.filter(({ number }) => !stood.has(number)).map(({ number }) => number);
  return {
    by: lapse.by,
    state: before.state,
    events: now.events.filter(({ number }) => !byLapse.includes(number)),
  };
};
