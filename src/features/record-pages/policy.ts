import { power } from '../access/index.ts';

/** Who may read the council's record: those who answer for it, and those who check on them. */
export const READ_RECORD = power(
  'record.read',
  'Read the record',
  ['cswo', 'depute', 'chief-executive', 'performance-manager', 'auditor', 'administrator'],
  'either',
);

/** Who may see who opened restricted matter, and the reasons that they gave. */
export const READ_OPENINGS = power(
  'record.read-openings',
  'See who opened restricted matter, and why',
  ['cswo', 'depute', 'auditor'],
  'decisions',
);
