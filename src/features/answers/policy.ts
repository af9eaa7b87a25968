import { power } from '../access/index.ts';

/** Opening the form and answering; the service asks besides that it be owed by the post, or that the Chief Social Work Officer's office answers. */
export const GIVE_ANSWER = power(
  'answers.give',
  'Answer for a mechanism',
  ['owner', 'reviewer', 'management-team', 'performance-manager', 'chief-executive', 'clerk', 'cswo', 'depute'],
  'either',
);

/** Reading answers and what was said of them. */
export const READ_ANSWERS = power(
  'answers.read',
  'Read answers and concerns',
  [
    'owner',
    'reviewer',
    'management-team',
    'performance-manager',
    'chief-executive',
    'clerk',
    'auditor',
    'cswo',
    'depute',
  ],
  'either',
);

/** Accepting an answer, asking back, or raising a concern. Nobody reviews their own. */
export const REVIEW_ANSWER = power(
  'answers.review',
  'Review answers',
  ['reviewer', 'performance-manager', 'chief-executive', 'cswo', 'depute'],
  'decisions',
);

/** Saying what came of a concern. */
export const CLOSE_CONCERN = power(
  'concerns.close',
  'Close concerns',
  ['cswo', 'depute', 'chief-executive', 'performance-manager'],
  'decisions',
);
