-- The record told everybody who reads it that there are restricted entries, when each was written and by whom. From here on they stand in a chain
-- of their own beside the council's open one, "dundee/restricted" beside "dundee", with its own places, hashes and end; whoever has no clearance
-- sees nothing of it: no entry, no gap, no end, no number. What was written before stays where it is, or the chain would break.

-- The chain of restricted entries beside an open one; and whose record a chain belongs to.
create function restricted_chain(scope text) returns text
  language sql immutable parallel safe
  return scope || '/restricted';

create function owner_of_chain(scope text) returns text
  language sql immutable parallel safe
  return split_part(scope, '/', 1);

-- Rows are noted by who may see them, since an open entry covers open rows and a restricted one restricted rows.
alter table record_unsealed add column confidentiality text not null default 'open' check (confidentiality in ('open', 'restricted'));
alter table record_unsealed drop constraint record_unsealed_pkey;
alter table record_unsealed add primary key (transaction, relation, known_at, confidentiality);

create or replace function note_fresh_rows() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform refuse_other_scope();
  insert into record_unsealed (transaction, scope, relation, known_at, written)
    select pg_current_xact_id(), record_scope(), tg_table_name, fresh_rows.known_at, count(*)
    from fresh_rows group by fresh_rows.known_at
    on conflict (transaction, relation, known_at, confidentiality) do update set written = record_unsealed.written + excluded.written;
  return null;
end
$$;

-- The same for tables that can hold restricted rows.
create function note_fresh_graded_rows() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform refuse_other_scope();
  insert into record_unsealed (transaction, scope, relation, known_at, confidentiality, written)
    select pg_current_xact_id(), record_scope(), tg_table_name, fresh_rows.known_at, fresh_rows.confidentiality, count(*)
    from fresh_rows group by fresh_rows.known_at, fresh_rows.confidentiality
    on conflict (transaction, relation, known_at, confidentiality) do update set written = record_unsealed.written + excluded.written;
  return null;
end
$$;

create function seal_by_confidentiality(name text) returns void
  language plpgsql set search_path = public, pg_temp
