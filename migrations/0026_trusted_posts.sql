-- The posts to which restricted entries of registers may be open. Which they are follows from no entry, so that nothing about them tells of one.

-- Posts that may be named in restricted entries beside those that keep a register: settled one by one, with why.
create table nameable_post (
  council text not null default remit_council(),
  post text not null,
  reason text not null check (reason <> ''),
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, post, known_at)
);
select keep_for_council('nameable_post');

-- Those, and the posts that keep a register which may hold restricted entries. A register that nobody has described yet may.
create view trusted_post with (security_invoker = true) as
  select council, post from (
    select distinct on (council, post) council, post, withdrawn from nameable_post order by council, post, known_at desc) named
  where not withdrawn
  union
  select council, unnest(posts) as post from (
    select distinct on (council, type) council, type, posts, withdrawn from register_keeper order by council, type, known_at desc) kept
  where not withdrawn
    and not exists (
      select from (select distinct on (code) code, definition, withdrawn from register_type order by code, known_at desc) shared
      where shared.code = kept.type and not shared.withdrawn and shared.definition ->> 'confidentiality' = 'open')
    and not exists (
      select from (
        select distinct on (council, code) council, code, definition, withdrawn from own_register_type order by council, code, known_at desc) own
      where own.council = kept.council and own.code = kept.type and not own.withdrawn and own.definition ->> 'confidentiality' = 'open');
grant select on trusted_post to remit_app;
