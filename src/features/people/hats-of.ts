import { sql } from 'kysely';

import type { CouncilCode, Instant } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import type { Acting, DelegationKind } from '../access/index.ts';
import { type HatFacts, hatsFrom } from './hats.ts';
import type { Holding } from './holding.ts';

type Found = {
  council_name: string | null;
  holdings: { code: string; post: string; kind: Holding['kind']; first_day: string; last_day: string | null }[];
  mapped: string[];
  titles: { code: string; title: string }[];
  roles: { post: string; role: string }[];
  group_roles: { post: string; role: string; first_day: string; last_day: string | null }[];
  delegations: {
    code: string;
    kinds: DelegationKind[];
    from_at: Instant;
    to_at: Instant;
    covers_post: string;
    depute_post: string;
    ended_at: Instant | null;
  }[];
};

// Rows of one key are revisions of one fact: the last one known counts, however the clock stood when it was written.
const readFacts = async (
  tx: Transaction,
  council: CouncilCode,
  person: string,
  claims: readonly string[],
): Promise<HatFacts> => {
  const found = await sql<Found>`
    with holding as (
      select distinct on (code) * from post_holding where person = ${person} order by code, known_at desc),
    mapping as (
      select distinct on (claim, post) * from claim_mapping where claim = any(${claims}::text[]) order by claim, post, known_at desc),
    duty as (
      select distinct on (code) * from delegation where depute_person = ${person} order by code, known_at desc),
    own as (select post from holding where not withdrawn union select post from mapping where not withdrawn),
    title as (
      select distinct on (code) * from post where code in (select post from own union select covers_post from duty)
      order by code, known_at desc),
    role_given as (
      select distinct on (post, role) * from post_role where post in (select post from own) order by post, role, known_at desc),
    member as (
      select distinct on (group_code, post, first_day) * from group_member where post in (select post from own)
      order by group_code, post, first_day, known_at desc),
    team as (
      select distinct on (code) * from leadership_group where code in (select group_code from member) order by code, known_at desc)
    select
      (select name from council where code = ${council} order by known_at desc limit 1) as council_name,
      (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'post', post, 'kind', kind, 'first_day', first_day,
        'last_day', last_day)), '[]') from holding where not withdrawn) as holdings,
      (select coalesce(jsonb_agg(distinct post), '[]') from mapping where not withdrawn) as mapped,
      (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'title', title)), '[]') from title where not withdrawn) as titles,
      (select coalesce(jsonb_agg(jsonb_build_object('post', post, 'role', role)), '[]') from role_given where not withdrawn) as roles,
      (select coalesce(jsonb_agg(jsonb_build_object('post', member.post, 'role', team.role, 'first_day', member.first_day,
        'last_day', member.last_day)), '[]') from member join team on team.code = member.group_code
        where not member.withdrawn and not team.withdrawn and team.role is not null) as group_roles,
      (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'kinds', kinds, 'from_at', from_at, 'to_at', to_at,
        'covers_post', covers_post, 'depute_post', depute_post, 'ended_at', ended_at)), '[]') from duty where not withdrawn) as delegations`.execute(
    tx,
  );
  const [row] = found.rows;
  const instant = (text: string): Instant => new Date(text).toISOString();
  return {
    council,
    councilName: row?.council_name ?? council,
    holdings: (row?.holdings ?? []).map(({ first_day: firstDay, last_day: lastDay, ...rest }) => ({
      ...rest,
      person,
      firstDay,
      lastDay,
    })),
    mappedPosts: row?.mapped ?? [],
    titles: new Map((row?.titles ?? []).map(({ code, title }) => [code, title])),
    postRoles: row?.roles ?? [],
    groupRoles: (row?.group_roles ?? []).map(({ post, role, first_day: firstDay, last_day: lastDay }) => ({
      post,
      role,
      firstDay,
      lastDay,
    })),
    delegations: (row?.delegations ?? []).map((each) => ({
      code: each.code,
      kinds: each.kinds,
      from: instant(each.from_at),
      to: instant(each.to_at),
      coversPost: each.covers_post,
      deputePost: each.depute_post,
      deputePerson: person,
      scope: '',
      made: { by: '', post: null, capacity: '' },
      ended: each.ended_at === null ? null : { at: instant(each.ended_at), by: '', post: null, why: '' },
    })),
  };
};

/** What a person is called, and which councils they serve. */
export type Known = { readonly name: string | null; readonly councils: readonly CouncilCode[] };

/**
 * Reads it outside any council. `claims`: the groups that the council's own sign-in named, none for a local account. Somebody who was removed has no
 * name and serves nowhere any more.
 */
export const knownIn = async (tx: Transaction, person: string, claims: readonly string[]): Promise<Known> => {
  const found = await sql<Known>`
    with serving as (
      select council from person_council where person = ${person}
      union select council from claim_council where claim = any(${claims}::text[]))
    select (select display_name from person_particulars where person = ${person}) as name, (
      select coalesce(array_agg(council order by council), '{}') from serving
      where exists (select from person where code = ${person} and removed_at is null)) as councils`.execute(tx);
  return found.rows[0] ?? { name: null, councils: [] };
};

/** Every hat that the person has in these councils at the instant. One short read for each. */
export const hatsIn = async (
  database: Database,
  councils: readonly CouncilCode[],
  person: string,
  claims: readonly string[],
  now: Instant,
): Promise<Acting[]> => {
  const hats: Acting[] = [];
  for (const council of councils) {
    const facts = await database.read({ council }, (tx) => readFacts(tx, council, person, claims));
    hats.push(...hatsFrom(facts, now));
  }
  return hats;
};

/** Every hat of a person at the instant, in all councils they serve, found with one more read. Empty for whoever is unknown or was removed. */
export const hatsOf = async (
  database: Database,
  person: string,
  claims: readonly string[],
  now: Instant,
): Promise<Acting[]> => {
  const { councils } = await database.read({ council: null }, (tx) => knownIn(tx, person, claims));
  return hatsIn(database, councils, person, claims, now);
};
