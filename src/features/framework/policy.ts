import { ALL_ROLES, power } from '../access/index.ts';

/** The framework, what came in and the opinions: what members are told as well. */
export const READ_FRAMEWORK = power(
  'framework.read',
  'See the assurance framework and what came in',
  ALL_ROLES,
  'either',
);

/** How often a mechanism brings something, who leads on it, and that something arose. */
export const CHANGE_FRAMEWORK = power(
  'framework.change',
  'Change how often assurance comes in, and who leads',
  ['cswo', 'depute', 'performance-manager'],
  'decisions',
);
