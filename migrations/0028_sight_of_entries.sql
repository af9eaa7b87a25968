-- Who sees an entry of a register sees all that was ever written of it, and who sees it no longer sees none of that: what counts is the need of the entry
-- as it stands, not of each revision. Until here a post that an entry named later saw the last revisions alone, and took them for the whole.

-- The entries of which not every revision is seen by the same posts: few beside the others, of which each revision tells the need of all. So whoever
-- reads many revisions looks for theirs in a short table.
create table register_sight (
  council text not null,
  reference text not null,
  -- As the entry stands.
  is_open boolean not null,
  need text[] not null,
  -- As it ever stood: whoever could see it once is told here that they no longer may.
  ever_open boolean not null,
  ever_need text[] not null,
  primary key (council, reference)
);
insert into kept_table (name, kind) values ('register_sight', 'derived');
select guard_table('register_sight');
create policy own_council on register_sight using (council = remit_council()) with check (council = remit_council());
create policy by_former_need on register_sight as restrictive
  using (ever_open or remit_clearance() = 'restricted' and ever_need && remit_need());
grant select on register_sight to remit_app;

create function keep_register_sight() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if exists (select from register_revision later where later.council = new.council and later.reference = new.reference and later.number > new.number) then
    return null;
  end if;
  insert into register_sight as known (council, reference, is_open, need, ever_open, ever_need)
    select new.council, new.reference, new.confidentiality = 'open', new.need, bool_or(each.confidentiality = 'open'),
      array(select distinct unnest(earlier.need) from register_revision earlier
        where earlier.council = new.council and earlier.reference = new.reference order by 1)
    from register_revision each where each.council = new.council and each.reference = new.reference
    having bool_or(each.confidentiality <> new.confidentiality or not (each.need @> new.need and each.need <@ new.need))
  on conflict (council, reference) do update
    set is_open = excluded.is_open, need = excluded.need, ever_open = excluded.ever_open, ever_need = excluded.ever_need;
  return null;
end
$$;
revoke execute on function keep_register_sight() from public;
create trigger keeps_sight after insert on register_revision for each row when (new.number > 1) execute function keep_register_sight();

create function rebuild_register_sight() returns void
  language sql set search_path = public, pg_temp
as $$
  delete from register_sight;
  insert into register_sight (council, reference, is_open, need, ever_open, ever_need)
    select latest.council, latest.reference, latest.confidentiality = 'open', latest.need, ever.open,
      array(select distinct unnest(earlier.need) from register_revision earlier
        where earlier.council = latest.council and earlier.reference = latest.reference order by 1)
    from (select distinct on (council, reference) * from register_revision order by council, reference, number desc) latest
      cross join lateral (
        select bool_or(each.confidentiality = 'open') as open,
          bool_or(each.confidentiality <> latest.confidentiality or not (each.need @> latest.need and each.need <@ latest.need)) as differs
        from register_revision each where each.council = latest.council and each.reference = latest.reference) ever
    where ever.differs;
$$;
revoke execute on function rebuild_register_sight() from public;

alter table register_sight no force row level security;
alter table register_revision no force row level security;
select rebuild_register_sight();
alter table register_revision force row level security;
alter table register_sight force row level security;

-- Each `(select …)` is worked out once for a statement and not for every row.
drop policy by_need on register_revision;
create policy by_need on register_revision as restrictive for select using (
  (confidentiality = 'open' or need && (select remit_need())
    or exists (
      select from register_sight now
      where now.council = register_revision.council and now.reference = register_revision.reference and (now.is_open or now.need && (select remit_need()))))
  and not exists (
    select from register_sight now
    where now.council = register_revision.council and now.reference = register_revision.reference
      and not (now.is_open or (select remit_clearance()) = 'restricted' and now.need && (select remit_need()))));
create policy by_need_written on register_revision as restrictive for insert with check (confidentiality = 'open' or need && remit_need());
