import { type Day, type Fault, fault, type Instant } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { isGuardedRole } from '../access/index.ts';
import type { By } from '../record/index.ts';
import { type Delegation, stateAt } from './delegation.ts';
import type { Holding } from './holding.ts';
import { councilsOf } from './person.ts';
import { GIVE_GUARDED, MANAGE_PEOPLE } from './policy.ts';
import {
  type Directory,
  delegationsOf,
  groupsOf,
  holdingsOf,
  membershipsOf,
  postRolesOf,
  trustedPosts,
} from './read-model.ts';
import { spans } from './span.ts';

/**
 * The posts that are guarded: those with a guarded role, of their own or of a group that they belong to, on whatever days; and those to which
 * restricted entries of registers may be open.
 */
export const guardedIn = ({
  postRoles,
  groups,
  memberships,
  trusted,
}: Pick<Directory, 'postRoles' | 'groups' | 'memberships' | 'trusted'>): ReadonlySet<string> => {
  const own = postRoles.filter(({ role }) => isGuardedRole(role)).map(({ post }) => post);
  const teams = new Set(groups.filter(({ role }) => role !== null && isGuardedRole(role)).map(({ code }) => code));
  const byTeam = memberships.filter(({ group }) => teams.has(group)).map(({ post }) => post);
  return new Set([...own, ...byTeam, ...trusted]);
};

/** The guarded posts of the transaction's council. */
export const guardedPosts = async (tx: Transaction): Promise<ReadonlySet<string>> =>
  guardedIn({
    postRoles: await postRolesOf(tx),
    groups: await groupsOf(tx),
    memberships: await membershipsOf(tx),
    trusted: await trustedPosts(tx),
  });

/** Why whoever asks may not give the post to anybody; none where they may. */
export const faultsOfGiving = async (tx: Transaction, by: By, post: string): Promise<Fault[]> => {
  if (by.machine) return [];
  const guarded = (await guardedPosts(tx)).has(post);
  if (by.may(guarded ? GIVE_GUARDED : MANAGE_PEOPLE)) return [];
  return guarded ? [fault('people.guarded')] : [fault('people.refused', 'An administrator gives this post')];
};

const ASK = 'Ask the Chief Social Work Officer or the chief executive to end it, or whoever runs this installation.';

/**
 * Why whoever asks may not end these holdings; none where they may. Those of guarded posts end by the hand that gives such posts, so that no
 * administrator clears an office; and nobody leaves their own empty, since the others are then without whoever gives it.
 */
export const faultsOfEnding = async (
  tx: Transaction,
  by: By,
  ending: readonly Holding[],
  today: Day,
): Promise<Fault[]> => {
  if (by.machine) return [];
  const posts = await guardedPosts(tx);
  const guarded = ending.filter(({ post }) => posts.has(post));
  if (guarded.length < ending.length && !by.may(MANAGE_PEOPLE))
    return [fault('people.refused', 'An administrator ends who holds this post')];
  if (guarded.length === 0) return [];
  if (!by.may(GIVE_GUARDED))
    return [fault('people.guarded', 'The post is guarded: no administrator ends who holds it', {}, ASK)];
  const all = await holdingsOf(tx);
  const leavesEmpty = ({ person, post }: Holding): boolean =>
    person === by.actor.actor &&
    !all.some((each) => each.post === post && each.person !== person && spans(each, today));
  if (!guarded.some(leavesEmpty)) return [];
  return [fault('people.refused', 'Nobody ends their own holding while nobody else holds the post', {}, ASK)];
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
