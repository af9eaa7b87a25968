import type { Asked } from '../site/index.ts';
import { MEETINGS } from './addresses.ts';
import { recordAttendance } from './attend-meeting.ts';
import { cancelMeeting, changeMeeting } from './change-meeting.ts';
import { groupPage } from './page-group.tsx';
import { oneMeetingPage } from './page-meeting.tsx';
import { addMeeting, addSeries } from './plan-meeting.ts';
import { PLAN_MEETINGS, RECORD_ATTENDANCE } from './policy.ts';
import type { MeetingDraft } from './typed-meeting.ts';
import type { Draw, MeetingForm } from './view.tsx';

const group =
  ({ named }: Asked): Draw =>
  (given) =>
    groupPage(given, named('group'));

const meeting =
  ({ named }: Asked): Draw =>
  (given) =>
    oneMeetingPage(given, named('meeting'));

const meetingIn = ({ answer }: Asked): MeetingDraft => ({
  day: answer('day'),
  time: answer('time'),
  title: answer('title'),
  papersDue: answer('papers_due'),
});

/** The forms of meetings: putting one or several in the calendar, moving and cancelling one, and recording who attended. */
export const MEETING_FORMS: readonly MeetingForm[] = [
  {
    path: '/meetings/groups/:group',
    permission: PLAN_MEETINGS,
    record: 'meeting.add',
    which: 'meeting',
    change: (asked) => addMeeting(asked.office, asked.named('group'), meetingIn(asked)),
    next: ({ council }, added) => MEETINGS.meeting(council, String(added), 'added'),
    page: group,
  },
  {
    path: '/meetings/groups/:group/series',
    permission: PLAN_MEETINGS,
    record: 'meeting.add',
    which: 'series',
    change: ({ office, named, answer }) =>
      addSeries(office, named('group'), {
        first: answer('first'),
        rhythm: answer('rhythm'),
        last: answer('last'),
        time: answer('time'),
        title: answer('title'),
        papersBefore: answer('papers_before'),
      }),
    next: ({ council, named }) => MEETINGS.group(council, named('group'), 'series'),
    page: group,
  },
  {
    path: '/meetings/:meeting',
    permission: PLAN_MEETINGS,
    record: 'meeting.change',
    which: 'meeting',
    change: (asked) => changeMeeting(asked.office, asked.named('meeting'), meetingIn(asked)),
    next: ({ council, named }) => MEETINGS.meeting(council, named('meeting'), 'changed'),
    page: meeting,
  },
  {
    path: '/meetings/:meeting/cancel',
    permission: PLAN_MEETINGS,
    record: 'meeting.cancel',
    which: 'cancel',
    change: ({ office, named, answer }) => cancelMeeting(office, named('meeting'), answer('why')),
    next: ({ council, named }) => MEETINGS.meeting(council, named('meeting'), 'cancelled'),
    page: meeting,
  },
  {
    path: '/meetings/:meeting/attendance',
    permission: RECORD_ATTENDANCE,
    record: 'meeting.attendance',
    which: 'attendance',
    change: ({ office, named, answer }) =>
      recordAttendance(office, named('meeting'), {
        kind: answer('kind'),
        depute: answer('depute'),
        minute: answer('minute'),
      }),
    next: ({ council, named }) => MEETINGS.meeting(council, named('meeting'), 'attended'),
    page: meeting,
  },
];
