import { type Day, twelveMonthsTo } from '../../kernel/index.ts';
import { type AttendanceKind, isUnrecorded, type Meeting } from './meeting.ts';

/** What becomes of a meeting that was to take place: who attended, or that nobody has said so yet. */
export type Outcome = AttendanceKind | 'unrecorded';

/** How many meetings of some days came to what. `meetings`: all of them, so the counts add up to it; cancelled ones are in none. */
export type AttendanceCount = Readonly<Record<Outcome, number>> & { readonly meetings: number };

/** What a meeting counts as on that day; null for one that is still to come or was cancelled. */
export const outcomeOf = (meeting: Meeting, today: Day): Outcome | null =>
  meeting.attendance?.kind ?? (isUnrecorded(meeting, today) ? 'unrecorded' : null);

/** What some meetings came to by a day. */
export const countOutcomes = (meetings: readonly Meeting[], today: Day): AttendanceCount => {
  const count = { cswo: 0, depute: 0, nobody: 0, 'not-asked': 0, unrecorded: 0, meetings: 0 };
  for (const meeting of meetings) {
    const outcome = outcomeOf(meeting, today);
    if (outcome === null) continue;
    count[outcome] += 1;
    count.meetings += 1;
  }
  return count;
};

/** Those of the meetings that are of the twelve months up to `today`. */
export const ofTwelveMonths = (meetings: readonly Meeting[], today: Day): Meeting[] =>
  meetings.filter(({ day }) => day >= twelveMonthsTo(today) && day <= today);

/** What the meetings of the twelve months up to `today` came to. */
export const countAttendance = (meetings: readonly Meeting[], today: Day): AttendanceCount =>
  countOutcomes(ofTwelveMonths(meetings, today), today);
