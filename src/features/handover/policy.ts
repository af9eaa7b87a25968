import { power } from '../access/index.ts';

/** What is live, owed and running: for whoever carries the office, covers it, or must see that somebody does. */
export const READ_HANDOVER = power(
  'handover.read',
  'Read the handover page',
  ['cswo', 'depute', 'chief-executive'],
  'either',
);
