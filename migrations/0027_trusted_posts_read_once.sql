-- The same posts as before, found quicker: of each register that somebody keeps, the latest description is read once. Asked for as a set, every description
-- was unpacked anew for each register that is kept, which took longer than all else that a page about people reads.
create or replace view trusted_post with (security_invoker = true) as
  select council, post from (
    select distinct on (council, post) council, post, withdrawn from nameable_post order by council, post, known_at desc) named
  where not withdrawn
  union
  select council, unnest(posts) as post from (
    select distinct on (council, type) council, type, posts, withdrawn from register_keeper order by council, type, known_at desc) kept
  where not withdrawn
    and (
      select not withdrawn and definition ->> 'confidentiality' = 'open' from register_type
      where code = kept.type order by known_at desc limit 1) is not true
    and (
      select not withdrawn and definition ->> 'confidentiality' = 'open' from own_register_type
      where council = kept.council and code = kept.type order by known_at desc limit 1) is not true;
