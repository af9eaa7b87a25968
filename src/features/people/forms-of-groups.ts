import { fieldOf } from '../../platform/http/index.ts';
import type { Asked } from '../site/index.ts';
import { PEOPLE } from './addresses.ts';
import { endDelegation, makeDelegation } from './change-delegation.ts';
import { joinGroup, leaveGroup } from './change-group.ts';
import type { Draw, PeopleForm } from './draw.ts';
import { holdingIn } from './holding-asked.ts';
import { delegationPage } from './page-delegation.tsx';
import { deputisingPage } from './page-deputising.tsx';
import { groupPage } from './page-group.tsx';
import { groupsPage } from './page-groups.tsx';
import { END_DELEGATION, MAKE_DELEGATION, MANAGE_PEOPLE } from './policy.ts';
import { addGroup, closeGroup, settleGroup } from './settle-group.ts';

const group =
  ({ named }: Asked): Draw =>
  (given) =>
    groupPage(given, named('group'));

const delegation =
  ({ named }: Asked): Draw =>
  (given) =>
    delegationPage(given, named('delegation'));

/** The forms of groups: adding, changing and closing one; a post joins, a post leaves. */
export const GROUP_FORMS: readonly PeopleForm[] = [
  {
    path: '/groups',
    permission: MANAGE_PEOPLE,
    record: 'group.add',
    which: 'group',
    change: ({ office, answer }) =>
      addGroup(office, {
        code: answer('code'),
        title: answer('title'),
        purpose: answer('purpose'),
        role: answer('role'),
      }),
    next: ({ council }, added) => PEOPLE.group(council, String(added), 'newGroup'),
    page: () => groupsPage,
  },
  {
    path: '/groups/:group',
    permission: MANAGE_PEOPLE,
    record: 'group.particulars',
    which: 'group',
    change: ({ office, named, answer }) =>
      settleGroup(office, named('group'), { title: answer('title'), purpose: answer('purpose') }),
    next: ({ council, named }) => PEOPLE.group(council, named('group'), 'changedGroup'),
    page: group,
  },
  {
    path: '/groups/:group/close',
    permission: MANAGE_PEOPLE,
    record: 'group.close',
    which: 'close',
    change: ({ office, named }) => closeGroup(office, named('group')),
    next: ({ council }) => PEOPLE.groups(council, 'closedGroup'),
    page: group,
  },
  {
    path: '/groups/:group/members',
    permission: MANAGE_PEOPLE,
    record: 'group-member.add',
    which: 'join',
    change: (asked) =>
      joinGroup(asked.office, { ...holdingIn(asked), group: asked.named('group'), capacity: asked.answer('capacity') }),
    next: ({ council, named }) => PEOPLE.group(council, named('group'), 'joined'),
    page: group,
  },
  {
    path: '/groups/:group/members/end',
    permission: MANAGE_PEOPLE,
    record: 'group-member.end',
    which: 'leave-:post',
    change: ({ office, named, answer, request }) =>
      leaveGroup(office, {
        group: named('group'),
        post: fieldOf(request.form, 'post'),
        firstDay: fieldOf(request.form, 'first_day'),
        lastDay: answer('last_day'),
      }),
    next: ({ council, named }) => PEOPLE.group(council, named('group'), 'left'),
    page: group,
  },
];

/** The forms of deputising: making a delegation and ending one. */
export const DELEGATION_FORMS: readonly PeopleForm[] = [
  {
    path: '/deputising',
    permission: MAKE_DELEGATION,
    record: 'delegation.make',
    which: 'make',
    change: ({ office, answer }) =>
      makeDelegation(office, {
        kinds: ['meetings', 'decisions'].filter((kind) => answer(kind) === 'yes'),
        fromDay: answer('from'),
        fromTime: answer('from_time'),
        toDay: answer('to'),
        toTime: answer('to_time'),
        covers: answer('covers'),
        depute: answer('depute'),
        scope: answer('scope'),
      }),
    next: ({ council }) => PEOPLE.deputising(council, 'delegated'),
    page: () => deputisingPage,
  },
  {
    path: '/deputising/:delegation/end',
    permission: END_DELEGATION,
    record: 'delegation.end',
    which: 'end',
    change: ({ office, named, answer }) => endDelegation(office, named('delegation'), answer('why')),
    next: ({ council, named }) => PEOPLE.delegation(council, named('delegation'), 'recalled'),
    page: delegation,
  },
];
