-- The record becomes a chain that can be checked without the server: each entry holds the hash of the one before, and says by a digest
-- which rows were written with it. All of it is worked out here, by functions that belong to the owner of the tables; the application's
-- role may ask for an entry and can choose neither its place nor its hashes.

-- What the person who asks may see: 'open', or 'restricted' as well. Whoever begins the transaction sets it.
create function remit_clearance() returns text
  language sql stable parallel safe
  return coalesce(nullif(current_setting('remit.clearance', true), ''), 'open');

-- Every table that Remit keeps, for those who walk over all of them: backing up, verifying, testing.
-- council: owned rows, sealed. shared: read by all councils, sealed. installation: sign-in and the like, changed in place, not sealed.
-- record: the chain itself. working: nothing to keep.
create table kept_table (
  name text primary key,
  kind text not null check (kind in ('council', 'shared', 'installation', 'record', 'working')),
  restricted boolean not null default false
);
alter table kept_table enable row level security;
alter table kept_table force row level security;
create policy read_by_all on kept_table for select using (true);
-- Only the owner has the right to change it, in a migration.
create policy kept_by_owner on kept_table for insert with check (true);
create policy changed_by_owner on kept_table for update using (true) with check (true);
grant select on kept_table to remit_app;

-- What the transactions under way have written and how much of it their entries cover. Emptied as each of them ends.
create table record_unsealed (
  transaction xid8 not null,
  -- A transaction writes for one scope: rows of one council could otherwise pass under the entry of another.
  scope text not null,
  relation text not null,
  known_at timestamptz not null,
  written bigint not null,
  sealed bigint not null default 0,
  primary key (transaction, relation, known_at)
);
alter table record_unsealed enable row level security;
alter table record_unsealed force row level security;
-- The application's role has no right to this table at all; the functions below have.
create policy noted_by_owner on record_unsealed using (true) with check (true);

-- Whose record the transaction writes in: the council's, or that of what all councils share.
create function record_scope() returns text
  language plpgsql stable set search_path = public, pg_temp
as $$
declare
  scope constant text := coalesce(remit_council(), 'scotland');
begin
  if scope !~ '^[a-z][a-z0-9-]{1,39}$' or remit_council() = 'scotland' then
    raise exception '% is no council: its code is written in small letters, and scotland is the scope of what all share', scope
      using errcode = 'invalid_parameter_value';
  end if;
  return scope;
end
$$;

create function refuse_other_scope() returns void
  language plpgsql set search_path = public, pg_temp
as $$
begin
  if exists (select from record_unsealed where transaction = pg_current_xact_id() and scope <> record_scope()) then
    raise exception 'A transaction writes for one council, or for what all share' using errcode = 'integrity_constraint_violation';
  end if;
end
$$;

create function note_fresh_rows() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform refuse_other_scope();
  insert into record_unsealed (transaction, scope, relation, known_at, written)
    select pg_current_xact_id(), record_scope(), tg_table_name, fresh_rows.known_at, count(*)
    from fresh_rows group by fresh_rows.known_at
    on conflict (transaction, relation, known_at) do update set written = record_unsealed.written + excluded.written;
  return null;
end
$$;

-- Runs as a transaction commits: whoever wrote rows must have appended the entry that covers them.
create function refuse_unsealed() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  uncovered text;
begin
  select string_agg(distinct relation, ', ') into uncovered
    from record_unsealed where transaction = new.transaction and written > sealed;
  if uncovered is not null then
    raise exception 'A write without its entry in the record: %', uncovered
      using errcode = 'integrity_constraint_violation',
        hint = 'Append an entry to the record after the rows, in the same transaction.';
  end if;
  delete from record_unsealed where transaction = new.transaction;
  return null;
end
$$;

create constraint trigger entry_before_commit after insert on record_unsealed
  deferrable initially deferred for each row execute function refuse_unsealed();

-- Sealing. A row is digested as the text of its JSON without nulls, so that a column added later (nullable, without a default) leaves
-- old digests true. JSON columns may hold no nulls of their own, or the text would say less than the row.
create function seal_table(name text) returns void
  language plpgsql set search_path = public, pg_temp
