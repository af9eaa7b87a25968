import { ATTENDANCES, MEETING } from '../../meetings/index.ts';
import {
  GROUP_MEMBER,
  GROUP_ROLES,
  LEADERSHIP_GROUP,
  POST,
  POST_ROLE,
  POST_ROLES,
  SERVICE,
} from '../../people/index.ts';
import { blank, code, may, must, oneOf, refers, SOURCE, short } from '../pack-columns.ts';
import type { PackFile } from '../pack-file.ts';

export const posts: PackFile = {
  name: 'posts.csv',
  scope: 'council',
  columns: [must('code', code), must('title'), may('service'), may('basis'), ...SOURCE],
  table: POST,
  key: ['code'],
  yields: true,
};

export const services: PackFile = {
  name: 'services.csv',
  scope: 'council',
  columns: [
    must('code', code),
    must('title', short),
    refers(may('head_post', code), 'posts.csv'),
    may('basis'),
    ...SOURCE,
  ],
  table: SERVICE,
  key: ['code'],
  yields: true,
};

export const postRoles: PackFile = {
  name: 'post-roles.csv',
  scope: 'council',
  columns: [refers(must('post', code), 'posts.csv'), must('role', oneOf(POST_ROLES)), must('basis'), ...SOURCE],
  table: POST_ROLE,
  key: ['post', 'role'],
  yields: true,
};

export const groups: PackFile = {
  name: 'groups.csv',
  scope: 'council',
  columns: [
    must('code', code),
    must('title'),
    may('purpose'),
    may('role', oneOf(GROUP_ROLES)),
    may('basis'),
    ...SOURCE,
  ],
  table: LEADERSHIP_GROUP,
  key: ['code'],
  yields: true,
};

export const groupMembers: PackFile = {
  name: 'group-members.csv',
  scope: 'council',
  columns: [
    { ...refers(must('group', code), 'groups.csv'), to: 'group_code' },
    refers(must('post', code), 'posts.csv'),
    blank('first_day', { as: 'day' }),
    may('last_day', { as: 'day' }),
    may('capacity'),
    must('basis'),
    ...SOURCE,
  ],
  table: GROUP_MEMBER,
  key: ['group', 'post', 'first_day'],
  yields: true,
};

export const meetings: PackFile = {
  name: 'meetings.csv',
  scope: 'council',
  columns: [
    // A series of its own, so that no meeting of a pack has the code of one that the council put in its calendar.
    must('code', { as: 'text', pattern: /^MT-\d{4}-P\d{3,6}$/ }),
    { ...refers(must('group', code), 'groups.csv'), to: 'group_code' },
    must('day', { as: 'day' }),
    may('start_time', { as: 'text', pattern: /^([01]\d|2[0-3]):[0-5]\d$/ }),
    may('title', short),
    may('papers_due', { as: 'day' }),
    must('state', oneOf(['planned', 'held', 'cancelled'])),
    may('cancelled_why', short),
    may('attendance', oneOf(Object.keys(ATTENDANCES))),
    refers(may('depute_post', code), 'posts.csv'),
    may('minute', short),
    ...SOURCE,
  ],
  table: MEETING,
  key: ['code'],
  yields: true,
};
