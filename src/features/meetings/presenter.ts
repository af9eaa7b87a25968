import { type Day, formatDay, nameOfWeekday } from '../../kernel/index.ts';
import type { Mark } from '../../ui/index.ts';
import { type Directory, type Group, postTitle, spans } from '../people/index.ts';
import { type AttendanceCount, countAttendance, type Outcome, ofTwelveMonths, outcomeOf } from './attendance-count.ts';
import { ATTENDANCES, type Attendance, type Meeting } from './meeting.ts';

/** The outcomes in the order in which they are shown, each with its words and its mark. */
export const OUTCOMES: readonly { readonly outcome: Outcome; readonly words: string; readonly mark: Mark }[] = [
  { outcome: 'cswo', words: 'Attended', mark: { shape: 'tick', tone: 'good' } },
  { outcome: 'depute', words: 'A depute attended', mark: { shape: 'ring', tone: 'good' } },
  { outcome: 'nobody', words: 'Nobody attended', mark: { shape: 'cross', tone: 'bad' } },
  { outcome: 'not-asked', words: 'Not asked', mark: { shape: 'dash', tone: 'neutral' } },
  { outcome: 'unrecorded', words: 'Not recorded yet', mark: { shape: 'question', tone: 'caution' } },
];

/** "Tuesday 24 November 2026". */
export const sayDay = (day: Day): string => `${nameOfWeekday(day)} ${formatDay(day)}`;

/** "Tuesday 24 November 2026, 14:30"; the day alone where the time is not known. */
export const sayWhen = ({ day, time }: Pick<Meeting, 'day' | 'time'>): string =>
  time === null ? `${sayDay(day)}, time not known` : `${sayDay(day)}, ${time}`;

/** "A depute attended: Head of Service, under D-2026-001". */
export const sayAttendance = (
  { kind, deputePost, delegation }: Attendance,
  { posts }: Pick<Directory, 'posts'>,
): string => {
  if (deputePost === null) return ATTENDANCES[kind];
  const under = delegation === null ? 'no delegation recorded' : `under ${delegation}`;
  return `${ATTENDANCES[kind]}: ${postTitle(posts, deputePost)}, ${under}`;
};

/** How a meeting stands, in a few words. */
export const sayState = (meeting: Meeting, today: Day): string => {
  if (meeting.state === 'cancelled') return `Cancelled: ${meeting.cancelledWhy}`;
  const outcome = outcomeOf(meeting, today);
  const known = OUTCOMES.find((each) => each.outcome === outcome);
  return known === undefined ? 'Planned' : known.words;
};

/** "9 of 12, a depute 2, nobody 1": who attended some meetings, of which there is one at least. What is not known stands among it. */
export const sayCount = (count: AttendanceCount): string => {
  const parts = [
    `Attended ${count.cswo} of ${count.meetings}`,
    ...(count.depute > 0 ? [`a depute ${count.depute}`] : []),
    ...(count.nobody > 0 ? [`nobody ${count.nobody}`] : []),
    ...(count['not-asked'] > 0 ? [`not asked ${count['not-asked']}`] : []),
    ...(count.unrecorded > 0 ? [`not recorded yet ${count.unrecorded}`] : []),
  ];
  return parts.join(', ');
};

/** The same of a group's meetings of the twelve months up to `today`. A calendar with none in it says nothing of whether the group met. */
export const sayYear = (meetings: readonly Meeting[], today: Day): string => {
  const counted = countAttendance(meetings, today);
  if (counted.meetings > 0) return sayCount(counted);
  const cancelled = ofTwelveMonths(meetings, today).filter(({ state }) => state === 'cancelled').length;
  return cancelled === 0
    ? 'None in the calendar for the last 12 months, so nothing is known'
    : `Cancelled in the last 12 months: ${cancelled}. No other is in the calendar`;
};

/** The posts of the Chief Social Work Officer. */
export const cswoPostsOf = ({ postRoles }: Pick<Directory, 'postRoles'>): string[] =>
  postRoles.filter(({ role }) => role === 'cswo').map(({ post }) => post);

/** In which capacity the Chief Social Work Officer belongs to the group on that day; null where they do not. */
export const capacityIn = (directory: Directory, { code }: Group, today: Day): string | null => {
  const posts = cswoPostsOf(directory);
  const own = directory.memberships.find(
    (each) => each.group === code && posts.includes(each.post) && spans(each, today),
  );
  return own === undefined ? null : (own.capacity ?? 'Member');
};
