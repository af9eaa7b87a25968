import { power } from '../../access/index.ts';

/** The officer's own front page: what needs the office, and whether it is assured. */
export const READ_TODAY = power(
  'overview.today',
  "See what needs the Chief Social Work Officer's office today",
  ['cswo', 'depute', 'chief-executive', 'performance-manager'],
  'either',
);
