import type { JSX } from 'preact';

import { formatDay, formatInstant } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import {
  Button,
  DataTable,
  Form,
  KeyFacts,
  Link,
  Notice,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { may } from '../access/index.ts';
import { vacantPosts } from '../people/index.ts';
import { BY_HAND } from '../record/index.ts';
import { fieldIn, hiddenOf } from '../site/index.ts';
import { MEETINGS } from './addresses.ts';
import { coversMeeting, unfitToAttend } from './attend-meeting.ts';
import { MeetingFields } from './group-forms.tsx';
import { ATTENDANCES, hasBegun, isUnrecorded, type Meeting } from './meeting.ts';
import { Minute } from './page-group.tsx';
import { PLAN_MEETINGS, RECORD_ATTENDANCE } from './policy.ts';
import { cswoPostsOf, sayAttendance, sayDay, sayState, sayWhen } from './presenter.ts';
import { revisionsOfMeeting } from './read-model.ts';
import { type MeetingsView, meetingPage, meetingsCrumb, nothingHere } from './view.tsx';

type Of = { readonly given: MeetingsView; readonly meeting: Meeting };

// Whoever covered meetings then, under their delegation, before every other post of the group and of the council that can act for the officer.
const deputeChoices = ({ given: { directory }, meeting }: Of) => {
  const cswo = cswoPostsOf(directory);
  const title = (post: string): string => directory.posts.get(post)?.title ?? post;
  const members = new Set(directory.memberships.filter(({ group }) => group === meeting.group).map(({ post }) => post));
  const unfit = unfitToAttend(directory, meeting);
  // What is recorded of the day may have come later than the day, so it is not said that nobody held it.
  const vacant = vacantPosts(directory, meeting.day);
  const posts = [...directory.posts.keys()].filter((post) => !cswo.includes(post) && !unfit.has(post));
  return [
    { value: '', label: 'Choose a post' },
    ...directory.delegations
      .filter((each) => coversMeeting(each, meeting))
      .map(({ deputePost, code }) => ({
        value: `${deputePost} ${code}`,
        label: `${title(deputePost)}, under ${code}`,
      })),
    ...[...posts.filter((post) => members.has(post)), ...posts.filter((post) => !members.has(post))].map((post) => ({
      value: post,
      label: `${title(post)}, without a delegation${vacant.has(post) ? ' (nobody is recorded in it on the day)' : ''}`,
    })),
  ];
};

const Attend = ({ given, meeting }: Of): JSX.Element => {
  const { again, council, request } = given;
  const { attendance } = meeting;
  const depute = [attendance?.deputePost, attendance?.delegation].filter((each) => each != null).join(' ');
  return (
    <section id="attendance">
      <h2>{attendance === null ? 'Record who attended' : 'Correct who attended'}</h2>
      <Form action={MEETINGS.attendance(council, meeting.code)} hidden={hiddenOf(request)}>
        <RadioField
          {...fieldIn(again, 'attendance', 'kind', attendance?.kind ?? '')}
          label="Who attended for the Chief Social Work Officer?"
          choices={Object.entries(ATTENDANCES).map(([value, label]) => ({ value, label }))}
        />
        <SelectField
          {...fieldIn(again, 'attendance', 'depute', depute)}
          label="Which depute, if one attended"
          choices={deputeChoices({ given, meeting })}
        />
        <TextField
          {...fieldIn(again, 'attendance', 'minute', attendance?.minute ?? '')}
          label="Where the minute is, if it is known"
          hint="Its reference, or an address that begins with https://"
          autocomplete="off"
        />
        <Button words="Record who attended" />
      </Form>
    </section>
  );
};

const Change = ({ given, meeting }: Of): JSX.Element => (
  <section id="meeting">
    <h2>Move or change the meeting</h2>
    <Form action={MEETINGS.meeting(given.council, meeting.code)} hidden={hiddenOf(given.request)}>
      <MeetingFields given={given} which="meeting" now={meeting} />
      <Button words="Change the meeting" secondary />
    </Form>
  </section>
);

const Cancel = ({ given, meeting }: Of): JSX.Element => (
  <section id="cancel">
    <h2>{meeting.state === 'held' ? 'It did not take place' : 'Cancel the meeting'}</h2>
    <Form action={MEETINGS.cancel(given.council, meeting.code)} hidden={hiddenOf(given.request)}>
      <TextAreaField
        {...fieldIn(given.again, 'cancel', 'why')}
        label={meeting.state === 'held' ? 'Why it did not take place after all' : 'Why it does not take place'}
        rows={2}
      />
      <Button words="Cancel the meeting" secondary />
    </Form>
  </section>
);

const sayRevision = (revision: Meeting, before: Meeting | undefined, given: MeetingsView): string => {
  if (revision.state === 'cancelled') return `Cancelled: ${revision.cancelledWhy}`;
  if (revision.attendance !== null) return sayAttendance(revision.attendance, given.directory);
  if (before === undefined) return `Put in the calendar for ${sayWhen(revision)}`;
  if (before.day !== revision.day || before.time !== revision.time) return `Moved to ${sayWhen(revision)}`;
  return 'What it is for, or when its papers are due, was changed';
};

const History = ({ given, revisions }: { given: MeetingsView; revisions: readonly Meeting[] }): JSX.Element => (
  <>
    <h2>History</h2>
    <DataTable
      id="history"
      caption="What was known of the meeting, the latest first"
      captionHidden
      narrow="stack"
      columns={[
        { title: 'Known since', cell: ({ at }) => at },
        { title: 'What', rowHeader: true, cell: ({ what }: { at: string; what: string; by: string }) => what },
        { title: 'Told by', cell: ({ by }) => by },
      ]}
      rows={revisions
        .map((revision, index) => ({
          at: formatInstant(revision.knownAt),
          what: sayRevision(revision, revisions[index - 1], given),
          by: revision.origin === BY_HAND ? 'Somebody of the council' : 'A pack',
        }))
        .toReversed()}
    />
  </>
);

/** One meeting: when it is, what became of it, who attended, and the forms that say so. */
export const oneMeetingPage = async (given: MeetingsView, code: string): Promise<RouteAnswer> => {
  const { tx, directory, council, now, today } = given;
  const revisions = await revisionsOfMeeting(tx, code);
  const meeting = revisions.at(-1);
  if (meeting === undefined) return nothingHere(given, 'There is no such meeting');
  const group = directory.groups.find((each) => each.code === meeting.group);
  const groupTitle = group?.title ?? meeting.group;
  const of: Of = { given, meeting };
  const { acting } = given.view;
  const attends = may(acting, RECORD_ATTENDANCE) && meeting.state !== 'cancelled' && hasBegun(meeting, now);
  const plans = may(acting, PLAN_MEETINGS);
  return meetingPage(given, {
    title: `${groupTitle}, ${formatDay(meeting.day)}`,
    label: 'Meeting',
    crumbs: [meetingsCrumb(council), { words: groupTitle, href: MEETINGS.group(council, meeting.group) }],
    facts: [{ term: 'Code', value: code }],
    main: (
      <>
        {isUnrecorded(meeting, today) ? (
          <Notice tone="warning" title="Who attended is not recorded yet">
            <p>Until it is, the meeting counts for no assurance.</p>
          </Notice>
        ) : null}
        <KeyFacts
          facts={[
            { term: 'Group', value: <Link href={MEETINGS.group(council, meeting.group)}>{groupTitle}</Link> },
            { term: 'Day', value: sayDay(meeting.day) },
            { term: 'Begins', value: meeting.time ?? 'Not known' },
            { term: 'What for', value: meeting.title ?? 'Usual meeting' },
            { term: 'Papers due', value: meeting.papersDue === null ? 'No day given' : sayDay(meeting.papersDue) },
            {
              term: 'How it stands',
              value:
                meeting.attendance === null ? sayState(meeting, today) : sayAttendance(meeting.attendance, directory),
            },
            ...(meeting.attendance === null
              ? []
              : [{ term: 'Minute', value: <Minute minute={meeting.attendance.minute} /> }]),
          ]}
        />
        {attends ? <Attend {...of} /> : null}
        {plans && meeting.state === 'planned' ? <Change {...of} /> : null}
        {plans && meeting.state !== 'cancelled' ? <Cancel {...of} /> : null}
        <History given={given} revisions={revisions} />
      </>
    ),
  });
};
