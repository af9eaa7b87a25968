import { type RawBuilder, sql } from 'kysely';

import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { inForce } from '../../platform/database/revisions.ts';
import { plainRows, readTogether, rowsInForce } from '../../platform/database/together.ts';
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

const toPosts = (rows: readonly Post[]): ReadonlyMap<string, Post> =>
  new Map(rows.map(({ code, title, service, basis }) => [code, { code, title, service, basis }]));

/** The council's posts by code. */
export const postsByCode = async (tx: Transaction, asAt: Instant): Promise<ReadonlyMap<string, Post>> =>
  toPosts((await readTogether<{ posts: Post }>(tx, { posts: rowsInForce(POST, asAt) })).posts);

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

type PostRole = { readonly post: string; readonly role: string; readonly basis: string | null };
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
type HoldingRow = Omit<Holding, 'firstDay' | 'lastDay'> & DayRow;
type AbsenceRow = Omit<Absence, 'firstDay' | 'lastDay'> & DayRow;
type ServiceRow = { code: string; title: string; head_post: string | null };
type TitleRow = { code: string; title: string };
type MemberRow = { group_code: string; post: string; capacity: string | null } & DayRow;

const toHolding = ({ code, person, post, kind, first_day, last_day }: HoldingRow): Holding => ({
  code,
  person,
  post,
  kind,
  firstDay: first_day,
  lastDay: last_day,
});

const toAbsence = ({ code, post, reason, first_day: firstDay, last_day: lastDay }: AbsenceRow): Absence => ({
  code,
  post,
  reason,
  firstDay,
  lastDay,
});

const toMapping = ({ claim, post }: Mapping): Mapping => ({ claim, post });

const toPostRole = ({ post, role, basis }: PostRole): PostRole => ({ post, role, basis });

const toServices = (standing: readonly ServiceRow[], titles: readonly TitleRow[]): Service[] =>
  standing.map(({ code, title, head_post: headPost }) => ({
    code,
    title,
    headPost,
    titles: titles.filter((row) => row.code === code).map((row) => row.title),
  }));

const toGroup = ({ code, title, purpose, role, basis }: Group): Group => ({ code, title, purpose, role, basis });

const toMembership = ({
  group_code: group,
  post,
  capacity,
  first_day: firstDay,
  last_day: lastDay,
}: MemberRow): Membership => ({ group, post, capacity, firstDay, lastDay });

/** Who has held which post, all days and all posts. */
export const holdingsOf = async (tx: Transaction, asAt: Instant = LATEST): Promise<Holding[]> =>
  (await inForce<HoldingRow>(tx, POST_HOLDING, asAt)).map(toHolding);

/** Every absence recorded. */
export const absencesOf = async (tx: Transaction, asAt: Instant = LATEST): Promise<Absence[]> =>
  (await inForce<AbsenceRow>(tx, POST_ABSENCE, asAt)).map(toAbsence);

/** Every delegation there has been, by code. */
export const delegationsOf = async (tx: Transaction, asAt: Instant = LATEST): Promise<Delegation[]> =>
  (await inForce<DelegationRow>(tx, DELEGATION, asAt)).map(toDelegation);

export const mappingsOf = async (tx: Transaction, asAt: Instant = LATEST): Promise<Mapping[]> =>
  (await inForce<Mapping>(tx, CLAIM_MAPPING, asAt)).map(toMapping);

export const postRolesOf = async (tx: Transaction, asAt: Instant = LATEST): Promise<PostRole[]> =>
  (await inForce<PostRole>(tx, POST_ROLE, asAt)).map(toPostRole);

// Every title that a service ever had.
const titlesOf = (asAt: Instant): RawBuilder<unknown> => sql`
  select distinct code, title from service where known_at <= ${asAt}::timestamptz and not withdrawn order by code, title`;

export const servicesOf = async (tx: Transaction, asAt: Instant = LATEST): Promise<Service[]> => {
  const { services, titles } = await readTogether<{ services: ServiceRow; titles: TitleRow }>(tx, {
    services: rowsInForce(SERVICE, asAt),
    titles: plainRows(titlesOf(asAt)),
  });
  return toServices(services, titles);
};

/** What the service is called today that a post names; as the post names it where no service has or had that title. */
export const presentTitle = (services: readonly Service[], named: string | null): string | null =>
  services.find(({ title }) => title === named)?.title ??
  services.find(({ titles }) => named !== null && titles.includes(named))?.title ??
  named;

