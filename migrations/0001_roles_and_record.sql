-- The role that the service works as, the guard that keeps append-only tables so, and the record of every change.

do $$
begin
  if not exists (select from pg_roles where rolname = 'remit_app') then
    create role remit_app nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
  end if;
exception
  -- Roles belong to the whole server: another database may be making it at this moment.
  when duplicate_object or unique_violation then null;
end
$$;

grant usage on schema public to remit_app;

-- A temporary table would outlive its transaction and so carry rows from one council's work into another's.
do $$
begin
  execute format('revoke temporary on database %I from public', current_database());
end
$$;

-- The council in whose name the transaction runs; null outside any council.
create function remit_council() returns text
  language sql stable parallel safe
  return nullif(current_setting('remit.council', true), '');

create function refuse_change() returns trigger
  language plpgsql
as $$
begin
  raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation', hint = 'Append a new row that supersedes the old one.';
end
$$;

-- One row for each change: who did what to what, in which capacity, and what it was before and after.
create table record_entry (
  scope text not null default coalesce(remit_council(), 'scotland'),
  sequence bigint generated always as identity,
  at timestamptz not null,
  actor text not null,
  capacity text not null,
  action text not null,
  subject text not null,
  detail jsonb not null,
  primary key (scope, sequence)
);

create index record_entry_by_time on record_entry (scope, at);

alter table record_entry enable row level security;
alter table record_entry force row level security;
-- A council reads its own entries and those about what all councils share, and writes only its own.
create policy read_own_and_shared on record_entry for select
  using (scope = 'scotland' or scope = remit_council());
create policy written_in_own_scope on record_entry for insert
  with check (scope = coalesce(remit_council(), 'scotland'));
grant select, insert on record_entry to remit_app;
create trigger append_only before update or delete on record_entry for each row execute function refuse_change();
create trigger append_only_whole before truncate on record_entry for each statement execute function refuse_change();
