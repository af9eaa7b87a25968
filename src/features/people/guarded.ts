import { type Fault, fault, type Instant } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { isGuardedRole } from '../access/index.ts';
import type { By } from './change.ts';
import { type Delegation, stateAt } from './delegation.ts';
import { councilsOf } from './person.ts';
import { GIVE_GUARDED, MANAGE_PEOPLE } from './policy.ts';
import { type Directory, delegationsOf, groupsOf, holdingsOf, membershipsOf, postRolesOf } from './read-model.ts';

/** The posts with a guarded role: one of their own, or one of a group that they belong to, on whatever days. */
export const guardedIn = ({
  postRoles,
  groups,
  memberships,
}: Pick<Directory, 'postRoles' | 'groups' | 'memberships'>): ReadonlySet<string> => {
  const own = postRoles.filter(({ role }) => isGuardedRole(role)).map(({ post }) => post);
  const teams = new Set(groups.filter(({ role }) => role !== null && isGuardedRole(role)).map(({ code }) => code));
  return new Set([...own, ...memberships.filter(({ group }) => teams.has(group)).map(({ post }) => post)]);
};

/** The guarded posts of the transaction's council. */
export const guardedPosts = async (tx: Transaction): Promise<ReadonlySet<string>> =>
  guardedIn({ postRoles: await postRolesOf(tx), groups: await groupsOf(tx), memberships: await membershipsOf(tx) });

/** Why whoever asks may not give the post to anybody; none where they may. */
export const faultsOfGiving = async (tx: Transaction, by: By, post: string): Promise<Fault[]> => {
  if (by.machine) return [];
  const guarded = (await guardedPosts(tx)).has(post);
  if (by.may(guarded ? GIVE_GUARDED : MANAGE_PEOPLE)) return [];
  return guarded ? [fault('people.guarded')] : [fault('people.refused', 'An administrator gives this post')];
};

/** The fault of anything that would make a post guarded, or no longer so, from a page. */
export const guardedByMachine = (detail: string, column: string): Fault =>
  fault('people.guarded', detail, { column }, 'Whoever runs this installation can, at the machine itself.');

const isDepute = (delegation: Delegation, person: string, now: Instant): boolean =>
  delegation.deputePerson === person && ['to come', 'in force'].includes(stateAt(delegation, now));

/**
 * Whether the person holds, has held or will hold a guarded post in any council, or deputises or will: a way to sign in as them must not come from
 * an administrator. Posts that somebody's own sign-in gives come with that sign-in alone, and are not counted.
 */
export const isGuardedPerson = async (database: Database, person: string, now: Instant): Promise<boolean> => {
  const councils = await database.read({ council: null }, (tx) => councilsOf(tx, person));
  for (const council of councils) {
    const found = await database.read({ council }, async (tx) => {
      const guarded = await guardedPosts(tx);
      const holds = (await holdingsOf(tx)).some((each) => each.person === person && guarded.has(each.post));
      return holds || (await delegationsOf(tx)).some((each) => isDepute(each, person, now));
    });
    if (found) return true;
  }
  return false;
};
