import type { JSX } from 'preact';

import { formatDay } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { DataTable, EmptyState, Link, StatusTag, Tally } from '../../ui/index.ts';
import { may } from '../access/index.ts';
import { LATEST, PEOPLE_ADDRESS } from '../people/index.ts';
import { count } from '../site/index.ts';
import { MEETINGS } from './addresses.ts';
import { countAttendance, outcomeOf } from './attendance-count.ts';
import { PlanForms } from './group-forms.tsx';
import type { Meeting } from './meeting.ts';
import { PLAN_MEETINGS } from './policy.ts';
import { capacityIn, OUTCOMES, sayAttendance, sayWhen, sayYear } from './presenter.ts';
import { meetingsOf } from './read-model.ts';
import { type MeetingsView, meetingPage, meetingsCrumb, nothingHere } from './view.tsx';

type Listed = { readonly given: MeetingsView; readonly meetings: readonly Meeting[] };

const When = ({ given, meeting }: { given: MeetingsView; meeting: Meeting }): JSX.Element => (
  <Link href={MEETINGS.meeting(given.council, meeting.code)}>{sayWhen(meeting)}</Link>
);

const whenColumn = (given: MeetingsView) => ({
  title: 'When',
  rowHeader: true,
  cell: (meeting: Meeting) => <When given={given} meeting={meeting} />,
});

const ToCome = ({ given, meetings }: Listed): JSX.Element => (
  <>
    <h2>Meetings to come</h2>
    {meetings.length === 0 ? (
      <p>None is in the calendar.</p>
    ) : (
      <DataTable
        id="to-come"
        caption="Meetings to come"
        captionHidden
        narrow="stack"
        columns={[
          whenColumn(given),
          { title: 'What for', cell: ({ title }: Meeting) => title ?? 'Usual meeting' },
          {
            title: 'Papers due',
            cell: ({ papersDue }) => (papersDue === null ? 'No day given' : formatDay(papersDue)),
          },
          {
            title: 'How it stands',
            cell: ({ state, cancelledWhy }) => (state === 'cancelled' ? `Cancelled: ${cancelledWhy}` : 'Planned'),
          },
        ]}
        rows={meetings}
      />
    )}
  </>
);

const Outcome = ({ given, meeting }: { given: MeetingsView; meeting: Meeting }): JSX.Element => {
  const outcome = outcomeOf(meeting, given.today);
  const found = OUTCOMES.find((each) => each.outcome === outcome);
  if (found === undefined)
    return <span>{meeting.cancelledWhy === null ? 'Planned' : `Cancelled: ${meeting.cancelledWhy}`}</span>;
  return (
    <>
      <StatusTag mark={found.mark} words={found.words} />
      {meeting.attendance?.deputePost == null ? null : <p>{sayAttendance(meeting.attendance, given.directory)}</p>}
    </>
  );
};

const Earlier = ({ given, meetings }: Listed): JSX.Element => {
  const counted = countAttendance(meetings, given.today);
  return (
    <>
      <h2>Who attended</h2>
      {counted.meetings === 0 ? (
        <p>{sayYear(meetings, given.today)}.</p>
      ) : (
        <Tally
          id="attendance"
          caption={`The last 12 months: ${count(counted.meetings, 'meeting')}`}
          counted="meetings"
          counts={OUTCOMES.map(({ outcome, words, mark }) => ({ words, mark, count: counted[outcome] }))}
        />
      )}
      {meetings.length === 0 ? null : (
        <DataTable
          id="earlier"
          caption="Earlier meetings, the latest first"
          narrow="stack"
          columns={[
            whenColumn(given),
            { title: 'What for', cell: ({ title }: Meeting) => title ?? 'Usual meeting' },
            {
              title: 'For the Chief Social Work Officer',
              cell: (meeting) => <Outcome given={given} meeting={meeting} />,
            },
            {
              title: 'Minute',
              cell: ({ state, attendance }) =>
                state === 'cancelled' ? 'None' : <Minute minute={attendance?.minute ?? null} />,
            },
          ]}
          rows={meetings.toReversed()}
        />
      )}
    </>
  );
};

/** Where a minute is: a link where it is an address. */
export const Minute = ({ minute }: { readonly minute: string | null }): JSX.Element =>
  minute === null ? (
    <span>Not given</span>
  ) : /^https:\/\/\S+$/.test(minute) ? (
    <Link href={minute}>{minute}</Link>
  ) : (
    <span>{minute}</span>
  );

/** One group: its meetings to come, who attended the earlier ones, and the forms that put meetings in its calendar. */
export const groupPage = async (given: MeetingsView, code: string): Promise<RouteAnswer> => {
  const { directory, council, today, tx } = given;
  const group = directory.groups.find((each) => each.code === code);
  if (group === undefined) return nothingHere(given, 'There is no such group');
  const meetings = await meetingsOf(tx, { group: code, asAt: LATEST });
  // On its own day a meeting is still to come until somebody says who attended.
  const isOver = ({ day, state }: Meeting): boolean => day < today || (day === today && state === 'held');
  const earlier = meetings.filter(isOver);
  const plans = may(given.view.acting, PLAN_MEETINGS);
  return meetingPage(given, {
    title: `Meetings of ${group.title}`,
    label: 'Meetings',
    crumbs: [meetingsCrumb(council)],
    facts: [
      { term: 'The Chief Social Work Officer’s part', value: capacityIn(directory, group, today) ?? 'Not a member' },
      { term: 'Last 12 months', value: sayYear(meetings, today) },
    ],
    main: (
      <>
        <p>{group.purpose ?? 'What the group is for is not recorded.'}</p>
        <p>
          <Link href={PEOPLE_ADDRESS.group(council, code)}>Who belongs to it</Link>
          {plans ? (
            <>
              {' · '}
              <Link href="#series">Put meetings in the calendar</Link>
            </>
          ) : null}
        </p>
        {meetings.length === 0 ? (
          <EmptyState
            title="No meeting of this group is recorded"
            purpose={
              plans
                ? 'Put its meetings in the calendar below: one, or a whole year of them at once.'
                : 'Its meetings stand here once somebody puts them in the calendar.'
            }
          />
        ) : (
          <>
            <ToCome given={given} meetings={meetings.filter((each) => !isOver(each))} />
            <Earlier given={given} meetings={earlier} />
          </>
        )}
        {plans ? <PlanForms given={given} group={code} /> : null}
      </>
    ),
  });
};
