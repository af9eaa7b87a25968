import { power } from '../access/index.ts';

/** What asking costs the posts that are asked, and what is wrong with how the framework is built. */
export const READ_CARE = power(
  'assurance.care',
  'See what asking costs the owners, and the quality of the framework',
  ['cswo', 'depute', 'chief-executive', 'performance-manager', 'auditor'],
  'either',
);

/** The Chief Social Work Officer's own opinion on a function, beside the one worked out. */
export const SETTLE_OPINION = power(
  'assurance.opinion',
  'Give an own opinion on a function, or take it back',
  ['cswo', 'depute'],
  'decisions',
);