as $$
declare
  document text;
  owned constant boolean := exists (select from kept_table where kept_table.name = seal_table.name and kind = 'council');
begin
  -- A digest asks for the whole row by the name `kept`, which a column of that name would take.
  if exists (select from pg_attribute where attrelid = name::regclass and attname = 'kept' and not attisdropped) then
    raise exception 'A sealed table may have no column called kept';
  end if;
  execute format('create trigger sealed after insert on %I referencing new table as fresh_rows
    for each statement execute function note_fresh_rows()', name);
  -- For digests alone. As an expression, so that no question for what was known by an instant is tempted to walk over it.
  execute format('create index %I on %I (%s(known_at at time zone ''UTC''))', name || '_by_instant', name,
    case when owned then 'council, ' end);
  for document in select attname from pg_attribute
    where attrelid = name::regclass and attnum > 0 and not attisdropped and atttypid = 'jsonb'::regtype
  loop
    -- Not valid: rows written before this rule are left as they are.
    execute format('alter table %1$I add constraint %2$I check (jsonb_strip_nulls(%3$I) = %3$I and %3$I <> ''null'') not valid',
      name, name || '_' || document || '_without_nulls', document);
  end loop;
end
$$;

create function guard_table(name text) returns void
  language plpgsql set search_path = public, pg_temp
as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
end
$$;

create function keep_appended(name text) returns void
  language plpgsql set search_path = public, pg_temp
as $$
begin
  execute format('grant select, insert on %I to remit_app', name);
  execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', name);
  execute format('create trigger append_only_whole before truncate on %I for each statement execute function refuse_change()', name);
  perform seal_table(name);
end
$$;

-- For later migrations: one line for each new table. A council's own rows, append-only and sealed; needs `council text not null default
-- remit_council()` and `known_at timestamptz not null`.
create function keep_for_council(name text) returns void
  language plpgsql set search_path = public, pg_temp
as $$
begin
  insert into kept_table (name, kind) values (name, 'council');
  perform guard_table(name);
  execute format('create policy own_council on %I using (council = remit_council()) with check (council = remit_council())', name);
  perform keep_appended(name);
end
$$;

-- Rows that all councils read, written from outside any council; append-only and sealed; needs `known_at timestamptz not null`.
create function keep_for_all(name text) returns void
  language plpgsql set search_path = public, pg_temp
as $$
begin
  insert into kept_table (name, kind) values (name, 'shared');
  perform guard_table(name);
  execute format('create policy read_by_all on %I for select using (true)', name);
  execute format('create policy written_outside_any_council on %I for insert with check (remit_council() is null)', name);
  perform keep_appended(name);
end
$$;

-- Rows that belong to the installation (sessions and the like), seen and changed only from outside any council; neither append-only nor sealed.
create function keep_for_installation(name text) returns void
  language plpgsql set search_path = public, pg_temp
as $$
begin
  insert into kept_table (name, kind) values (name, 'installation');
  perform guard_table(name);
  execute format('create policy outside_any_council on %I using (remit_council() is null) with check (remit_council() is null)', name);
  execute format('grant select, insert, update, delete on %I to remit_app', name);
end
$$;

-- After one of the three above, where the table has `confidentiality text not null check (confidentiality in ('open', 'restricted'))`.
create function restrict_by_clearance(name text) returns void
  language plpgsql set search_path = public, pg_temp
as $$
begin
  execute format('create policy by_clearance on %I as restrictive
    using (confidentiality = ''open'' or remit_clearance() = ''restricted'')
    with check (confidentiality = ''open'' or remit_clearance() = ''restricted'')', name);
  update kept_table set restricted = true where kept_table.name = restrict_by_clearance.name;
end
$$;

-- The chain. The header of an entry is seen by all who act for the council, whatever their clearance: it holds codes and no particulars.
alter table record_entry rename to record_entry_before;
alter table record_entry_before rename constraint record_entry_pkey to record_entry_before_pkey;
drop index record_entry_by_time;

create table record_entry (
  scope text not null,
  -- 1, 2, 3 … without a gap in each scope.
  position bigint not null check (position > 0),
  at timestamptz not null,
  actor text not null check (actor <> ''),
  post text,
  capacity text not null check (capacity <> ''),
  delegation text,
  action text not null check (action <> ''),
  subject text not null,
  confidentiality text not null check (confidentiality in ('open', 'restricted')),
  content_hash text not null,
  previous_hash text,
  hash text not null,
  primary key (scope, position)
);
create index record_entry_by_time on record_entry (scope, at);

-- What an entry says. Its hash is in the header and is salted, so that the content can be withheld, or disposed of one day, without
-- breaking the chain and without letting a guess at it be tried.
create table record_content (
  scope text not null,
  position bigint not null,
  confidentiality text not null check (confidentiality in ('open', 'restricted')),
  salt text not null,
  content text not null,
  primary key (scope, position)
);

-- The end of each chain: an entry taken off the end would leave no gap.
create table record_head (
  scope text primary key,
  position bigint not null,
  at timestamptz not null,
  hash text not null
);

-- The text of a field, of which no two lists of fields have the same: "5:Leith," and "~," for what is absent.
create function netstring(given text) returns text
  language sql immutable parallel safe
  return case when given is null then '~,' else octet_length(convert_to(given, 'UTF8')) || ':' || given || ',' end;

-- An instant in UTC with milliseconds, or with microseconds where it has them.
create function instant_text(given timestamptz) returns text
  language sql stable parallel safe
  return to_char(given at time zone 'UTC', case when date_trunc('milliseconds', given) = given
    then 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"' else 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"' end);

create function entry_hash(entry record_entry) returns text
  language sql stable
  return encode(sha256(convert_to(netstring('remit record 1') || netstring(entry.previous_hash) || netstring(entry.scope)
    || netstring(entry.position::text) || netstring(instant_text(entry.at)) || netstring(entry.actor) || netstring(entry.post)
    || netstring(entry.capacity) || netstring(entry.delegation) || netstring(entry.action) || netstring(entry.subject)
    || netstring(entry.confidentiality) || netstring(entry.content_hash), 'UTF8')), 'hex');

-- Puts an entry at the end of its chain and gives its position. For the functions below alone.
create function chain_entry(entry record_entry, content text) returns bigint
  language plpgsql set search_path = public, pg_temp
as $$
declare
  salt constant text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
  head record_head;
begin
  select * into head from record_head where record_head.scope = entry.scope for update;
  entry.position := coalesce(head.position, 0) + 1;
  entry.previous_hash := head.hash;
  entry.content_hash := encode(sha256(convert_to(salt || content, 'UTF8')), 'hex');
  entry.hash := entry_hash(entry);
  insert into record_entry select entry.*;
  insert into record_content values (entry.scope, entry.position, entry.confidentiality, salt, content);
  if head.scope is null then
    insert into record_head values (entry.scope, entry.position, entry.at, entry.hash);
  else
    update record_head set position = entry.position, at = entry.at, hash = entry.hash where record_head.scope = entry.scope;
  end if;
  return entry.position;
end
$$;

-- The rows of a table known since one instant: how many, and the hash of their sorted hashes.
create function digest_rows(name text, owner text, instant timestamptz, out count bigint, out digest text)
  language plpgsql set search_path = public, pg_temp set timezone = 'UTC' set datestyle = 'ISO' set intervalstyle = 'postgres'
  set extra_float_digits = 1 set bytea_output = 'hex'
as $$
begin
  execute format('select count(*), encode(sha256(coalesce(string_agg(line_hash, ''''::bytea order by line_hash), '''')), ''hex'') from (
      select sha256(convert_to(jsonb_strip_nulls(to_jsonb(kept))::text, ''UTF8'')) as line_hash
      from %I as kept where %s known_at at time zone ''UTC'' = $2 at time zone ''UTC'') as lines', name, case when owner is null then '' else 'council = $1 and' end)
    into count, digest using owner, instant;
end
$$;

create function holds_restricted(name text, owner text, instant timestamptz) returns boolean
  language plpgsql set search_path = public, pg_temp
as $$
declare
  holds boolean;
begin
  execute format('select exists (select from %I where %s known_at at time zone ''UTC'' = $2 at time zone ''UTC'' and confidentiality = ''restricted'')', name,
    case when owner is null then '' else 'council = $1 and' end) into holds using owner, instant;
  return holds;
end
$$;

-- The one way in: appends an entry to the record of the transaction's council (or of what all councils share), which covers every row
-- that the transaction has written so far. Gives its position.
create function append_to_record(
  at timestamptz, actor text, post text, capacity text, delegation text, action text, subject text, confidentiality text, content jsonb
) returns bigint
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  entry record_entry;
  head record_head;
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
  entry := row (record_scope(), null, at, actor, post, capacity, delegation, action, subject, confidentiality,
    null, null, null);
  select * into head from record_head where record_head.scope = entry.scope for update;
  if at < head.at or at = head.at and not exists (
    select from record_unsealed where transaction = pg_current_xact_id() and relation = 'record_entry' and known_at = head.at)
  then
    raise exception 'An entry of % comes after one of %', instant_text(at), instant_text(head.at)
      using errcode = 'invalid_parameter_value', hint = 'Ask for the instant of the write inside the transaction.';
  end if;
  for note in
    select relation, known_at, written, kind = 'council' as owned, restricted
    from record_unsealed join kept_table on kept_table.name = relation
    where transaction = pg_current_xact_id() and written > sealed order by relation collate "C"
  loop
    if note.known_at <> at then
      raise exception 'Rows of % are known at %, and the entry that should cover them is of %', note.relation,
        instant_text(note.known_at), instant_text(at) using errcode = 'integrity_constraint_violation',
        hint = 'Give the rows and their entry the same instant.';
    end if;
    covered := digest_rows(note.relation, case when note.owned then entry.scope end, at);
    if covered.count <> note.written then
      raise exception '% rows of % are known at %, but this transaction wrote %', covered.count, note.relation, instant_text(at),
        note.written using errcode = 'integrity_constraint_violation', hint = 'No two writes may share an instant.';
    end if;
    -- A digest could be used to try guesses at a row, so it is as restricted as the row.
    if note.restricted and holds_restricted(note.relation, case when note.owned then entry.scope end, at) then
      entry.confidentiality := 'restricted';
    end if;
    rows := rows || jsonb_build_object('table', note.relation, 'at', instant_text(at), 'count', covered.count, 'digest', covered.digest);
  end loop;
  update record_unsealed set sealed = written where transaction = pg_current_xact_id() and written > sealed;
  insert into record_unsealed values (pg_current_xact_id(), entry.scope, 'record_entry', at, 1, 1) on conflict do nothing;
  content := content - 'rows';
  if rows <> '[]' then content := content || jsonb_build_object('rows', rows); end if;
  return chain_entry(entry, content::text);
end
$$;

-- For migrations: seals all that stands in these tables (all sealed tables where none is named) by one entry in each scope. To be called
-- again after a step that changes what old rows say.
create function seal_what_stands(reason text, variadic names text[] default '{}') returns void
  language plpgsql set search_path = public, pg_temp set timezone = 'UTC' set datestyle = 'ISO' set intervalstyle = 'postgres'
  set extra_float_digits = 1 set bytea_output = 'hex'
as $$
declare
  kept record;
  chain record;
begin
  -- Not a temporary table: the owner may lack the right to make one.
  create table standing (scope text, said jsonb, restricted boolean);
  for kept in select * from kept_table where kind in ('council', 'shared') and (names = '{}' or name = any (names)) loop
    -- The owner may be bound by row-level security as everybody is.
    execute format('alter table %I no force row level security', kept.name);
    execute format('insert into standing
      select scope, jsonb_build_object(''table'', %1$L, ''at'', instant_text(known_at), ''count'', count(*),
        ''digest'', encode(sha256(string_agg(line_hash, ''''::bytea order by line_hash)), ''hex'')), bool_or(secret)
      from (select %2$s as scope, known_at, %3$s as secret,
          sha256(convert_to(jsonb_strip_nulls(to_jsonb(kept))::text, ''UTF8'')) as line_hash
        from %1$I as kept) as lines
      group by scope, known_at', kept.name, case kept.kind when 'council' then 'council' else '''scotland''' end,
      case when kept.restricted then 'confidentiality = ''restricted''' else 'false' end);
    execute format('alter table %I force row level security', kept.name);
  end loop;
  alter table record_entry no force row level security;
  alter table record_content no force row level security;
  alter table record_head no force row level security;
  for chain in
    select scope, jsonb_agg(said order by said ->> 'table' collate "C", said ->> 'at' collate "C") as rows, bool_or(restricted) as restricted
    from standing group by scope order by scope collate "C"
  loop
    perform chain_entry(row (chain.scope, null,
      greatest(date_trunc('milliseconds', clock_timestamp()), (select at from record_head where scope = chain.scope) + interval '1 ms'),
      'system', null, 'upgrade', null, 'record.sealed', chain.scope, case when chain.restricted then 'restricted' else 'open' end,
      null, null, null)::record_entry, jsonb_build_object('reason', reason, 'rows', chain.rows)::text);
  end loop;
  alter table record_entry force row level security;
  alter table record_content force row level security;
  alter table record_head force row level security;
  drop table standing;
end
$$;

-- The entries written before this step, in their order.
do $$
declare
  old record;
begin
  alter table record_entry_before no force row level security;
  for old in select * from record_entry_before order by scope collate "C", sequence loop
    perform chain_entry(row (old.scope, null, old.at, old.actor, null, old.capacity, null, old.action, old.subject, 'open', null, null,
      null)::record_entry, jsonb_build_object('detail', old.detail)::text);
  end loop;
end
$$;

drop table record_entry_before;

select guard_table('record_entry'), guard_table('record_content'), guard_table('record_head');

-- A council reads its own chain and that of what all councils share; the function appends to its own alone.
create policy read_own_and_shared on record_entry for select using (scope = 'scotland' or scope = remit_council());
create policy written_in_own_scope on record_entry for insert with check (scope = coalesce(remit_council(), 'scotland'));
create policy read_own_and_shared on record_content for select
  using ((scope = 'scotland' or scope = remit_council()) and (confidentiality = 'open' or remit_clearance() = 'restricted'));
create policy written_in_own_scope on record_content for insert with check (scope = coalesce(remit_council(), 'scotland'));
create policy read_own_and_shared on record_head for select using (scope = 'scotland' or scope = remit_council());
create policy written_in_own_scope on record_head for insert with check (scope = coalesce(remit_council(), 'scotland'));
create policy moved_in_own_scope on record_head for update
  using (scope = coalesce(remit_council(), 'scotland')) with check (scope = coalesce(remit_council(), 'scotland'));
grant select on record_entry, record_content, record_head to remit_app;

create trigger append_only before update or delete on record_entry for each row execute function refuse_change();
create trigger append_only_whole before truncate on record_entry for each statement execute function refuse_change();
create trigger append_only before update or delete on record_content for each row execute function refuse_change();
create trigger append_only_whole before truncate on record_content for each statement execute function refuse_change();
create trigger never_removed before delete on record_head for each row execute function refuse_change();
create trigger never_removed_whole before truncate on record_head for each statement execute function refuse_change();

insert into kept_table (name, kind) values
  ('record_entry', 'record'), ('record_content', 'record'), ('record_head', 'record'),
  ('record_unsealed', 'working'), ('kept_table', 'working'), ('schema_migration', 'working');

-- The tables of the steps before this one.
insert into kept_table (name, kind)
  select tablename, case policyname when 'own_council' then 'council' else 'shared' end
  from pg_policies where schemaname = 'public' and policyname in ('own_council', 'read_by_all')
    and tablename <> 'kept_table' order by tablename collate "C";
select seal_what_stands('Sealed when the record became a chain');
select seal_table(name) from kept_table where kind in ('council', 'shared') order by name collate "C";

-- Functions may be called by everybody unless that is taken away.
revoke execute on function note_fresh_rows(), record_scope(), refuse_other_scope(), refuse_unsealed(), seal_table(text), guard_table(text), keep_appended(text),
  keep_for_council(text), keep_for_all(text), keep_for_installation(text), restrict_by_clearance(text), chain_entry(record_entry, text),
  digest_rows(text, text, timestamptz), holds_restricted(text, text, timestamptz), seal_what_stands(text, text[]),
  append_to_record(timestamptz, text, text, text, text, text, text, text, jsonb) from public;
grant execute on function append_to_record(timestamptz, text, text, text, text, text, text, text, jsonb) to remit_app;
