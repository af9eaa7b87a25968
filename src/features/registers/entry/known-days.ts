import type { Day } from '../../../kernel/index.ts';

const FIRST = '1900-01-01';
const LAST = '2199-12-31';

/** What is wrong with a day that no entry can be about, in words: a slip of the fingers in the year. Null where nothing is. */
export const wrongWithDay = (day: Day): string | null =>
  day < FIRST || day > LAST ? 'Give a day in the years 1900 to 2199' : null;
