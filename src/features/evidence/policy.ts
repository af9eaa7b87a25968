import { ALL_ROLES, power } from '../access/index.ts';

/** Who may do what with evidence. An administrator keeps the system running and sees nothing that is restricted. */
export const READ_EVIDENCE = power(
  'evidence.read',
  'Read evidence',
  ALL_ROLES.filter((role) => role !== 'member'),
  'either',
);
export const ADD_EVIDENCE = power(
  'evidence.add',
  'Add evidence',
  ['cswo', 'depute', 'performance-manager', 'owner', 'reviewer', 'management-team', 'clerk'],
  'either',
);
export const READ_RESTRICTED = power(
  'evidence.read-restricted',
  'Open restricted evidence',
  ['cswo', 'depute', 'auditor'],
  'decisions',
);
export const ADD_RESTRICTED = power(
  'evidence.add-restricted',
  'Add restricted evidence',
  ['cswo', 'depute'],
  'decisions',
);
