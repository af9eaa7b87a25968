import { ALL_ROLES, isRole, type Role } from '../access/index.ts';

/** The roles that a post can be given. That of depute comes from a delegation alone. */
export const POST_ROLES: readonly Role[] = ALL_ROLES.filter((role) => role !== 'depute');

const SINGLE: readonly Role[] = ['cswo', 'depute', 'chief-executive', 'administrator'];

/** The roles that belonging to a group can bring: none that one post alone answers for, nor that of giving out roles. */
export const GROUP_ROLES: readonly Role[] = ALL_ROLES.filter((role) => !SINGLE.includes(role));

export const isPostRole = (text: string): text is Role => isRole(text) && POST_ROLES.includes(text);
export const isGroupRole = (text: string): text is Role => isRole(text) && GROUP_ROLES.includes(text);
