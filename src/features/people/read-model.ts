import { sql } from 'kysely';

import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { inForce } from '../../platform/database/revisions.ts';
import { type DelegationKind, isDelegationKind } from '../access/index.ts';
import type { Delegation } from './delegation.ts';
import type { Absence, Holding } from './holding.ts';
import { isPersonCode } from './person.ts';
import {
  CLAIM_MAPPING,
  DELEGATION,
  GROUP_MEMBER,
  LEADERSHIP_GROUP,
  POST,
  POST_ABSENCE,
  POST_HOLDING,
  POST_ROLE,
  SERVICE,
} from './tables.ts';

/** All that is known, whenever it came to be known: what may be done must never rest on a clock that is behind. */
export const LATEST: Instant = '9999-12-31T00:00:00.000Z';

export type Post = {
  readonly code: string;
  readonly title: string;
  readonly service: string | null;
  readonly basis: string | null;
};

/** The council's posts by code. */
export const postsByCode = async (tx: Transaction, asAt: Instant): Promise<ReadonlyMap<string, Post>> => {
  const rows = await inForce<Post>(tx, POST, asAt);
  return new Map(rows.map(({ code, title, service, basis }) => [code, { code, title, service, basis }]));
};

/** The latest known of some posts, by code; those withdrawn are left out. */
export const postsOf = async (tx: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, Post>> => {
  const { rows } = await sql<Post & { withdrawn: boolean }>`
    select distinct on (code) code, title, service, basis, withdrawn from post where code = any(${codes}::text[])
    order by code, known_at desc`.execute(tx);
  return new Map(
    rows
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ code, title, service, basis }) => [code, { code, title, service, basis }]),
  );
};

/** The title of a post, or a plain statement that there is none. */
export const postTitle = (posts: ReadonlyMap<string, Post>, code: string | null): string =>
  code === null ? 'no post named' : (posts.get(code)?.title ?? code);

/**
 * A service and the post that heads it. Posts and packs name a service by its title, so each title that it ever had still means it: `titles`, the
 * present one among them.
 */
export type Service = {
  readonly code: string;
  readonly title: string;
  readonly headPost: string | null;
  readonly titles: readonly string[];
};

export type Group = {
  readonly code: string;
  readonly title: string;
  readonly purpose: string | null;
  readonly role: string | null;
  readonly basis: string | null;
};

/** A post in a group. `firstDay` is '' where nobody knows since when. */
export type Membership = {
  readonly group: string;
  readonly post: string;
  readonly firstDay: string;
  readonly lastDay: string | null;
  readonly capacity: string | null;
};

export type PostRole = { readonly post: string; readonly role: string; readonly basis: string | null };
export type Mapping = { readonly claim: string; readonly post: string };

type DelegationRow = {
  code: string;
  kinds: string[];
  from_at: Instant;
  to_at: Instant;
  covers_post: string;
  depute_post: string;
  depute_person: string;
  scope: string;
  made_by: string;
  made_by_post: string | null;
  made_by_capacity: string;
  ended_at: Instant | null;
  ended_by: string | null;
  ended_by_post: string | null;
  ended_why: string | null;
};

const toDelegation = (row: DelegationRow): Delegation => ({
  code: row.code,
  kinds: row.kinds.filter((kind): kind is DelegationKind => isDelegationKind(kind)),
  from: row.from_at,
  to: row.to_at,
  coversPost: row.covers_post,
  deputePost: row.depute_post,
  deputePerson: row.depute_person,
  scope: row.scope,
  made: { by: row.made_by, post: row.made_by_post, capacity: row.made_by_capacity },
  ended:
    row.ended_at === null
      ? null
      : { at: row.ended_at, by: row.ended_by ?? '', post: row.ended_by_post, why: row.ended_why ?? '' },
});

type DayRow = { first_day: string; last_day: string | null };

const toHolding = ({
  code,
  person,
  post,
  kind,
  first_day,
  last_day,
}: Omit<Holding, 'firstDay' | 'lastDay'> & DayRow): Holding => ({
  code,
  person,
  post,
  kind,
  firstDay: first_day,
  lastDay: last_day,
});

/** Who has held which post, all days and all posts. */
export const holdingsOf = async (tx: Transaction, asAt: Instant = LATEST): Promise<Holding[]> =>
  (await inForce<Parameters<typeof toHolding>[0]>(tx, POST_HOLDING, asAt)).map(toHolding);

/** Every absence recorded. */
export const absencesOf = async (tx: Transaction, asAt: Instant = LATEST): Promise<Absence[]> =>
  (await inForce<Omit<Absence, 'firstDay' | 'lastDay'> & DayRow>(tx, POST_ABSENCE, asAt)).map(
    ({ code, post, reason, first_day: firstDay, last_day: lastDay }) => ({ code, post, reason, firstDay, lastDay }),
  );

