import type { Day } from '../../kernel/index.ts';
import { countOutcomes, type Meeting } from '../meetings/index.ts';
import type { MeetingCount } from './facts.ts';

/** What the meetings of the year came to of which something can be said on `today`, by the names under which the statement gives it. */
export const countMeetings = (meetings: readonly Meeting[], today: Day): MeetingCount => {
  const { meetings: held, 'not-asked': notAsked, ...parts } = countOutcomes(meetings, today);
  return { held, ...parts, notAsked };
};
