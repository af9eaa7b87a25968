-- Tables that follow from others are of a kind of their own, 'derived': no backup carries them, and a restore, which puts rows in without triggers, makes
-- each anew by the function rebuild_NAME. Until now what was open stayed empty after a restore; whoever was restored so is put right by this step.
alter table kept_table drop constraint kept_table_kind_check;
alter table kept_table add constraint kept_table_kind_check
  check (kind in ('council', 'shared', 'installation', 'record', 'working', 'derived', 'content', 'owed'));
update kept_table set kind = 'derived' where name = 'open_obligation';

create function rebuild_open_obligation() returns void
  language sql set search_path = public, pg_temp
as $$
  delete from open_obligation;
  insert into open_obligation (council, post, code, due_at, confidentiality)
    select council, post, code, due_at, confidentiality
    from (select distinct on (council, code) * from obligation order by council, code, known_at desc) latest
    cross join lateral (select distinct unnest(owner_post || co_posts) as post) posts
    where state = 'open' and not withdrawn;
$$;
revoke execute on function rebuild_open_obligation() from public;

-- The answers that wait for a review, as they stand now: few beside the many that were ever given, so that how many wait is counted at once however
-- long the council has been at it. Follows from answers, reviews and what is owed, and is kept by them alone.
create table answer_awaiting (
  council text not null,
  obligation text not null,
  answer_at timestamptz not null,
  actor text not null,
  post text,
  -- Every post that owes the occurrence or ever owed it: of whoever gave it away it was theirs all the same.
  owners text[] not null,
  primary key (council, obligation)
);
insert into kept_table (name, kind) values ('answer_awaiting', 'derived');
select guard_table('answer_awaiting');
create policy own_council on answer_awaiting using (council = remit_council()) with check (council = remit_council());
-- The application's role reads it; the functions below, which are its owner's, write it.
grant select on answer_awaiting to remit_app;

create function keep_answer_awaiting() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  -- In whatever order rows come in, the latest answer alone counts, and its review may be there already.
  if exists (select from assurance_answer later
    where later.council = new.council and later.obligation = new.obligation and later.known_at > new.known_at) then
    return null;
  end if;
  delete from answer_awaiting where council = new.council and obligation = new.obligation;
  if not exists (select from answer_review review
    where review.council = new.council and review.obligation = new.obligation and review.answer_at = new.known_at) then
    insert into answer_awaiting (council, obligation, answer_at, actor, post, owners)
      select new.council, new.obligation, new.known_at, new.actor, new.post, coalesce(array_agg(distinct owner), '{}')
      from obligation cross join lateral unnest(co_posts || owner_post) as post(owner)
      where council = new.council and code = new.obligation and not withdrawn;
  end if;
  return null;
end
$$;
revoke execute on function keep_answer_awaiting() from public;
create trigger keeps_awaiting after insert on assurance_answer for each row execute function keep_answer_awaiting();

create function end_answer_awaiting() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  delete from answer_awaiting where council = new.council and obligation = new.obligation and answer_at = new.answer_at;
  return null;
end
$$;
revoke execute on function end_answer_awaiting() from public;
create trigger ends_awaiting after insert on answer_review for each row execute function end_answer_awaiting();

create function note_awaiting_owner() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  update answer_awaiting
    set owners = (select array_agg(distinct owner) from unnest(owners || new.co_posts || new.owner_post) as post(owner))
    where council = new.council and obligation = new.code and not owners @> (new.co_posts || new.owner_post);
  return null;
end
$$;
revoke execute on function note_awaiting_owner() from public;
create trigger notes_awaiting_owner after insert on obligation for each row when (not new.withdrawn) execute function note_awaiting_owner();

create function rebuild_answer_awaiting() returns void
  language sql set search_path = public, pg_temp
as $$
  delete from answer_awaiting;
  insert into answer_awaiting (council, obligation, answer_at, actor, post, owners)
    select council, obligation, known_at, actor, post, coalesce((
      select array_agg(distinct owner) from obligation owed cross join lateral unnest(owed.co_posts || owed.owner_post) as post(owner)
      where owed.council = latest.council and owed.code = latest.obligation and not owed.withdrawn), '{}')
    from (select distinct on (council, obligation) * from assurance_answer order by council, obligation, known_at desc) latest
    where not exists (select from answer_review review
      where review.council = latest.council and review.obligation = latest.obligation and review.answer_at = latest.known_at);
$$;
revoke execute on function rebuild_answer_awaiting() from public;

-- Both for all councils at once: the owner is bound to none for the moment.
alter table open_obligation no force row level security;
alter table answer_awaiting no force row level security;
alter table assurance_answer no force row level security;
alter table answer_review no force row level security;
alter table obligation no force row level security;
select rebuild_open_obligation();
select rebuild_answer_awaiting();
alter table obligation force row level security;
alter table answer_review force row level security;
alter table assurance_answer force row level security;
alter table answer_awaiting force row level security;
alter table open_obligation force row level security;
