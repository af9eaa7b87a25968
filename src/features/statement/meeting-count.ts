import type { Day } from '../../kernel/index.ts';
import { isUnrecorded, type Meeting } from '../meetings/index.ts';
import type { MeetingCount } from './facts.ts';

/** Counts what the meetings came to of which something can be said on `today`: those attended or not, and those whose day is over unrecorded. */
export const countMeetings = (meetings: readonly Meeting[], today: Day): MeetingCount => {
  const of = (kind: string): number => meetings.filter(({ attendance }) => attendance?.kind === kind).length;
  const parts = {
    cswo: of('cswo'),
    depute: of('depute'),
    nobody: of('nobody'),
    notAsked: of('not-asked'),
    unrecorded: meetings.filter((meeting) => isUnrecorded(meeting, today)).length,
  };
  return { held: Object.values(parts).reduce((sum, part) => sum + part, 0), ...parts };
};
