import { power } from '../access/index.ts';

/** Risks reported upwards: what they are, whom the Chief Social Work Officer told, and what came of it. */
export const READ_ESCALATIONS = power(
  'escalations.read',
  'See the risks that were reported upwards',
  ['cswo', 'depute', 'chief-executive', 'auditor'],
  'decisions',
);

/** Nobody but the office reports a risk, and what is written stays. */
export const WRITE_ESCALATIONS = power(
  'escalations.write',
  'Report a risk upwards, and continue its chronology',
  ['cswo', 'depute'],
  'decisions',
);

/** As restricted evidence is opened: with a reason that is recorded. */
export const READ_RESTRICTED_ESCALATIONS = power(
  'escalations.read-restricted',
  'Open restricted risks that were reported upwards',
  ['cswo', 'depute', 'auditor'],
  'decisions',
);
