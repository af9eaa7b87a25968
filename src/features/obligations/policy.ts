import { power } from '../access/index.ts';

/** Saying that something owed need not be done, and why. Whoever owes it may not. */
export const WAIVE_OBLIGATION = power(
  'obligations.waive',
  'Waive what a post owes, with a reason',
  ['cswo', 'depute', 'performance-manager'],
  'decisions',
);

/** Giving something owed to another post. */
export const REASSIGN_OBLIGATION = power(
  'obligations.reassign',
  'Give what one post owes to another',
  ['cswo', 'depute', 'performance-manager'],
  'decisions',
);
