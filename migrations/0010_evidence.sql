-- Evidence files. What a file is stands in a row that is sealed by the record and is never taken away; its bytes and its text stand beside
-- that, unsealed, because they are disposed of one day. The row holds the hash of the bytes, so nobody can change them unseen meanwhile.

create table evidence_file (
  council text not null default remit_council(),
  -- E-2026-0001; ER-2026-0001 where it is restricted, in a series of its own, so that no gap tells of what may not be seen.
  code text not null check (code ~ '^ER?-\d{4}-\d{4,}$'),
  confidentiality text not null check (confidentiality in ('open', 'restricted')),
  known_at timestamptz not null,
  title text not null check (title <> ''),
  -- What it is for: a kind of thing and its code, or words of the person's own where there is no code.
  about_kind text not null check (about_kind <> ''),
  about text not null,
  -- The harmless name it is handed out under, never the one that was sent.
  file_name text not null check (file_name ~ '^[^/\\[:cntrl:]]+\.[a-z]+$'),
  kind text not null,
  size integer not null check (size > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Null where all of its text can be searched; else why it cannot.
  text_note text,
  actor text not null,
  post text,
  capacity text not null,
  delegation text,
  -- The rule by which it is kept, the day it counts from and the day it is due for review; null for ever.
  retention_rule text,
  retained_from date,
  retained_until date,
  supersedes text,
  primary key (council, code),
  check ((code like 'ER-%') = (confidentiality = 'restricted'))
);
create index evidence_file_by_subject on evidence_file (council, about_kind, about);
create index evidence_file_by_content on evidence_file (council, sha256);

select keep_for_council('evidence_file');
select restrict_by_clearance('evidence_file');

-- Owned rows that are not sealed, because disposal takes them away: in backups, and refused to change like all others.
alter table kept_table drop constraint if exists kept_table_kind_check;
alter table kept_table add constraint kept_table_kind_check
  check (kind in ('council', 'shared', 'installation', 'record', 'working', 'content'));

create function keep_content(name text) returns void
  language plpgsql set search_path = public, pg_temp
as $$
begin
  insert into kept_table (name, kind) values (name, 'content');
  perform guard_table(name);
  execute format('create policy own_council on %I using (council = remit_council()) with check (council = remit_council())', name);
  execute format('grant select, insert on %I to remit_app', name);
  execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', name);
  execute format('create trigger append_only_whole before truncate on %I for each statement execute function refuse_change()', name);
  perform restrict_by_clearance(name);
end
$$;
revoke execute on function keep_content(text) from public;

-- The bytes, under their hash, so that the same file is kept once in each council; the parts together are the file. An open and a
-- restricted copy are two, or adding an open one would tell whether a restricted one is there.
create table evidence_blob (
  council text not null default remit_council(),
  confidentiality text not null check (confidentiality in ('open', 'restricted')),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  part integer not null check (part > 0),
  bytes bytea not null check (octet_length(bytes) between 1 and 524288),
  primary key (council, confidentiality, sha256, part)
);
select keep_content('evidence_blob');

-- The text, in parts as long as an index of words may be. The words are kept beside it: row-level security looks at whose a row is before it
-- looks for words, so an index over the words of all councils would never be used, and reading them from the text each time takes long.
create table evidence_text (
  council text not null default remit_council(),
  confidentiality text not null check (confidentiality in ('open', 'restricted')),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  part integer not null check (part > 0),
  text text not null,
  words tsvector not null,
  primary key (council, confidentiality, sha256, part)
);
select keep_content('evidence_text');
