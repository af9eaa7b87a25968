import { sql } from 'kysely';

import { type Clock, type CouncilCode, dayOf, daysAfter, FaultError, fault, type Result } from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { inForce, revise } from '../../platform/database/revisions.ts';
import { programActor, type Role } from '../access/index.ts';
import { appendToRecord, byProgram, instantOfWrite, type Office } from '../record/index.ts';
import { makeDelegation } from './change-delegation.ts';
import { holdPost } from './change-holding.ts';
import { addPerson, welcomePerson } from './change-person.ts';
import { recordAbsence } from './change-post.ts';
import { mapGroup } from './change-sign-in.ts';
import { stateAt } from './delegation.ts';
import { hatsOf } from './hats-of.ts';
import { type Directory, readDirectory } from './read-model.ts';
import { POST, POST_ROLE } from './tables.ts';

/**
 * A made-up person whom a visitor of the demonstration can be. `about` says who they are, `comesFor` what they come to Remit for; `goodFirst`: the one
 * to begin with.
 */
export type DemoPerson = {
  readonly person: string;
  readonly about: string;
  readonly comesFor: string;
  readonly goodFirst: boolean;
  readonly council: CouncilCode;
};

const ACTOR = programActor('demonstration');
const ORIGIN = 'demonstration';

// Posts that no pack of figures needs, so that each role has somebody.
const POSTS: readonly { readonly code: string; readonly title: string; readonly role: Role }[] = [
  { code: 'DEMO-CLERK', title: 'Committee clerk', role: 'clerk' },
  { code: 'DEMO-MEMBER', title: 'Elected member', role: 'member' },
  { code: 'DEMO-AUDITOR', title: 'Auditor', role: 'auditor' },
  { code: 'DEMO-ADMIN', title: 'Administrator', role: 'administrator' },
];

type Part = {
  readonly about: string;
  readonly comesFor: string;
  /** The roles of the posts that they hold: for each, a post with it that nobody of the demonstration holds yet. */
  readonly roles: readonly Role[];
  /** The titles to choose among first. */
  readonly title?: RegExp;
  /** The same person in every council of the demonstration. */
  readonly everywhere?: true;
};

const CSWO: Part = {
  about: 'Chief Social Work Officer',
  comesFor: 'Sees everything of the office, delegates, and opens restricted matter with a reason.',
  roles: ['cswo'],
};
const DEPUTE: Part = {
  about: 'head of service, and depute of the Chief Social Work Officer',
  comesFor: 'Reviews for their own post, and carries the office for a fortnight once they choose to act for it.',
  roles: ['reviewer'],
  title: /^Head of /,
};

const CAST: readonly Part[] = [
  CSWO,
  DEPUTE,
  {
    about: 'chief executive',
    comesFor: 'Sees that somebody carries the office, and delegates while its holder is away.',
    roles: ['chief-executive'],
  },
  {
    about: 'performance and quality manager',
    comesFor: 'Gathers the figures and evidence, and makes the paper.',
    roles: ['performance-manager'],
  },
  {
    about: 'reviewer',
    comesFor: 'Looks over what others handed in, and what has passed its day.',
    roles: ['reviewer'],
  },
  {
    about: 'owner of measures',
    comesFor: 'Hands in figures and evidence for the measures of their post.',
    roles: ['owner'],
    title: /^Head of Service, Children|Early Help$/,
  },
  {
    about: 'owner of measures, with two posts',
    comesFor: 'The same for two posts, acting from one of them at a time.',
    roles: ['owner', 'owner'],
    title: /^Chief (Education|Finance) Officer/,
  },
  {
    about: 'lead on assurance',
    comesFor: 'Answers for the mechanisms of the assurance framework that their post leads on.',
    roles: ['owner'],
    title: /^Senior Manager, Public Protection|Child Protection$/,
  },
  {
    about: 'member of the management team',
    comesFor: 'Reads where the plan stands, and adds evidence.',
    roles: ['management-team'],
  },
  { about: 'committee clerk', comesFor: 'Takes the paper for the committee.', roles: ['clerk'] },
  { about: 'elected member', comesFor: 'Reads plans, measures and papers, and no names.', roles: ['member'] },
  {
    about: 'auditor of every example council',
    comesFor: 'Reads everything in each council, and the record of who did what.',
    roles: ['auditor'],
    everywhere: true,
  },
  {
    about: 'administrator',
    comesFor: 'Adds people, gives posts and accounts, and opens nothing that is restricted.',
    roles: ['administrator'],
  },
];

const tells = (part: Part) => ({ about: part.about, comesFor: part.comesFor, goodFirst: part === CSWO });

const nameOf = ({ about }: Part): string => `Demonstration person: ${about}`;

const wanted = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new FaultError(result.problem[0] ?? fault('input.format'));
  return result.value;
};

const addPosts = async (database: Database, clock: Clock, council: CouncilCode): Promise<void> => {
  const rows = POSTS.map(({ code, title }) => ({ code, title, service: 'Demonstration', basis: ORIGIN }));
  const roles = POSTS.map(({ code, role }) => ({ post: code, role, basis: ORIGIN }));
  const known = await database.read({ council }, async (tx) => inForce(tx, POST, clock(), { code: 'DEMO-ADMIN' }));
  if (known.length > 0) return;
  await database.write({ council }, async (tx) => {
    const at = await instantOfWrite(tx, clock);
    await revise(tx, POST, rows, ORIGIN, at);
    await revise(tx, POST_ROLE, roles, ORIGIN, at);
    await appendToRecord(tx, { at, actor: ACTOR, action: 'post.roles', subject: 'demonstration', after: roles });
  });
};

