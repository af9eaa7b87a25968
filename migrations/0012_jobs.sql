-- Backups walk over every chain, and jobs are told apart from what people ask for.

-- Which chains there are. A chain itself is seen by its own council alone; that there is one is no secret, and backups need to know.
create table record_begun (scope text primary key);
select guard_table('record_begun');
create policy read_by_all on record_begun for select using (true);
create policy noted_by_owner on record_begun for insert with check (true);
grant select on record_begun to remit_app;

create function note_begun_chain() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into record_begun values (new.scope) on conflict do nothing;
  return null;
end
$$;
revoke execute on function note_begun_chain() from public;
create trigger chain_begun after insert on record_head for each row execute function note_begun_chain();

alter table record_head no force row level security;
insert into record_begun select scope from record_head;
alter table record_head force row level security;

-- Not everything that is kept is carried over into a backup: whoever was signed in signs in again.
alter table kept_table add column carried boolean not null default true;

-- The first line of a backup names the steps it was written at.
grant select on schema_migration to remit_app;

insert into kept_table (name, kind) values ('record_begun', 'working');
-- Whoever was signed in signs in again; what was counted against guessing begins anew.
update kept_table set carried = false where name in ('session', 'sign_on_used', 'sign_in_failure');

-- Work that comes round: when it is next due, and which process has it in hand until when. A process that dies lets go of it by itself.
create table scheduled_job (
  name text primary key,
  next_at timestamptz not null,
  -- How often the work now due has been begun.
  attempt int not null default 0,
  holder text,
  held_until timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  outcome text check (outcome in ('done', 'failed')),
  -- Counts and codes alone.
  detail jsonb,
  check ((holder is null) = (held_until is null))
);
select keep_for_installation('scheduled_job');
update kept_table set carried = false where name = 'scheduled_job';

-- Pages ask when the data last changed; people signing in change nothing, and may be many since. The words are those of the question in
-- src/features/record/store.ts.
create index record_entry_of_change on record_entry (scope, position desc) where action !~ '^(sign-in|token|account|identity|restricted)[.]';
