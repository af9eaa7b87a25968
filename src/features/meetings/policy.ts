import { ALL_ROLES, power } from '../access/index.ts';

/** When the groups meet, and who attended for the Chief Social Work Officer. */
export const READ_MEETINGS = power(
  'meetings.read',
  'See the meetings of groups and who attended',
  ALL_ROLES.filter((role) => role !== 'member'),
  'either',
);

/** The calendar is structure, so whoever keeps a group's diary and whoever keeps the system may settle it. */
export const PLAN_MEETINGS = power(
  'meetings.plan',
  'Put meetings in the calendar, move and cancel them',
  ['cswo', 'depute', 'performance-manager', 'management-team', 'clerk', 'administrator'],
  'meetings',
);

/** Who attended is what assurance rests on, so it is for those who can know it. */
export const RECORD_ATTENDANCE = power(
  'meetings.attendance',
  'Record who attended a meeting',
  ['cswo', 'depute', 'performance-manager', 'management-team', 'clerk'],
  'meetings',
);