// The roles a post has, its groups' included: enough for choosing whom to play.
const postsWith = ({ posts, postRoles, groups, memberships }: Directory, role: Role): string[] => {
  const teams = new Set(groups.filter((each) => each.role === role).map(({ code }) => code));
  const own = postRoles.filter((each) => each.role === role).map(({ post }) => post);
  const byGroup = memberships
    .filter(({ group, lastDay }) => teams.has(group) && lastDay === null)
    .map(({ post }) => post);
  return [...new Set([...own, ...byGroup])].filter((post) => posts.has(post)).sort();
};

const personsNamed = async (database: Database, name: string): Promise<{ person: string; council: string }[]> =>
  database.read({ council: null }, async (tx) => {
    const found = await sql<{ person: string; council: string }>`
      select person_council.person, council from person_particulars
      join person_council on person_council.person = person_particulars.person
      where display_name = ${name} order by council`.execute(tx);
    return found.rows;
  });

const play = async (office: Office, part: Part, taken: Set<string>): Promise<DemoPerson> => {
  const { database, clock, council } = office;
  const firstDay = daysAfter(dayOf(clock()), -365);
  const known = await personsNamed(database, nameOf(part));
  const here = known.find((each) => each.council === council);
  const directory = await database.read({ council }, readDirectory);
  if (here !== undefined) {
    for (const { post } of directory.holdings.filter(({ person }) => person === here.person)) taken.add(post);
    return { person: here.person, ...tells(part), council };
  }
  const holdings = part.roles.flatMap((role) => {
    const free = postsWith(directory, role).filter((each) => !taken.has(each));
    const post = free.find((each) => part.title?.test(directory.posts.get(each)?.title ?? '') === true) ?? free[0];
    if (post === undefined) return [];
    taken.add(post);
    return [{ post, kind: 'holder', firstDay, lastDay: '' }];
  });
  const [first = null, ...more] = holdings;
  const elsewhere = part.everywhere === true ? known[0]?.person : undefined;
  const person = wanted(
    elsewhere === undefined
      ? await addPerson(office, { name: nameOf(part), email: '', holding: first })
      : await welcomePerson(office, elsewhere, first),
  );
  for (const holding of more) wanted(await holdPost(office, { ...holding, person }));
  return { person, ...tells(part), council };
};

// As the Chief Social Work Officer would, in the name of the demonstration: for both kinds of work, a fortnight long.
const delegate = async (office: Office, cswo: string, depute: string): Promise<void> => {
  const { database, clock, council } = office;
  const { delegations, holdings } = await database.read({ council }, readDirectory);
  const now = clock();
  if (delegations.some((each) => ['in force', 'to come'].includes(stateAt(each, now)))) return;
  const acting = (await hatsOf(database, cswo, [], now)).find((hat) => hat.council === council) ?? null;
  const post = holdings.find(({ person }) => person === depute)?.post;
  if (acting === null || post === undefined) return;
  wanted(
    await makeDelegation(
      { ...office, by: { ...office.by, acting } },
      {
        kinds: ['meetings', 'decisions'],
        fromDay: '',
        fromTime: '',
        toDay: daysAfter(dayOf(now), 14),
        toTime: '17:00',
        covers: acting.post,
        depute: `${post} ${depute}`,
        scope: 'Made up for the demonstration: all of the work of the Chief Social Work Officer but appointing staff.',
      },
    ),
  );
};

const addCircumstances = async (office: Office): Promise<void> => {
  const { database, clock, council } = office;
  const { absences, mappings, postRoles, holdings } = await database.read({ council }, readDirectory);
  const today = dayOf(clock());
  const owners = postRoles.filter(({ role }) => role === 'owner').map(({ post }) => post);
  const away = owners.find((post) => holdings.some((each) => each.post === post));
  const empty = owners.find((post) => !holdings.some((each) => each.post === post));
  if (absences.length === 0) {
    const leave = { firstDay: daysAfter(today, -2), lastDay: daysAfter(today, 12), reason: 'leave' };
    const vacant = { firstDay: daysAfter(today, -40), lastDay: '', reason: 'vacant' };
    if (away !== undefined) wanted(await recordAbsence(office, { post: away, ...leave }));
    if (empty !== undefined) wanted(await recordAbsence(office, { post: empty, ...vacant }));
  }
  if (mappings.length === 0)
    wanted(await mapGroup(office, { claim: 'remit-demonstration-clerks', post: 'DEMO-CLERK' }));
};

/**
 * Makes the people of the demonstration in a council whose packs are loaded, with a delegation in force, an absence and a vacant post. What is
 * there already is left as it is; a delegation that has run out is made anew. Gives those whom a visitor can be.
 */
export const demoPeople = async (database: Database, clock: Clock, council: CouncilCode): Promise<DemoPerson[]> => {
  await addPosts(database, clock, council);
  const office: Office = { database, clock, council, by: byProgram(ACTOR) };
  const taken = new Set<string>();
  const people: DemoPerson[] = [];
  for (const part of CAST) people.push(await play(office, part, taken));
  const playing = (part: Part): string => people[CAST.indexOf(part)]?.person ?? '';
  await delegate(office, playing(CSWO), playing(DEPUTE));
  await addCircumstances(office);
  return people;
};