/** Every delegation there has been, by code. */
export const delegationsOf = async (tx: Transaction, asAt: Instant = LATEST): Promise<Delegation[]> =>
  (await inForce<DelegationRow>(tx, DELEGATION, asAt)).map(toDelegation);

export const mappingsOf = async (tx: Transaction, asAt: Instant = LATEST): Promise<Mapping[]> =>
  (await inForce<Mapping>(tx, CLAIM_MAPPING, asAt)).map(({ claim, post }) => ({ claim, post }));

export const postRolesOf = async (tx: Transaction, asAt: Instant = LATEST): Promise<PostRole[]> =>
  (await inForce<PostRole>(tx, POST_ROLE, asAt)).map(({ post, role, basis }) => ({ post, role, basis }));

export const servicesOf = async (tx: Transaction, asAt: Instant = LATEST): Promise<Service[]> => {
  const standing = await inForce<{ code: string; title: string; head_post: string | null }>(tx, SERVICE, asAt);
  const { rows } = await sql<{ code: string; title: string }>`
    select distinct code, title from service where known_at <= ${asAt}::timestamptz and not withdrawn order by code, title`.execute(
    tx,
  );
  return standing.map(({ code, title, head_post: headPost }) => ({
    code,
    title,
    headPost,
    titles: rows.filter((row) => row.code === code).map((row) => row.title),
  }));
};

/** What the service is called today that a post names; as the post names it where no service has or had that title. */
export const presentTitle = (services: readonly Service[], named: string | null): string | null =>
  services.find(({ title }) => title === named)?.title ??
  services.find(({ titles }) => named !== null && titles.includes(named))?.title ??
  named;

export const groupsOf = async (tx: Transaction, asAt: Instant = LATEST): Promise<Group[]> =>
  (await inForce<Group>(tx, LEADERSHIP_GROUP, asAt)).map(({ code, title, purpose, role, basis }) => ({
    code,
    title,
    purpose,
    role,
    basis,
  }));

export const membershipsOf = async (tx: Transaction, asAt: Instant = LATEST): Promise<Membership[]> =>
  (await inForce<{ group_code: string; post: string; capacity: string | null } & DayRow>(tx, GROUP_MEMBER, asAt)).map(
    ({ group_code: group, post, capacity, first_day: firstDay, last_day: lastDay }) => ({
      group,
      post,
      capacity,
      firstDay,
      lastDay,
    }),
  );

/** A person as the council may see them. `name` null: their particulars were erased. */
export type KnownPerson = {
  readonly code: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly removed: boolean;
};

/** The people who serve or have served the transaction's council, by code. */
export const peopleOf = async (tx: Transaction): Promise<ReadonlyMap<string, KnownPerson>> => {
  const found = await sql<KnownPerson>`
    select person.code, display_name as name, email, removed_at is not null as removed
    from person_council join person on person.code = person_council.person
    left join person_particulars on person_particulars.person = person.code
    where person_council.council = remit_council()
    order by display_name, person.code`.execute(tx);
  return new Map(found.rows.map((person) => [person.code, person]));
};

/** What a page says of a person: their name, or that they were removed. A program says its own name. */
export const sayPerson = (people: ReadonlyMap<string, KnownPerson>, code: string): string => {
  const person = people.get(code);
  if (person === undefined) return isPersonCode(code) ? 'a person not named here' : code;
  return person.removed || person.name === null ? 'a person since removed' : person.name;
};

/** Everything about the council's people and posts that its pages say. */
export type Directory = {
  readonly posts: ReadonlyMap<string, Post>;
  readonly services: readonly Service[];
  readonly holdings: readonly Holding[];
  readonly absences: readonly Absence[];
  readonly postRoles: readonly PostRole[];
  readonly groups: readonly Group[];
  readonly memberships: readonly Membership[];
  readonly mappings: readonly Mapping[];
  readonly delegations: readonly Delegation[];
  readonly people: ReadonlyMap<string, KnownPerson>;
};

/**
 * Reads the directory of the transaction's council as known at `asAt`, all that is known unless told; its people are those of today. Eleven statements,
 * whatever the number of posts.
 */
export const readDirectory = async (tx: Transaction, asAt: Instant = LATEST): Promise<Directory> => {
  const services = await servicesOf(tx, asAt);
  const posts = await postsByCode(tx, asAt);
  return {
    posts: new Map(
      [...posts].map(([code, post]) => [code, { ...post, service: presentTitle(services, post.service) }]),
    ),
    services,
    holdings: await holdingsOf(tx, asAt),
    absences: await absencesOf(tx, asAt),
    postRoles: await postRolesOf(tx, asAt),
    groups: await groupsOf(tx, asAt),
    memberships: await membershipsOf(tx, asAt),
    mappings: await mappingsOf(tx, asAt),
    delegations: await delegationsOf(tx, asAt),
    people: await peopleOf(tx),
  };
};
