import { power } from '../access/index.ts';

/** Who may see what is due for review, propose that something goes, and decide on what another has proposed. */
export const READ_RETENTION = power(
  'retention.read',
  'See what is due for review',
  ['cswo', 'depute', 'performance-manager', 'reviewer', 'auditor', 'administrator'],
  'decisions',
);
export const PROPOSE_DISPOSAL = power(
  'retention.propose',
  'Propose that a file is disposed of',
  ['cswo', 'depute', 'performance-manager', 'reviewer'],
  'decisions',
);
export const DECIDE_DISPOSAL = power(
  'retention.decide',
  'Decide that a file is disposed of',
  ['cswo', 'depute'],
  'decisions',
);

/** Reviewing what is restricted: it takes two of them, and never an administrator. */
export const REVIEW_RESTRICTED = power(
  'retention.review-restricted',
  'Review restricted files',
  ['cswo', 'depute'],
  'decisions',
);

/** Putting the council's own rule in place of the one that all share. */
export const SET_RULE = power('retention.set-rule', 'Set how long things are kept', ['cswo', 'performance-manager']);
