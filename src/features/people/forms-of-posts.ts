import type { Asked } from '../site/index.ts';
import { addPost } from './add-post.ts';
import { PEOPLE } from './addresses.ts';
import { POST_ROLES } from './assignable-roles.ts';
import { endHolding, holdPost } from './change-holding.ts';
import { endAbsence, recordAbsence, settleRoles } from './change-post.ts';
import { mapGroup, unmapGroup } from './change-sign-in.ts';
import type { Draw, PeopleForm } from './draw.ts';
import { holdingIn } from './holding-asked.ts';
import { changePostPage } from './page-change-post.tsx';
import { newPostPage } from './page-new-post.tsx';
import { GIVE_POSTS, MANAGE_PEOPLE, RECORD_ABSENCE } from './policy.ts';
import { settlePost } from './settle-post.ts';

const changePost =
  ({ named }: Asked): Draw =>
  (given) =>
    changePostPage(given, named('post'));

/** The forms of posts: adding one; of a post: who holds it, its roles, absences, and the groups of the sign-in that give it. */
export const POST_FORMS: readonly PeopleForm[] = [
  {
    path: '/posts',
    permission: MANAGE_PEOPLE,
    record: 'post.add',
    which: 'post',
    change: ({ office, answer }) =>
      addPost(office, {
        code: answer('code'),
        title: answer('title'),
        service: answer('service'),
        roles: POST_ROLES.filter((role) => answer(role) === 'yes'),
      }),
    next: ({ council }, added) => PEOPLE.post(council, String(added), 'posted'),
    page: () => newPostPage,
  },
  {
    path: '/posts/:post/holdings',
    permission: GIVE_POSTS,
    record: 'holding.make',
    which: 'hold',
    change: (asked) =>
      holdPost(asked.office, { ...holdingIn(asked), person: asked.answer('person'), post: asked.named('post') }),
    next: ({ council, named }) => PEOPLE.post(council, named('post'), 'held'),
    page: changePost,
  },
  {
    path: '/posts/:post/holdings/:holding/end',
    permission: GIVE_POSTS,
    record: 'holding.end',
    which: 'end-:holding',
    change: ({ office, named, answer }) => endHolding(office, named('post'), named('holding'), answer('last_day')),
    next: ({ council, named }) => PEOPLE.post(council, named('post'), 'ended'),
    page: changePost,
  },
  {
    path: '/posts/:post/particulars',
    permission: MANAGE_PEOPLE,
    record: 'post.particulars',
    which: 'particulars',
    change: ({ office, named, answer }) =>
      settlePost(office, named('post'), { title: answer('title'), service: answer('service') }),
    next: ({ council, named }) => PEOPLE.post(council, named('post'), 'retitled'),
    page: changePost,
  },
  {
    path: '/posts/:post/roles',
    permission: MANAGE_PEOPLE,
    record: 'post.roles',
    which: 'roles',
    change: ({ office, named, answer }) =>
      settleRoles(
        office,
        named('post'),
        POST_ROLES.filter((role) => answer(role) === 'yes'),
      ),
    next: ({ council, named }) => PEOPLE.post(council, named('post'), 'roles'),
    page: changePost,
  },
  {
    path: '/posts/:post/absences',
    permission: RECORD_ABSENCE,
    record: 'absence.make',
    which: 'absence',
    change: ({ office, named, answer }) =>
      recordAbsence(office, {
        post: named('post'),
        firstDay: answer('first_day'),
        lastDay: answer('last_day'),
        reason: answer('reason'),
      }),
    next: ({ council, named }) => PEOPLE.post(council, named('post'), 'away'),
    page: changePost,
  },
  {
    path: '/posts/:post/absences/:absence/end',
    permission: RECORD_ABSENCE,
    record: 'absence.end',
    which: 'back-:absence',
    change: ({ office, named, answer }) => endAbsence(office, named('post'), named('absence'), answer('last_day')),
    next: ({ council, named }) => PEOPLE.post(council, named('post'), 'back'),
    page: changePost,
  },
  {
    path: '/posts/:post/sign-in',
    permission: MANAGE_PEOPLE,
    record: 'post.sign-in',
    which: 'sign-in',
    change: ({ office, named, answer }) => mapGroup(office, { claim: answer('claim'), post: named('post') }),
    next: ({ council, named }) => PEOPLE.post(council, named('post'), 'mapped'),
    page: changePost,
  },
  {
    path: '/posts/:post/sign-in/end',
    permission: MANAGE_PEOPLE,
    record: 'post.sign-in',
    which: 'unmap',
    change: ({ office, named, answer }) => unmapGroup(office, { claim: answer('claim'), post: named('post') }),
    next: ({ council, named }) => PEOPLE.post(council, named('post'), 'unmapped'),
    page: changePost,
  },
];
