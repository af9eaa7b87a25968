import { type Due, isWithin, lapsesBy } from '../../../clocks/index.ts';
import type { Day, Instant } from '../../../kernel/index.ts';
import { eventOfType, type RegisterType } from '../type/register-type.ts';
import type { EntryEvent, FieldValues, Revision } from './entry.ts';
import { clocksFor, rulesOf } from './law.ts';
import type { Writing } from './revise-entry.ts';

/** The lapse by which an entry stands as it does, and how it would stand but for it. */
export type BeforeLapse = {
  /** The clock and the moment: "SEC-02.-.1@2026-11-29T14:05:00.000Z". */
  readonly by: string;
  readonly at: Instant;
  /** What ran out: to the minute, or with the end of a day. Null where the clock is not told any more. */
  readonly due: Due | null;
  readonly state: string;
  readonly events: readonly EntryEvent[];
};

type Moment = { readonly at: Instant | null; readonly day: Day };

/** Whether something happened within a time; where the minute decides and only the day is known, on its last day as well. */
export const isInTime = (due: Due, moment: Moment): boolean => isWithin(due, moment) !== false;

/** The moment of the lapse that a revision wrote down; null where it is none. */
export const momentOfLapse = ({ kind, by }: Pick<Revision, 'kind' | 'by'>): Instant | null =>
  kind === 'lapsed' && by !== null ? by.slice(by.lastIndexOf('@') + 1) : null;

/** How an entry would stand without the lapse that one of its revisions wrote down; null where that wrote none. */
export const withoutLapse = (revisions: readonly Revision[], index: number): BeforeLapse | null => {
  const [lapse, before, now] = [revisions[index], revisions[index - 1], revisions.at(-1)];
  if (lapse === undefined || before === undefined || now === undefined) return null;
  const at = momentOfLapse(lapse);
  if (at === null || lapse.by === null) return null;
  const stood = new Set(before.events.map(({ number }) => number));
  const byLapse = lapse.events.filter(({ number }) => !stood.has(number)).map(({ number }) => number);
  return {
    by: lapse.by,
    at,
    due: before.clocks.find(({ key }) => lapse.by === `${key}@${at}`)?.lawDue ?? null,
    state: before.state,
    events: now.events.filter(({ number }) => !byLapse.includes(number)),
  };
};

/**
 * How an entry would stand without its last lapse; null where it has none, or where something has led on from that since. Notices, answers put right
 * and steps that leave an entry where it is lead nowhere.
 */
export const beforeLapse = (
  revisions: readonly Revision[],
  { states }: Pick<RegisterType, 'states'>,
): BeforeLapse | null => {
  const index = revisions.findLastIndex(({ kind }) => kind === 'lapsed');
  const lapse = revisions[index];
  if (lapse === undefined || states.find(({ code }) => code === lapse.state)?.lapseOf === undefined) return null;
  if (!revisions.slice(index + 1).every(({ kind, state }) => kind !== 'withdrawn' && state === lapse.state))
    return null;
  const before = withoutLapse(revisions, index);
  // A lapse that became known only after the entry had gone on changed no state.
  return before === null || before.state === lapse.state ? null : before;
};

/** Whether something is said to have happened before a lapse. */
export const cameBefore = ({ due, at }: BeforeLapse, happened: Moment): boolean =>
  isInTime(due ?? { kind: 'instant', at }, happened);

/**
 * Whether a lapse still follows from what had happened by its moment, with these events and answers: what came later undoes no lapse, and what was
 * typed in later and came before may.
 */
export const lapseHolds = (
  before: BeforeLapse,
  { events, fields }: { readonly events: readonly EntryEvent[]; readonly fields: FieldValues },
  { type, law, stays }: Pick<Writing, 'type' | 'law' | 'stays'>,
  now: Instant,
): boolean => {
  const byThen = events.filter((each) => eventOfType(type, each.event)?.ahead === true || cameBefore(before, each));
  const clocks = clocksFor(type, byThen, law, { fields, stays });
  return lapsesBy(clocks, rulesOf(law, type), now).some((each) => `${each.clock.key}@${each.at}` === before.by);
};
