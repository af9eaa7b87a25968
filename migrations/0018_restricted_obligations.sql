-- What is owed can be restricted, as a risk that nobody was told of yet: from here on the database itself keeps such rows, and how many there are,
-- from whoever has no clearance.

select restrict_by_clearance('obligation');

-- What is open follows what is owed, and hides with it.
alter table open_obligation add column confidentiality text not null default 'open' check (confidentiality in ('open', 'restricted'));
alter table open_obligation no force row level security;
alter table obligation no force row level security;
update open_obligation set confidentiality = latest.confidentiality
  from (select distinct on (council, code) council, code, confidentiality from obligation order by council, code, known_at desc) latest
  where latest.council = open_obligation.council and latest.code = open_obligation.code and latest.confidentiality = 'restricted';
alter table obligation force row level security;
alter table open_obligation force row level security;
select restrict_by_clearance('open_obligation');

create or replace function keep_open_obligation() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  -- A restored row may come after a later one of its obligation.
  if exists (select from obligation later where later.council = new.council and later.code = new.code and later.known_at > new.known_at) then
    return null;
  end if;
  delete from open_obligation where council = new.council and code = new.code;
  if new.state = 'open' and not new.withdrawn then
    insert into open_obligation (council, post, code, due_at, confidentiality)
      select new.council, post, new.code, new.due_at, new.confidentiality
      from (select distinct unnest(new.owner_post || new.co_posts) as post) posts;
  end if;
  return null;
end
$$;
