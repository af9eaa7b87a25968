-- What belongs to the installation (accounts, sessions, tokens) is changed outside any council, and told in the records of councils, each of which
-- is written inside that council alone. So the entries are owed first, in the transaction of the change, and then delivered: one transaction of the
-- council takes what is owed to it and appends it to its record. A process that dies in between leaves the debt behind, and not the entry out.

-- A council's rows that nobody outside it reads, from the change until its entry stands in the record: taken away then, so not append-only, not sealed.
alter table kept_table drop constraint kept_table_kind_check;
alter table kept_table add constraint kept_table_kind_check
  check (kind in ('council', 'shared', 'installation', 'record', 'working', 'content', 'owed'));

create table entry_owed (
  council text not null,
  -- The order in which changes were kept: they take turns, and each takes its numbers in its turn.
  number bigint generated always as identity,
  happened_at timestamptz not null,
  -- As in record_entry, which must not refuse one day what was owed.
  actor text not null check (actor <> ''),
  post text,
  capacity text not null check (capacity <> ''),
  delegation text,
  -- What belongs to no council has no other say in the record of one.
  action text not null check (action ~ '^(sign-in|account|identity|token)[.]' or action = 'person.arrive'),
  subject text not null,
  -- Backups carry rows without nulls.
  detail jsonb check (jsonb_strip_nulls(detail) = detail and detail <> 'null'),
  primary key (council, number),
  -- No record begins for what is no council.
  check (council ~ '^[a-z][a-z0-9-]{1,39}$' and council <> 'scotland')
);
insert into kept_table (name, kind) values ('entry_owed', 'owed');
select guard_table('entry_owed');
-- Whoever changes what belongs to no council may owe any council an entry; what is owed to a council it alone sees and takes.
create policy owed_outside_any_council on entry_owed for insert with check (remit_council() is null);
create policy seen_by_its_council on entry_owed for select using (council = remit_council());
create policy taken_by_its_council on entry_owed for delete using (council = remit_council());
grant select, insert, delete on entry_owed to remit_app;

-- Runs as a transaction commits: what it took away stands in the record now. Entries are appended after the rows are taken.
create function refuse_untold() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if not exists (
    select from record_entry
    where scope = old.council and actor = old.actor and action = old.action and subject = old.subject and at >= (
      select min(known_at) from record_unsealed where transaction = pg_current_xact_id() and relation = 'record_entry'))
  then
    raise exception 'An entry that % is owed was taken away without its entry in the record', old.council
      using errcode = 'integrity_constraint_violation', hint = 'Take it and append it to the record in one transaction.';
  end if;
  return null;
end
$$;
revoke execute on function refuse_untold() from public;
create constraint trigger told_before_commit after delete on entry_owed
  deferrable initially deferred for each row execute function refuse_untold();
