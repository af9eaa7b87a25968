import type { Role } from '../../src/features/access/index.ts';
import {
  addGroup,
  addPost,
  holdPost,
  joinGroup,
  makeDelegation,
  mapGroup,
  POST_ROLES,
} from '../../src/features/people/index.ts';
import type { Office } from '../../src/features/record/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/index.ts';
import { BY_MACHINE, byPerson, councilOf, given, hire } from './people.ts';

/** Somebody with a post, how they would choose it on the page of their account, and the groups that their sign-in tells of. */
export type RoleHolder = { readonly person: string; readonly hat: string; readonly groups: readonly string[] };

/** Who has what in one council: each role alone, a depute for one kind alone, no role, every role that a post can have, and a post by the council's own sign-in. */
export type RoleHolders = {
  readonly roles: Readonly<Record<Role, RoleHolder>>;
  readonly meetings: RoleHolder;
  readonly decisions: RoleHolder;
  readonly bare: RoleHolder;
  readonly everything: RoleHolder;
  readonly bySignIn: RoleHolder & { readonly role: Role };
};

const codeOf = (role: Role): string => `ONE-${role.toUpperCase()}`;
const CLAIM = 'remit-committee-clerks';
const BY_GROUP: Role = 'management-team';
const BY_SIGN_IN: Role = 'clerk';

const addHolder = async (office: Office, title: string, posts: readonly string[]): Promise<string> => {
  const person = await hire(office, `Demonstration person: ${title}`, posts[0] ?? null);
  for (const post of posts.slice(1))
    given(await holdPost(office, { person, post, kind: 'holder', firstDay: '2026-01-01', lastDay: '' }));
  return person;
};

/**
 * Fills a council with people through the use cases. Everybody but those of the bare post also holds posts that carry every role there is, and must
 * come by none of these while they act from the post named.
 */
export const addRoleHolders = async (database: Database, code: string): Promise<RoleHolders> => {
  const office: Office = { database, clock: systemClock, council: councilOf(code), by: BY_MACHINE };
  const post = async (name: string, roles: readonly Role[]): Promise<string> =>
    given(await addPost(office, { code: name, title: `The post ${name}`, service: '', roles }));
  const holding = async (name: string, others: readonly string[]): Promise<RoleHolder> => ({
    person: await addHolder(office, name, [name, ...others]),
    hat: `${code}/${name}`,
    groups: [],
  });
  const everything = await post('EVERYTHING', POST_ROLES);
  const found: Partial<Record<Role, RoleHolder>> = {};
  for (const role of POST_ROLES) {
    await post(codeOf(role), role === BY_GROUP ? [] : [role]);
    found[role] = await holding(codeOf(role), [everything]);
  }
  given(await addGroup(office, { code: 'TEAM', title: 'A team', purpose: '', role: BY_GROUP }));
  const joining = { group: 'TEAM', post: codeOf(BY_GROUP), firstDay: '2026-01-01', lastDay: '', capacity: '' };
  given(await joinGroup(office, joining));

  const cswo = found.cswo;
  if (cswo === undefined) throw new Error('There is no Chief Social Work Officer');
  const deputy = async (name: string, kinds: readonly string[]): Promise<RoleHolder> => {
    const covers = `COVERED-${name}`;
    await post(covers, ['cswo']);
    const own = await post(`DEPUTE-${name}`, ['owner']);
    const delegating = await addHolder(office, covers, [covers]);
    const { person } = await holding(own, []);
    const by = await byPerson(office, delegating, covers);
    const times = { fromDay: '', fromTime: '', toDay: tomorrow(), toTime: '17:00' };
    const form = { ...times, kinds, covers, depute: `${own} ${person}`, scope: 'All of it' };
    const made = given(await makeDelegation(by, form));
    return { person, hat: `${code}/${covers}/${made.code}`, groups: [] };
  };
  const depute = await deputy('BOTH', ['meetings', 'decisions']);

  await post('BARE', []);
  await post('BY-SIGN-IN', [BY_SIGN_IN]);
  given(await mapGroup(office, { claim: CLAIM, post: 'BY-SIGN-IN' }));
  return {
    roles: { ...found, depute } as Record<Role, RoleHolder>,
    meetings: await deputy('MEETINGS', ['meetings']),
    decisions: await deputy('DECISIONS', ['decisions']),
    bare: await holding('BARE', []),
    everything: await holding(everything, []),
    bySignIn: {
      role: BY_SIGN_IN,
      person: (await holding('BARE', [everything])).person,
      hat: `${code}/BY-SIGN-IN`,
      groups: [CLAIM],
    },
  };
};

const tomorrow = (): string => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
