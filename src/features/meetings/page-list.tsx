import type { JSX } from 'preact';

import { formatDay } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { DataTable, Details, DrawingFigure, EmptyState, Link, stackedBar } from '../../ui/index.ts';
import { may } from '../access/index.ts';
import { type Group, LATEST, PEOPLE_ADDRESS } from '../people/index.ts';
import { MEETINGS } from './addresses.ts';
import { type AttendanceCount, countAttendance } from './attendance-count.ts';
import { isUnrecorded, type Meeting } from './meeting.ts';
import { RECORD_ATTENDANCE } from './policy.ts';
import { capacityIn, OUTCOMES, sayCount, sayWhen, sayYear } from './presenter.ts';
import { meetingsOf } from './read-model.ts';
import { type MeetingsView, meetingPage } from './view.tsx';

/** A group with what its meetings say. */
type Met = {
  readonly group: Group;
  readonly capacity: string | null;
  readonly next: Meeting | null;
  readonly lastAttended: Meeting | null;
  readonly count: AttendanceCount;
  /** The same in words. */
  readonly year: string;
};

const metOf = ({ directory, today }: MeetingsView, meetings: readonly Meeting[], group: Group): Met => {
  const own = meetings.filter((each) => each.group === group.code);
  return {
    group,
    capacity: capacityIn(directory, group, today),
    next: own.find(({ state, day }) => state === 'planned' && day >= today) ?? null,
    lastAttended: own.findLast(({ attendance }) => attendance?.kind === 'cswo') ?? null,
    count: countAttendance(own, today),
    year: sayYear(own, today),
  };
};

const Groups = ({ given, rows }: { readonly given: MeetingsView; readonly rows: readonly Met[] }): JSX.Element => (
  <DataTable
    id="groups"
    caption="Groups, and when they meet"
    captionHidden
    narrow="stack"
    columns={[
      {
        title: 'Group',
        rowHeader: true,
        cell: ({ group }: Met) => <Link href={MEETINGS.group(given.council, group.code)}>{group.title}</Link>,
      },
      { title: 'The Chief Social Work Officer’s part', cell: ({ capacity }) => capacity ?? 'Not a member' },
      {
        title: 'Next meeting',
        cell: ({ next }) =>
          next === null ? (
            'None in the calendar'
          ) : (
            <Link href={MEETINGS.meeting(given.council, next.code)}>{sayWhen(next)}</Link>
          ),
      },
      {
        title: 'Last attended',
        cell: ({ lastAttended }) => (lastAttended === null ? 'None recorded' : formatDay(lastAttended.day)),
      },
      { title: 'Last 12 months', cell: ({ year }) => year },
    ]}
    rows={rows}
  />
);

const Picture = ({ rows }: { readonly rows: readonly Met[] }): JSX.Element | null => {
  const shown = rows.filter(({ count }) => count.meetings > 0);
  const caption = 'Who attended for the Chief Social Work Officer in the last 12 months';
  const draw = (suffix: string, width: number) =>
    stackedBar({
      id: `attendance-${suffix}`,
      title: caption,
      description: shown.map(({ group, count }) => `${group.title}: ${sayCount(count)}`).join('. '),
      statuses: OUTCOMES,
      rows: shown.map(({ group, count }) => ({
        name: group.title,
        counts: OUTCOMES.map(({ outcome }) => count[outcome]),
      })),
      width,
    });
  const [wide, narrow] = [draw('wide', 720), draw('narrow', 288)];
  if (wide === null || narrow === null) return null;
  return (
    <DrawingFigure caption={caption} drawing={wide} narrow={narrow}>
      <Details summary="The same as a table">
        <DataTable
          id="attendance"
          caption={caption}
          captionHidden
          compact
          columns={[
            { title: 'Group', rowHeader: true, cell: ({ group }: Met) => group.title },
            ...OUTCOMES.map(({ outcome, words }) => ({
              title: words,
              numeric: true,
              cell: ({ count }: Met) => count[outcome],
            })),
            { title: 'Meetings', numeric: true, cell: ({ count }) => count.meetings },
          ]}
          rows={shown}
        />
      </Details>
    </DrawingFigure>
  );
};

const MOST_TO_RECORD = 20;

const ToRecord = ({ given, meetings }: { given: MeetingsView; meetings: readonly Meeting[] }): JSX.Element | null => {
  const open = meetings.filter((each) => isUnrecorded(each, given.today)).toReversed();
  if (open.length === 0 || !may(given.view.acting, RECORD_ATTENDANCE)) return null;
  const title = (code: string): string => given.directory.groups.find((each) => each.code === code)?.title ?? code;
  return (
    <section id="to-record">
      <h2>Who attended is not recorded yet</h2>
      <ul>
        {open.slice(0, MOST_TO_RECORD).map((each) => (
          <li key={each.code}>
            <Link href={MEETINGS.meeting(given.council, each.code)}>
              {title(each.group)}, {formatDay(each.day)}
            </Link>
          </li>
        ))}
      </ul>
      {open.length > MOST_TO_RECORD ? (
        <p>And {open.length - MOST_TO_RECORD} earlier ones, on the pages of their groups.</p>
      ) : null}
    </section>
  );
};

/** The groups in which the council's leaders meet: when next, when the Chief Social Work Officer was last there, and how often in a year. */
export const listPage = async (given: MeetingsView): Promise<RouteAnswer> => {
  const { directory, council, tx } = given;
  const meetings = await meetingsOf(tx, { asAt: LATEST });
  const rows = directory.groups
    .map((group) => metOf(given, meetings, group))
    .sort((one, other) => Number(one.capacity === null) - Number(other.capacity === null));
  return meetingPage(given, {
    title: 'Groups and their meetings',
    label: 'Meetings',
    main:
      rows.length === 0 ? (
        <EmptyState
          title="No group is recorded"
          purpose="The groups on which the Chief Social Work Officer sits stand here with their meetings, once an administrator adds them or a pack brings them."
          first={{ words: 'See the groups and their members', href: PEOPLE_ADDRESS.groups(council) }}
        />
      ) : (
        <>
          <Groups given={given} rows={rows} />
          {meetings.length === 0 ? (
            <EmptyState
              title="No meeting is in the calendar"
              purpose="Open a group and put its meetings in: a whole year of them takes one form. Who attended is then recorded meeting by meeting, and counts as assurance."
            />
          ) : (
            <>
              <ToRecord given={given} meetings={meetings} />
              <Picture rows={rows} />
            </>
          )}
        </>
      ),
  });
};