as $$
begin
  execute format('drop trigger sealed on %I', name);
  execute format('create trigger sealed after insert on %I referencing new table as fresh_rows
    for each statement execute function note_fresh_graded_rows()', name);
end
$$;

create or replace function restrict_by_clearance(name text) returns void
  language plpgsql set search_path = public, pg_temp
as $$
begin
  execute format('create policy by_clearance on %I as restrictive
    using (confidentiality = ''open'' or remit_clearance() = ''restricted'')
    with check (confidentiality = ''open'' or remit_clearance() = ''restricted'')', name);
  update kept_table set restricted = true where kept_table.name = restrict_by_clearance.name;
  if exists (select from kept_table where kept_table.name = restrict_by_clearance.name and kind in ('council', 'shared')) then
    perform seal_by_confidentiality(name);
  end if;
end
$$;

select seal_by_confidentiality(name) from kept_table where restricted and kind in ('council', 'shared') order by name collate "C";

-- What stands in place of a restricted entry from before this step for those who may not see it: the hash that the next entry follows from, and
-- nothing of who did what and when. It holds whoever reads the open chain to every other entry. Filled once, below.
create table record_withheld (
  scope text not null,
  position bigint not null check (position > 0),
  hash text not null,
  primary key (scope, position)
);
alter table record_entry no force row level security;
insert into record_withheld select scope, position, hash from record_entry where confidentiality = 'restricted';
alter table record_entry force row level security;
select guard_table('record_withheld');
create policy read_own_and_shared on record_withheld for select using (scope = 'scotland' or scope = remit_council());
grant select on record_withheld to remit_app;
create trigger append_only before update or delete on record_withheld for each row execute function refuse_change();
create trigger append_only_whole before truncate on record_withheld for each statement execute function refuse_change();
insert into kept_table (name, kind) values ('record_withheld', 'record');

-- The owner's functions must know the end of both chains: no two writes of a council share an instant, whichever chain tells of them.
create function reads_restricted_ends() returns boolean
  language sql stable parallel safe
  return remit_clearance() = 'restricted' or current_user <> 'remit_app';

drop policy read_own_and_shared on record_entry;
create policy read_own_and_shared on record_entry for select using (
  (scope = 'scotland' or scope = remit_council()) and (confidentiality = 'open' or remit_clearance() = 'restricted')
  or (scope = restricted_chain('scotland') or scope = restricted_chain(remit_council())) and remit_clearance() = 'restricted');
drop policy read_own_and_shared on record_content;
create policy read_own_and_shared on record_content for select using (
  (scope = 'scotland' or scope = remit_council()) and (confidentiality = 'open' or remit_clearance() = 'restricted')
  or (scope = restricted_chain('scotland') or scope = restricted_chain(remit_council())) and remit_clearance() = 'restricted');
drop policy read_own_and_shared on record_head;
create policy read_own_and_shared on record_head for select using (
  scope = 'scotland' or scope = remit_council()
  or (scope = restricted_chain('scotland') or scope = restricted_chain(remit_council())) and reads_restricted_ends());

drop policy written_in_own_scope on record_entry;
create policy written_in_own_scope on record_entry for insert with check (owner_of_chain(scope) = coalesce(remit_council(), 'scotland'));
drop policy written_in_own_scope on record_content;
create policy written_in_own_scope on record_content for insert with check (owner_of_chain(scope) = coalesce(remit_council(), 'scotland'));
drop policy written_in_own_scope on record_head;
create policy written_in_own_scope on record_head for insert with check (owner_of_chain(scope) = coalesce(remit_council(), 'scotland'));
drop policy moved_in_own_scope on record_head;
create policy moved_in_own_scope on record_head for update
  using (owner_of_chain(scope) = coalesce(remit_council(), 'scotland'))
  with check (owner_of_chain(scope) = coalesce(remit_council(), 'scotland'));

-- That a council has a record is no secret; that it has restricted entries is.
create or replace function note_begun_chain() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into record_begun values (owner_of_chain(new.scope)) on conflict do nothing;
  return null;
end
$$;

-- The instant for a write that is made now: now or, where an entry that concerns the council bears a later one, just after that. It does not say in
-- which chain that entry stands.
create function instant_of_write(now timestamptz) returns timestamptz
  language sql stable security definer set search_path = public, pg_temp
as $$
  select greatest(now, (
    select max(at) + interval '1 millisecond' from record_head
    where owner_of_chain(scope) = 'scotland' or owner_of_chain(scope) = remit_council()))
$$;

-- The rows of a table known since one instant, all of them or those of one confidentiality: how many, and the hash of their sorted hashes.
drop function digest_rows(text, text, timestamptz);
create function digest_rows(name text, owner text, instant timestamptz, confidentiality text, out count bigint, out digest text)
  language plpgsql set search_path = public, pg_temp set timezone = 'UTC' set datestyle = 'ISO' set intervalstyle = 'postgres'
  set extra_float_digits = 1 set bytea_output = 'hex'
as $$
begin
  execute format('select count(*), encode(sha256(coalesce(string_agg(line_hash, ''''::bytea order by line_hash), '''')), ''hex'') from (
      select sha256(convert_to(jsonb_strip_nulls(to_jsonb(kept))::text, ''UTF8'')) as line_hash
      from %I as kept where %s known_at at time zone ''UTC'' = $2 at time zone ''UTC'' %s) as lines', name,
      case when owner is null then '' else 'council = $1 and' end,
      case when confidentiality is null then '' else 'and kept.confidentiality = $3' end)
    into count, digest using owner, instant, confidentiality;
end
$$;
drop function holds_restricted(text, text, timestamptz);

-- As before, but into the chain that the entry belongs to: a restricted one covers the restricted rows that the transaction has written so far, an open one
-- the open rows. What was asked to be open and has restricted rows alone to cover becomes restricted. Gives the position in that chain.
create or replace function append_to_record(
  at timestamptz, actor text, post text, capacity text, delegation text, action text, subject text, confidentiality text, content jsonb
) returns bigint
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  entry record_entry;
  owner constant text := record_scope();
  secrecy text := confidentiality;
  head record_head;
  last timestamptz;
  note record;
  covered record;
  rows jsonb := '[]';
begin
  perform refuse_other_scope();
  if not isfinite(at) or date_trunc('milliseconds', at) <> at then
    raise exception 'The instant of an entry has milliseconds and nothing finer' using errcode = 'invalid_parameter_value';
  end if;
  -- No write may come before the last entry: one that is dated far ahead would keep every later one out.
  if at > clock_timestamp() + interval '400 days' then
    raise exception 'An entry cannot be dated so far ahead' using errcode = 'invalid_parameter_value';
  end if;
  if secrecy = 'open' and exists (select from record_unsealed as fresh
    where fresh.transaction = pg_current_xact_id() and fresh.written > fresh.sealed and fresh.confidentiality = 'restricted')
  then
    -- Whoever verifies the open chain alone must find the entry of every open row in it.
    if exists (select from record_unsealed as fresh
      where fresh.transaction = pg_current_xact_id() and fresh.written > fresh.sealed and fresh.confidentiality = 'open')
    then
      raise exception 'One entry cannot cover both open and restricted rows' using errcode = 'integrity_constraint_violation',
        hint = 'Append a restricted entry for the restricted rows first, then an open one.';
    end if;
    secrecy := 'restricted';
  end if;
  -- It would be told its place, which is how many there are.
  if secrecy = 'restricted' and remit_clearance() <> 'restricted' then
    raise exception 'A restricted entry is written with the clearance for it' using errcode = 'insufficient_privilege';
  end if;
  entry := row (case when secrecy = 'restricted' then restricted_chain(owner) else owner end, null, at, actor, post, capacity, delegation, action,
    subject, secrecy, null, null, null);
  for head in select * from record_head where record_head.scope in (owner, restricted_chain(owner)) order by scope for update loop
    last := greatest(last, head.at);
  end loop;
  if at < last or at = last and not exists (
    select from record_unsealed as fresh
    where fresh.transaction = pg_current_xact_id() and fresh.relation = 'record_entry' and fresh.known_at = last)
  then
    -- When the last one was may not be told: it may be restricted.
    raise exception 'An entry of % comes too early: each comes after the last one', instant_text(at)
      using errcode = 'invalid_parameter_value', hint = 'Ask for the instant of the write inside the transaction.';
  end if;
  for note in
    select fresh.relation, fresh.known_at, fresh.written, kept.kind = 'council' as owned, kept.restricted
    from record_unsealed as fresh join kept_table as kept on kept.name = fresh.relation
    where fresh.transaction = pg_current_xact_id() and fresh.written > fresh.sealed and fresh.confidentiality = secrecy
    order by fresh.relation collate "C"
  loop
    if note.known_at <> at then
      raise exception 'Rows of % are known at %, and the entry that should cover them is of %', note.relation,
        instant_text(note.known_at), instant_text(at) using errcode = 'integrity_constraint_violation',
        hint = 'Give the rows and their entry the same instant.';
    end if;
    covered := digest_rows(note.relation, case when note.owned then owner end, at, case when note.restricted then secrecy end);
    if covered.count <> note.written then
      raise exception '% rows of % are known at %, but this transaction wrote %', covered.count, note.relation, instant_text(at),
        note.written using errcode = 'integrity_constraint_violation', hint = 'No two writes may share an instant.';
    end if;
    rows := rows || jsonb_build_object('table', note.relation, 'at', instant_text(at), 'count', covered.count, 'digest', covered.digest);
  end loop;
  update record_unsealed as fresh set sealed = fresh.written
    where fresh.transaction = pg_current_xact_id() and fresh.written > fresh.sealed and fresh.confidentiality = secrecy;
  insert into record_unsealed (transaction, scope, relation, known_at, written, sealed)
    values (pg_current_xact_id(), owner, 'record_entry', at, 1, 1) on conflict do nothing;
  content := content - 'rows';
  if rows <> '[]' then content := content || jsonb_build_object('rows', rows); end if;
  return chain_entry(entry, content::text);
end
$$;

-- As before, by one entry in each chain: restricted rows in the restricted one.
create or replace function seal_what_stands(reason text, variadic names text[] default '{}') returns void
  language plpgsql set search_path = public, pg_temp set timezone = 'UTC' set datestyle = 'ISO' set intervalstyle = 'postgres'
  set extra_float_digits = 1 set bytea_output = 'hex'
as $$
declare
  kept record;
  chain record;
begin
  -- Not a temporary table: the owner may lack the right to make one.
  create table standing (scope text, restricted boolean, said jsonb);
  for kept in select * from kept_table where kind in ('council', 'shared') and (names = '{}' or name = any (names)) loop
    -- The owner may be bound by row-level security as everybody is.
    execute format('alter table %I no force row level security', kept.name);
    execute format('insert into standing
      select scope, secret, jsonb_build_object(''table'', %1$L, ''at'', instant_text(known_at), ''count'', count(*),
        ''digest'', encode(sha256(string_agg(line_hash, ''''::bytea order by line_hash)), ''hex''))
      from (select %2$s as scope, known_at, %3$s as secret,
          sha256(convert_to(jsonb_strip_nulls(to_jsonb(kept))::text, ''UTF8'')) as line_hash
        from %1$I as kept) as lines
      group by scope, secret, known_at', kept.name, case kept.kind when 'council' then 'council' else '''scotland''' end,
      case when kept.restricted then 'confidentiality = ''restricted''' else 'false' end);
    execute format('alter table %I force row level security', kept.name);
  end loop;
  alter table record_entry no force row level security;
  alter table record_content no force row level security;
  alter table record_head no force row level security;
  for chain in
    select scope, restricted, jsonb_agg(said order by said ->> 'table' collate "C", said ->> 'at' collate "C") as rows
    from standing group by scope, restricted order by scope collate "C", restricted
  loop
    perform chain_entry(row (case when chain.restricted then restricted_chain(chain.scope) else chain.scope end, null,
      greatest(date_trunc('milliseconds', clock_timestamp()),
        (select max(at) from record_head where owner_of_chain(scope) = chain.scope) + interval '1 ms'),
      'system', null, 'upgrade', null, 'record.sealed', chain.scope, case when chain.restricted then 'restricted' else 'open' end,
      null, null, null)::record_entry, jsonb_build_object('reason', reason, 'rows', chain.rows)::text);
  end loop;
  alter table record_entry force row level security;
  alter table record_content force row level security;
  alter table record_head force row level security;
  drop table standing;
end
$$;

revoke execute on function note_fresh_graded_rows(), seal_by_confidentiality(text), digest_rows(text, text, timestamptz, text),
  instant_of_write(timestamptz) from public;
grant execute on function instant_of_write(timestamptz) to remit_app;
