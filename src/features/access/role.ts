/** Every role in plain words. A role says what somebody may do; which posts have it is each council's own data. */
export const ROLES = {
  cswo: 'Chief Social Work Officer',
  depute: 'Depute of the Chief Social Work Officer',
  'chief-executive': 'Chief executive',
  'performance-manager': 'Performance and quality manager',
  owner: 'Owner of measures and evidence',
  reviewer: 'Reviewer',
  'management-team': 'Member of the management team',
  clerk: 'Committee clerk',
  member: 'Elected member or observer',
  auditor: 'Auditor or inspector',
  administrator: 'Administrator',
} as const;

export type Role = keyof typeof ROLES;

export const ALL_ROLES = Object.keys(ROLES) as readonly Role[];

/**
 * The roles that open restricted matter or settle who does. Whoever could come by one of them unseen could undo the rest, so posts with them are
 * guarded: no administrator gives them to anybody (docs/decisions/0013-guarded-posts.md).
 */
const GUARDED_ROLES: readonly Role[] = ['cswo', 'depute', 'chief-executive', 'auditor'];

export const isGuardedRole = (role: string): boolean => GUARDED_ROLES.some((each) => each === role);

/** Narrows a text from outside. */
export const isRole = (text: string): text is Role => Object.hasOwn(ROLES, text);

/** What the Chief Social Work Officer's depute may be asked to cover: the two kinds of the governance framework. */
export const DELEGATION_KINDS = {
  meetings: 'Meetings and events',
  decisions: 'Operational and statutory decisions',
} as const;

export type DelegationKind = keyof typeof DELEGATION_KINDS;

export const isDelegationKind = (text: string): text is DelegationKind => Object.hasOwn(DELEGATION_KINDS, text);
