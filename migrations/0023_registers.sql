-- Registers: what happened, entry by entry, each a chain of revisions; and the kinds of register, which are data themselves.

-- Whose restricted entries somebody may see, beside the clearance: '*' the Chief Social Work Officer's office, 'type:complaint' whoever keeps that
-- register, 'post:TL-1' the post itself. Set for one transaction; nothing is seen where it is not set.
create function remit_need() returns text[]
  language sql stable parallel safe
  return string_to_array(coalesce(current_setting('remit.need', true), ''), ' ');

-- Says by which needs the rest of the transaction sees restricted rows, for whoever can tell them only from what it has read. Once: nobody widens theirs.
create function take_need(wanted text) returns void
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if coalesce(current_setting('remit.need', true), '') <> '' then
    raise exception 'The needs of this transaction are settled already' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('remit.need', wanted, true);
end
$$;

revoke execute on function take_need(text) from public;
grant execute on function take_need(text) to remit_app;

-- A kind of register as a pack describes it, for all councils.
create table register_type (
  code text not null,
  definition jsonb not null,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (code, known_at)
);
select keep_for_all('register_type');

-- What a council adds to a shared type or changes in it, and its own types: never touched by a pack for all councils.
create table own_register_type (
  council text not null default remit_council(),
  code text not null,
  definition jsonb not null,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, code, known_at)
);
select keep_for_council('own_register_type');

-- The posts that keep a register.
create table register_keeper (
  council text not null default remit_council(),
  type text not null,
  posts text[] not null,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, type, known_at)
);
select keep_for_council('register_keeper');

-- An entry as it stood after each change to it: the whole of it.
create table register_revision (
  council text not null default remit_council(),
  -- CP-2026-014; of a type that has both, restricted ones are a series of their own, so that no gap tells of what may not be seen.
  reference text not null check (reference ~ '^[A-Z]{2,4}-\d{4}-\d{3,}$'),
  number int not null check (number > 0),
  known_at timestamptz not null,
  type text not null,
  kind text not null check (kind in ('opened', 'changed', 'moved', 'noted', 'taken-back', 'lapsed', 'recounted', 'withdrawn')),
  moved_by text,
  state text not null,
  confidentiality text not null check (confidentiality in ('open', 'restricted')),
  distribution text[] not null default '{}',
  need text[] not null,
  case_reference text check (case_reference <> ''),
  service text,
  -- The day that puts it in the list: that of the event with which it began.
  opened_on date not null,
  fields jsonb not null,
  events jsonb not null,
  clocks jsonb not null,
  words text check (words <> ''),
  actor text not null,
  post text,
  capacity text not null,
  delegation text,
  primary key (council, reference, number),
  check ((kind = 'opened') = (number = 1)),
  check (kind not in ('taken-back', 'withdrawn') or words is not null)
);
create index register_revision_by_type on register_revision (council, type, reference, number desc);
select keep_for_council('register_revision');
select restrict_by_clearance('register_revision');
create policy by_need on register_revision as restrictive
  using (confidentiality = 'open' or need && remit_need()) with check (confidentiality = 'open' or need && remit_need());

-- Each entry as it stands, in short: for lists. Follows from the revisions and is kept by them alone.
create table register_now (
  council text not null,
  reference text not null,
  type text not null,
  number int not null,
  state text not null,
  confidentiality text not null,
  need text[] not null,
  case_reference text,
  service text,
  opened_on date not null,
  known_at timestamptz not null,
  primary key (council, reference)
);
create index register_now_by_type on register_now (council, type, opened_on desc, reference desc);

-- The clocks that run: few beside the many that ever did.
create table live_clock (
  council text not null,
  reference text not null,
  key text not null,
  type text not null,
  rule text not null,
  confidentiality text not null,
  need text[] not null,
  -- Null where nobody can know it yet; such clocks are shown with their reason.
  due_at timestamptz,
  clock jsonb not null,
  primary key (council, reference, key)
);
create index live_clock_by_due on live_clock (council, due_at);

insert into kept_table (name, kind) values ('register_now', 'derived'), ('live_clock', 'derived');
select guard_table('register_now');
select guard_table('live_clock');
create policy own_council on register_now using (council = remit_council()) with check (council = remit_council());
create policy own_council on live_clock using (council = remit_council()) with check (council = remit_council());
select restrict_by_clearance('register_now');
select restrict_by_clearance('live_clock');
create policy by_need on register_now as restrictive using (confidentiality = 'open' or need && remit_need());
create policy by_need on live_clock as restrictive using (confidentiality = 'open' or need && remit_need());
grant select on register_now, live_clock to remit_app;

-- A clock runs until it was met or stopped for good.
create function is_live(clock jsonb) returns boolean
  language sql immutable parallel safe
  return clock ->> 'metBy' is null and coalesce(clock ->> 'stopped', '') <> 'stopped';

create function keep_register_now() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if exists (select from register_revision later where later.council = new.council and later.reference = new.reference and later.number > new.number) then
    return null;
  end if;
  delete from register_now where council = new.council and reference = new.reference;
  delete from live_clock where council = new.council and reference = new.reference;
  if new.kind <> 'withdrawn' then
    insert into register_now (council, reference, type, number, state, confidentiality, need, case_reference, service, opened_on, known_at)
      values (new.council, new.reference, new.type, new.number, new.state, new.confidentiality, new.need, new.case_reference, new.service, new.opened_on, new.known_at);
    insert into live_clock (council, reference, key, type, rule, confidentiality, need, due_at, clock)
      select new.council, new.reference, clock ->> 'key', new.type, clock ->> 'rule', new.confidentiality, new.need,
        (clock #>> '{due,at}')::timestamptz, clock
      from jsonb_array_elements(new.clocks) as each(clock) where is_live(clock);
  end if;
  return null;
end
$$;
revoke execute on function keep_register_now() from public;
create trigger keeps_now after insert on register_revision for each row execute function keep_register_now();

create function rebuild_register_now() returns void
  language sql set search_path = public, pg_temp
as $$
  delete from register_now;
  insert into register_now (council, reference, type, number, state, confidentiality, need, case_reference, service, opened_on, known_at)
    select council, reference, type, number, state, confidentiality, need, case_reference, service, opened_on, known_at
    from (select distinct on (council, reference) * from register_revision order by council, reference, number desc) latest
    where kind <> 'withdrawn';
$$;
revoke execute on function rebuild_register_now() from public;

create function rebuild_live_clock() returns void
  language sql set search_path = public, pg_temp
as $$
  delete from live_clock;
  insert into live_clock (council, reference, key, type, rule, confidentiality, need, due_at, clock)
    select council, reference, clock ->> 'key', type, clock ->> 'rule', confidentiality, need, (clock #>> '{due,at}')::timestamptz, clock
    from (select distinct on (council, reference) * from register_revision order by council, reference, number desc) latest
      cross join lateral jsonb_array_elements(clocks) as each(clock)
    where kind <> 'withdrawn' and is_live(clock);
$$;
revoke execute on function rebuild_live_clock() from public;
