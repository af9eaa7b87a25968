-- People, the posts they hold, groups and deputising. Who may do what follows from these rows and from nothing else.

-- A service of the council; posts name theirs by its title.
create table service (
  council text not null default remit_council(),
  code text not null,
  title text not null,
  head_post text,
  basis text,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, code, known_at)
);
select keep_for_council('service');

create table post_role (
  council text not null default remit_council(),
  post text not null,
  role text not null,
  basis text,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, post, role, known_at)
);
select keep_for_council('post_role');

-- A leadership group. Its members' posts have its role while they belong to it.
create table leadership_group (
  council text not null default remit_council(),
  code text not null,
  title text not null,
  purpose text,
  role text,
  basis text,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, code, known_at)
);
select keep_for_council('leadership_group');

-- `first_day` is part of the key, so that a post may leave a group and come back; empty where nobody knows since when.
create table group_member (
  council text not null default remit_council(),
  group_code text not null,
  post text not null,
  first_day text not null check (first_day ~ '^(\d{4}-\d{2}-\d{2})?$'),
  last_day date,
  capacity text,
  basis text,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, group_code, post, first_day, known_at)
);
select keep_for_council('group_member');

-- Who holds a post, by the person's opaque code. Several may at once, and for some days nobody.
create table post_holding (
  council text not null default remit_council(),
  code text not null,
  person text not null,
  post text not null,
  kind text not null check (kind in ('holder', 'acting-up')),
  first_day date not null,
  last_day date check (last_day >= first_day),
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, code, known_at)
);
create index post_holding_by_person on post_holding (council, person);
select keep_for_council('post_holding');

-- When whoever holds a post is away: the kind of reason, and nothing about anybody's health.
create table post_absence (
  council text not null default remit_council(),
  code text not null,
  post text not null,
  first_day date not null,
  last_day date check (last_day >= first_day),
  reason text not null check (reason in ('leave', 'away', 'vacant')),
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, code, known_at)
);
select keep_for_council('post_absence');

-- Whoever's sign-in at the council carries the claim holds the post for that session.
create table claim_mapping (
  council text not null default remit_council(),
  claim text not null,
  post text not null,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, claim, post, known_at)
);
select keep_for_council('claim_mapping');

-- From `from_at` on and before `to_at`, unless ended before.
create table delegation (
  council text not null default remit_council(),
  code text not null,
  kinds text[] not null check (cardinality(kinds) > 0 and kinds <@ array['meetings', 'decisions']),
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  covers_post text not null,
  depute_post text not null,
  depute_person text not null,
  scope text not null,
  made_by text not null,
  made_by_post text,
  made_by_capacity text not null,
  ended_at timestamptz,
  ended_by text,
  ended_by_post text,
  ended_why text,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, code, known_at),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_why is null))
);
create index delegation_by_depute on delegation (council, depute_person);
select keep_for_council('delegation');

-- The person behind the opaque code, whatever councils they serve. Kept when the particulars go, so that the record stays whole.
create table person (
  code text primary key check (code ~ '^P-[0-9A-HJKMNP-TV-Z]{10}$'),
  added_at timestamptz not null,
  removed_at timestamptz
);
select keep_for_installation('person');

-- Which councils somebody serves or has served, so that signing in can find them.
create table person_council (
  person text not null,
  council text not null,
  primary key (person, council)
);
select keep_for_installation('person_council');

-- The only place with a name in it. Never in the record, so that it can be erased.
create table person_particulars (
  person text primary key,
  display_name text not null,
  email text
);
select keep_for_installation('person_particulars');

-- Which councils give a post for a claim, so that signing in can find them.
create table claim_council (
  claim text not null,
  council text not null,
  primary key (claim, council)
);
select keep_for_installation('claim_council');

-- A council works with the people who serve it or have served it, and with no others. That somebody serves it is written with the record
-- entry of the change, in the council's own transaction.
create policy within_own_council on person_council using (council = remit_council()) with check (council = remit_council());
create policy within_own_council on claim_council using (council = remit_council()) with check (council = remit_council());
create policy added_by_a_council on person for insert with check (remit_council() is not null);
create policy serving_here on person for select
  using (exists (select from person_council where person_council.person = person.code and council = remit_council()));
create policy removed_here on person for update
  using (exists (select from person_council where person_council.person = person.code and council = remit_council()))
  with check (exists (select from person_council where person_council.person = person.code and council = remit_council()));
create policy serving_here on person_particulars
  using (exists (select from person_council where person_council.person = person_particulars.person and council = remit_council()))
  with check (exists (select from person_council where person_council.person = person_particulars.person and council = remit_council()));
