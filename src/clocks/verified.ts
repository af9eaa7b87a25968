import type { WorkingCalendar } from './calendar.ts';
import type { ClockRule } from './rule.ts';

/**
 * Whether a due time may be called verified: the number, the way of counting and the calendar all are. A stop has no wording that says whether its
 * first and last days count, so what was paused is not; neither is a number that the council sets, or a count by a calendar that is not the rule's own
 * (`calendar`). Anything else is shown as "confirm with your legal adviser".
 */
export const isVerified = (
  rule: ClockRule,
  calendars: ReadonlyMap<string, WorkingCalendar>,
  { paused = false, calendar = rule.calendar }: { readonly paused?: boolean; readonly calendar?: string | null } = {},
): boolean => {
  if (rule.verification !== 'verified' || paused || rule.numberFrom === 'council') return false;
  if (calendar !== rule.calendar) return false;
  if (rule.countingBasis !== null && rule.countingBasis !== 'text') return false;
  return rule.calendar === null || calendars.get(rule.calendar)?.verification === 'verified';
};

/** What stands wherever a time that is not verified is shown. */
export const UNVERIFIED_WORDS = 'confirm with your legal adviser';