// Worked out by the database: the registers, from which it follows, stand above people (docs/decisions/0013-guarded-posts.md).
const TRUSTED = sql`select post from trusted_post order by post`;

/** The posts to which restricted entries of registers may be open, as it stands now: those that keep such a register, and those that may be named in such entries. */
export const trustedPosts = async (tx: Transaction): Promise<ReadonlySet<string>> =>
  new Set((await sql<{ post: string }>`${TRUSTED}`.execute(tx)).rows.map(({ post }) => post));

export const groupsOf = async (tx: Transaction, asAt: Instant = LATEST): Promise<Group[]> =>
  (await inForce<Group>(tx, LEADERSHIP_GROUP, asAt)).map(toGroup);

export const membershipsOf = async (tx: Transaction, asAt: Instant = LATEST): Promise<Membership[]> =>
  (await inForce<MemberRow>(tx, GROUP_MEMBER, asAt)).map(toMembership);

/** A person as the council may see them. `name` null: their particulars were erased. */
export type KnownPerson = {
  readonly code: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly removed: boolean;
};

const PEOPLE = sql`
  select person.code, display_name as name, email, removed_at is not null as removed
  from person_council join person on person.code = person_council.person
  left join person_particulars on person_particulars.person = person.code
  where person_council.council = remit_council()
  order by display_name, person.code`;

const toPeople = (rows: readonly KnownPerson[]): ReadonlyMap<string, KnownPerson> =>
  new Map(rows.map((person) => [person.code, person]));

/** The people who serve or have served the transaction's council, by code. */
export const peopleOf = async (tx: Transaction): Promise<ReadonlyMap<string, KnownPerson>> =>
  toPeople((await sql<KnownPerson>`${PEOPLE}`.execute(tx)).rows);

/**
 * A text that changes whenever what is known of the council's people does. A person may serve another council as well, in whose name alone their address
 * was changed: the version of this one's data says nothing of it.
 */
export const peopleMark = async (tx: Transaction): Promise<string> => {
  const found = await sql<{ mark: string }>`
    select concat_ws(' ', count(*), sum(hashtextextended(to_jsonb(person)::text, 0))) as mark from (${PEOPLE}) person`.execute(
    tx,
  );
  return found.rows[0]?.mark ?? '';
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
  /** The posts to which restricted entries of registers may be open, as it stands now. */
  readonly trusted: ReadonlySet<string>;
  readonly people: ReadonlyMap<string, KnownPerson>;
};

type DirectoryRows = {
  posts: Post;
  services: ServiceRow;
  titles: TitleRow;
  holdings: HoldingRow;
  absences: AbsenceRow;
  postRoles: PostRole;
  groups: Group;
  memberships: MemberRow;
  mappings: Mapping;
  delegations: DelegationRow;
  trusted: { post: string };
  people: KnownPerson;
};

/**
 * Reads the directory of the transaction's council as known at `asAt`, all that is known unless told; its people and trusted posts are those of today. One statement,
 * whatever the number of posts.
 */
export const readDirectory = async (tx: Transaction, asAt: Instant = LATEST): Promise<Directory> => {
  const read = await readTogether<DirectoryRows>(tx, {
    posts: rowsInForce(POST, asAt),
    services: rowsInForce(SERVICE, asAt),
    titles: plainRows(titlesOf(asAt)),
    holdings: rowsInForce(POST_HOLDING, asAt),
    absences: rowsInForce(POST_ABSENCE, asAt),
    postRoles: rowsInForce(POST_ROLE, asAt),
    groups: rowsInForce(LEADERSHIP_GROUP, asAt),
    memberships: rowsInForce(GROUP_MEMBER, asAt),
    mappings: rowsInForce(CLAIM_MAPPING, asAt),
    delegations: rowsInForce(DELEGATION, asAt),
    trusted: plainRows(TRUSTED),
    people: plainRows(PEOPLE),
  });
  const services = toServices(read.services, read.titles);
  return {
    posts: new Map(
      [...toPosts(read.posts)].map(([code, post]) => [
        code,
        { ...post, service: presentTitle(services, post.service) },
      ]),
    ),
    services,
    holdings: read.holdings.map(toHolding),
    absences: read.absences.map(toAbsence),
    postRoles: read.postRoles.map(toPostRole),
    groups: read.groups.map(toGroup),
    memberships: read.memberships.map(toMembership),
    mappings: read.mappings.map(toMapping),
    delegations: read.delegations.map(toDelegation),
    trusted: new Set(read.trusted.map(({ post }) => post)),
    people: toPeople(read.people),
  };
};
