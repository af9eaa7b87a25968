-- How long things are kept, and what becomes of them when that time has passed: somebody proposes, somebody else decides, and the record
-- tells of it for good.

-- The rules that all councils begin from.
create table retention_rule (
  code text not null,
  title text not null,
  -- What kind of thing it is for: 'evidence'.
  applies_to text not null,
  -- Whole years; null: for ever.
  years integer check (years between 0 and 200),
  -- The event that the years count from, in words; 'added' can be known by Remit itself.
  counted_from text not null,
  citation text not null,
  verified boolean not null,
  note text,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (code, known_at)
);
select keep_for_all('retention_rule');

-- A council's own: one of the same code stands in place of the shared one.
create table retention_rule_own (
  council text not null default remit_council(),
  code text not null,
  title text not null,
  applies_to text not null,
  years integer check (years between 0 and 200),
  counted_from text not null,
  citation text not null,
  verified boolean not null,
  note text,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, code, known_at)
);
select keep_for_council('retention_rule_own');

-- Each step in the review of one kept thing; the last one says how it stands.
create table retention_step (
  council text not null default remit_council(),
  subject text not null,
  known_at timestamptz not null,
  confidentiality text not null check (confidentiality in ('open', 'restricted')),
  step text not null check (step in ('proposed', 'kept', 'disposed')),
  reason text not null check (reason <> ''),
  -- The day of the next review, where it is kept longer.
  keep_until date,
  -- By which hash it was known, where it was disposed of.
  sha256 text,
  actor text not null,
  post text,
  capacity text not null,
  delegation text,
  primary key (council, subject, known_at),
  check ((step = 'kept') = (keep_until is not null)),
  check ((step = 'disposed') = (sha256 is not null))
);
select keep_for_council('retention_step');
select restrict_by_clearance('retention_step');

-- Whether a decision stands that lets these bytes go: every file that has them must have been disposed of.
create function is_disposed(owner text, secrecy text, hash text) returns boolean
  language sql stable set search_path = public, pg_temp
as $$
  select exists (select from evidence_file where council = owner and confidentiality = secrecy and sha256 = hash)
    and not exists (
      select from evidence_file as file where file.council = owner and file.confidentiality = secrecy and file.sha256 = hash
        and coalesce((select step from retention_step where retention_step.council = owner and subject = file.code
          order by known_at desc limit 1), '') <> 'disposed')
$$;

create function refuse_undisposed() returns trigger
  language plpgsql set search_path = public, pg_temp
as $$
begin
  if tg_op = 'DELETE' and is_disposed(old.council, old.confidentiality, old.sha256) then return old; end if;
  raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation', hint = 'Only what a decision in the record disposes of is taken away.';
end
$$;

drop trigger append_only on evidence_blob;
drop trigger append_only on evidence_text;
create trigger append_only before update or delete on evidence_blob for each row execute function refuse_undisposed();
create trigger append_only before update or delete on evidence_text for each row execute function refuse_undisposed();

-- The one way out: takes away the bytes and the text of a file of the transaction's council on which this very transaction has written the
-- decision, made by somebody else than the one who proposed it. Gives how many parts went; 0 where another file still needs the same bytes.
create function dispose_of_evidence(disposed text, at timestamptz) returns bigint
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  file evidence_file;
  decision retention_step;
  proposal retention_step;
  gone bigint := 0;
begin
  select * into file from evidence_file where council = remit_council() and code = disposed
    and (confidentiality = 'open' or remit_clearance() = 'restricted');
  select * into decision from retention_step where council = remit_council() and subject = disposed and known_at = at and step = 'disposed';
  select * into proposal from retention_step where council = remit_council() and subject = disposed and known_at < at
    order by known_at desc limit 1;
  if file.code is null or decision.subject is null or decision.sha256 <> file.sha256
    or decision.confidentiality <> file.confidentiality or not exists (
      select from record_unsealed where transaction = pg_current_xact_id() and relation = 'retention_step' and known_at = at)
  then
    raise exception 'Nothing may be disposed of without its decision in the same transaction' using errcode = 'restrict_violation';
  end if;
  if proposal.step is distinct from 'proposed' or proposal.actor = decision.actor then
    raise exception 'One person proposes and another decides' using errcode = 'restrict_violation';
  end if;
  if not is_disposed(file.council, file.confidentiality, file.sha256) then return 0; end if;
  delete from evidence_text where council = file.council and confidentiality = file.confidentiality and sha256 = file.sha256;
  delete from evidence_blob where council = file.council and confidentiality = file.confidentiality and sha256 = file.sha256;
  get diagnostics gone = row_count;
  return gone;
end
$$;
revoke execute on function is_disposed(text, text, text), dispose_of_evidence(text, timestamptz) from public;
grant execute on function dispose_of_evidence(text, timestamptz) to remit_app;
