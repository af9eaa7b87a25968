export { formOf, OWED } from './addresses.ts';
export { readOwed, readRestrictedOwed } from './masked.ts';
export { READ_OWED } from './policy.ts';
export { type Wish, wishesOf } from './wish.ts';
