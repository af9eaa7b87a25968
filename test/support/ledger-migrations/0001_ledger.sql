-- A small stand-in for Remit's tables: council rows behind row-level security, one append-only table, and one of every type.

do $$
begin
  if not exists (select from pg_roles where rolname = 'remit_app') then
    create role remit_app nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
  end if;
exception
  -- Roles belong to the whole server: another database may have made it in this very moment.
  when duplicate_object or unique_violation then null;
end
$$;

grant usage on schema public to remit_app;

create table account (
  council text not null default nullif(current_setting('remit.council', true), ''),
  name text not null,
  balance int not null,
  primary key (council, name)
);
alter table account enable row level security;
alter table account force row level security;
create policy own_council on account
  using (council = current_setting('remit.council', true))
  with check (council = current_setting('remit.council', true));
grant select, insert, update, delete on account to remit_app;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;

create table entry (
  council text not null default nullif(current_setting('remit.council', true), ''),
  batch int not null,
  line int not null,
  note text not null default '',
  primary key (council, batch, line)
);
alter table entry enable row level security;
alter table entry force row level security;
create policy own_council on entry
  using (council = current_setting('remit.council', true))
  with check (council = current_setting('remit.council', true));
-- Update and delete are granted here so that the trigger, and not the grant, is what refuses them.
grant select, insert, update, delete on entry to remit_app;
create trigger append_only before update or delete on entry for each row execute function refuse_change();

create table specimen (
  id int primary key,
  truth boolean, small smallint, whole int, large bigint, rough double precision, exact numeric,
  words text, day date, moment timestamptz, document jsonb, bytes bytea, key uuid, span daterange,
  words_list text[], whole_list int[], moment_list timestamptz[]
);
alter table specimen enable row level security;
alter table specimen force row level security;
create policy read_by_all on specimen for select using (true);
create policy written_by_all on specimen for insert with check (true);
grant select, insert on specimen to remit_app;
