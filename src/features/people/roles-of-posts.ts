import type { Instant } from '../../kernel/index.ts';
import type { Role } from '../access/index.ts';
import { type HatFacts, rolesOf } from './hats.ts';
import type { Directory } from './read-model.ts';

/** What decides which roles a post has on a day. */
export type RoleFacts = Pick<HatFacts, 'postRoles' | 'groupRoles'>;

/** The roles of posts and of the groups that they belong to, for `rolesOf`. */
export const roleFactsOf = ({
  postRoles,
  groups,
  memberships,
}: Pick<Directory, 'postRoles' | 'groups' | 'memberships'>): RoleFacts => {
  const roleOf = new Map(groups.map(({ code, role }) => [code, role]));
  const groupRoles = memberships.flatMap(({ group, ...member }) => {
    const role = roleOf.get(group) ?? null;
    return role === null ? [] : [{ ...member, role }];
  });
  return { postRoles, groupRoles };
};

// Those who look on, take minutes or keep the system: none of them can carry a social work decision.
const NEVER_DEPUTES: readonly Role[] = ['member', 'auditor', 'clerk', 'administrator'];
const LIKELY: readonly Role[] = ['management-team', 'reviewer'];

/** Whether a post of these roles can deputise. One of no role can: what its holder is, the roles do not tell. */
export const canDeputise = (roles: readonly Role[]): boolean =>
  roles.length === 0 || roles.some((role) => !NEVER_DEPUTES.includes(role));

/** How far down the list of possible deputes a post of these roles stands: 0 for those who mostly deputise. */
export const deputeRank = (roles: readonly Role[]): 0 | 1 | 2 => {
  if (roles.some((role) => LIKELY.includes(role))) return 0;
  return roles.length > 0 ? 1 : 2;
};

/** The posts that cannot deputise at the instant, by their roles and those of the groups that they belong to. */
export const postsThatCannotDeputise = (
  directory: Pick<Directory, 'posts' | 'postRoles' | 'groups' | 'memberships'>,
  now: Instant,
): ReadonlySet<string> => {
  const facts = roleFactsOf(directory);
  return new Set([...directory.posts.keys()].filter((post) => !canDeputise(rolesOf(facts, post, now))));
};

// Elected members and observers, auditors and administrators owe no answer, and no page would take one from them.
const NEVER_LEADS: readonly Role[] = ['member', 'auditor', 'administrator'];

/** Whether a post of these roles can owe answers. One of no role can: what its holder is, the roles do not tell. */
export const canLead = (roles: readonly Role[]): boolean =>
  roles.length === 0 || roles.some((role) => !NEVER_LEADS.includes(role));

/** The posts that cannot owe answers at the instant, by their roles and those of the groups that they belong to. */
export const postsThatCannotLead = (
  directory: Pick<Directory, 'posts' | 'postRoles' | 'groups' | 'memberships'>,
  now: Instant,
): ReadonlySet<string> => {
  const facts = roleFactsOf(directory);
  return new Set([...directory.posts.keys()].filter((post) => !canLead(rolesOf(facts, post, now))));
};

/**
 * The posts whose holders have one of these roles at the instant. A depute acts from the post that they cover, so that role alone makes none.
 */
export const postsWithRoleOf = (
  directory: Pick<Directory, 'posts' | 'postRoles' | 'groups' | 'memberships'>,
  roles: readonly Role[],
  now: Instant,
): ReadonlySet<string> => {
  const facts = roleFactsOf(directory);
  const has = (post: string): boolean =>
    rolesOf(facts, post, now).some((role) => role !== 'depute' && roles.includes(role));
  return new Set([...directory.posts.keys()].filter(has));
};
