import { ALL_ROLES, power } from '../access/index.ts';

const ALL_BUT_MEMBERS = ALL_ROLES.filter((role) => role !== 'member');

/** What one's own post owes, and the posts of a service that it heads. Elected members and observers owe nothing here. */
export const READ_OWED = power('owed.read', 'See what a post of theirs owes', ALL_BUT_MEMBERS, 'either');

/** What every post of the council owes. Asked for on the page: an address of these is open to whoever has READ_OWED. */
export const READ_ALL_OWED = power(
  'owed.read-all',
  'See what every post owes',
  ['cswo', 'depute', 'performance-manager', 'chief-executive', 'auditor'],
  'either',
);

/** Taking what a post owes into a calendar of one's own, and saying which mails one wants. */
export const OWN_CALENDAR = power(
  'owed.calendar',
  'Take what a post owes into a calendar, and settle which mails come',
  ALL_BUT_MEMBERS,
  'either',
);
