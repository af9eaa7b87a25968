export { formOf, OWED } from './addresses.ts';
export { masked, readOwed, readRestrictedOwed } from './masked.ts';
export { OWN_CALENDAR, READ_ALL_OWED, READ_OWED } from './policy.ts';
export { CALENDAR_FEED, REMINDER_WISH } from './tables.ts';
export { type Wish, wishesOf } from './wish.ts';
