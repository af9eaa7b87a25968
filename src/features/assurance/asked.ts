import type { Day, Instant } from '../../kernel/index.ts';
import { inForceOn } from '../framework/index.ts';
import type { Occurrence, Schedule } from './facts.ts';
import { type Revision, standingAt } from './raw.ts';

/** An occurrence as it is kept. `from`: the first day of its stretch, null where it has none; `meeting`: the code of the meeting that made it due. */
export type Asked = Omit<Occurrence, 'frequency'> & { readonly from: Day | null; readonly meeting: string | null };

/** A day on which a meeting was to be held, by when it was known. */
export type MeetingDay = { readonly code: string; readonly day: Day; readonly knownAt: Instant };

/**
 * Tells of each revision of an occurrence what an answer to it speaks of and how often was asked, from every revision of the schedules and meetings, each
 * in the order in which it became known. `made`: when each occurrence became known first.
 *
 * The frequency is that in force on the first day it answers for, by what was known when it was made: whatever is said of the schedule afterwards changes
 * what is asked for afterwards, and not how long an answer holds that was given before.
 */
export const readAsked = (
  schedules: readonly Revision<Schedule>[],
  meetings: readonly MeetingDay[],
  made: ReadonlyMap<string, Instant>,
): ((asked: Asked, knownAt: Instant) => Occurrence) => {
  const byMechanism = Map.groupBy(schedules, ({ value: { mechanism } }) => mechanism);
  const byMeeting = Map.groupBy(meetings, ({ code }) => code);
  return ({ from, meeting, ...occurrence }, knownAt) => {
    const days = meeting === null ? [] : (byMeeting.get(meeting) ?? []);
    const upTo = days.findLast((each) => each.knownAt <= knownAt)?.day ?? occurrence.upTo;
    const known = standingAt(byMechanism.get(occurrence.mechanism) ?? [], made.get(occurrence.code) ?? knownAt);
    return { ...occurrence, upTo, frequency: inForceOn(known, from ?? upTo)?.frequency ?? null };
  };
};
