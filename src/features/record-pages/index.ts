export { RECORD } from './addresses.ts';
export { READ_OPENINGS, READ_RECORD } from './policy.ts';
