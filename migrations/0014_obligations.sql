-- Everything that is owed, and the framework of assurance: functions, mechanisms, what came in, what was said of it.

-- What somebody owes by a time. Its code follows from what makes it due, so that nothing can be made due twice.
create table obligation (
  council text not null default remit_council(),
  code text not null,
  -- What is asked for: 'assurance', 'question' …
  kind text not null check (kind ~ '^[a-z][a-z-]{1,39}$'),
  -- What it is about: 'mechanism:M13'.
  subject text not null,
  title text not null check (title <> ''),
  owner_post text not null,
  -- Posts that may settle it as well.
  co_posts text[] not null default '{}',
  -- 'rule': whoever the rule names; 'by-hand': somebody gave it to this post, and it stays there.
  owner_basis text not null check (owner_basis in ('rule', 'by-hand')),
  opens_on date not null,
  -- The last day on which it is in time, and the end of that day in Scotland.
  due_on date not null,
  due_at timestamptz not null,
  -- What made it, in words: 'Quarterly', 'Meeting of the Joint Social Work Management Team'.
  rule text not null,
  -- The days that it answers for, where it answers for days.
  covers_from date,
  covers_to date check (covers_to >= covers_from),
  -- The meeting, plan or event that makes it due: 'meeting:MT-2026-014'; null where the calendar alone does.
  cause text,
  state text not null check (state in ('open', 'met', 'waived', 'cancelled')),
  settled_at timestamptz,
  settled_post text,
  -- Why it was waived or fell away.
  reason text,
  -- Of a restricted one the title says nothing restricted, and no mail says more than that it is there.
  confidentiality text not null check (confidentiality in ('open', 'restricted')),
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, code, known_at),
  check ((covers_from is null) = (covers_to is null)),
  check ((state = 'open') = (settled_at is null)),
  check (state not in ('waived', 'cancelled') or reason is not null)
);
create index obligation_by_due on obligation (council, due_on);
create index obligation_by_subject on obligation (council, subject, covers_to);
create index obligation_by_cause on obligation (council, code) where cause is not null;
select keep_for_council('obligation');

-- What is open now, once for each post that may settle it: few rows beside the many that were ever open, so that what somebody owes is found at
-- once however long the council has been at it. Follows from the rows above and is kept by them alone.
create table open_obligation (
  council text not null,
  post text not null,
  code text not null,
  due_at timestamptz not null,
  primary key (council, code, post)
);
create index open_obligation_by_post on open_obligation (council, post, due_at);
insert into kept_table (name, kind) values ('open_obligation', 'working');
select guard_table('open_obligation');
create policy own_council on open_obligation using (council = remit_council()) with check (council = remit_council());
-- The application's role reads it; the function below, which is its owner's, writes it.
grant select on open_obligation to remit_app;

create function keep_open_obligation() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  -- A restored row may come after a later one of its obligation.
  if exists (select from obligation later where later.council = new.council and later.code = new.code and later.known_at > new.known_at) then
    return null;
  end if;
  delete from open_obligation where council = new.council and code = new.code;
  if new.state = 'open' and not new.withdrawn then
    insert into open_obligation select new.council, post, new.code, new.due_at
      from (select distinct unnest(new.owner_post || new.co_posts) as post) posts;
  end if;
  return null;
end
$$;
revoke execute on function keep_open_obligation() from public;
create trigger keeps_open after insert on obligation for each row execute function keep_open_obligation();

-- The functions of the Chief Social Work Officer on which a council seeks assurance, the same for all councils.
create table assurance_function (
  code text not null,
  position int not null,
  title text not null,
  statutory_basis text,
  verified boolean not null,
  note text,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (code, known_at)
);
select keep_for_all('assurance_function');

-- How the council comes by its assurance. One that is printed under a second function points at the first, which alone makes anything due.
create table mechanism (
  council text not null default remit_council(),
  code text not null,
  function text not null,
  position int not null,
  title text not null check (title <> ''),
  kind text not null,
  same_as text check (same_as <> code),
  note text,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, code, known_at)
);
select keep_for_council('mechanism');

-- How often a mechanism brings something, from a day on; empty: from the day on which the first one became known.
create table mechanism_schedule (
  council text not null default remit_council(),
  mechanism text not null,
  from_day text not null check (from_day ~ '^(\d{4}-\d{2}-\d{2})?$'),
  frequency text not null,
  frequency_as_written text,
  -- The group whose meetings make it due, where its frequency asks for one.
  group_code text,
  lead_days int not null check (lead_days between 0 and 366),
  grace_days int not null check (grace_days between 0 and 366),
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, mechanism, from_day, known_at)
);
select keep_for_council('mechanism_schedule');

-- Whom a mechanism names, from a day on; the first post answers for it, the others may as well.
create table mechanism_lead (
  council text not null default remit_council(),
  mechanism text not null,
  from_day text not null check (from_day ~ '^(\d{4}-\d{2}-\d{2})?$'),
  posts text[] not null check (cardinality(posts) > 0),
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, mechanism, from_day, known_at)
);
select keep_for_council('mechanism_lead');

-- What a lead said of one occurrence. A later answer to the same one stands beside the earlier.
create table assurance_answer (
  council text not null default remit_council(),
  obligation text not null,
  known_at timestamptz not null,
  mechanism text not null,
  nothing_arose boolean not null,
  -- What was done, and what it tells us.
  done text not null,
  tells text not null,
  -- What is of concern; null where nothing is.
  concern text,
  standards text[] not null default '{}',
  -- From the opening of the form to its sending.
  seconds int check (seconds between 0 and 86400),
  actor text not null,
  post text,
  capacity text not null,
  delegation text,
  primary key (council, obligation, known_at),
  check (done <> '' or nothing_arose)
);
create index assurance_answer_by_mechanism on assurance_answer (council, mechanism, known_at);
select keep_for_council('assurance_answer');

create table answer_evidence (
  council text not null default remit_council(),
  obligation text not null,
  known_at timestamptz not null,
  position int not null,
  kind text not null check (kind in ('file', 'measure', 'register', 'minute', 'address')),
  -- The code of the file, measure or register; the words of the minute; the address.
  reference text not null check (reference <> ''),
  primary key (council, obligation, known_at, position)
);
create index answer_evidence_by_reference on answer_evidence (council, kind, reference);
select keep_for_council('answer_evidence');

-- What a reviewer said of an answer.
create table answer_review (
  council text not null default remit_council(),
  obligation text not null,
  -- The answer, by when it was known.
  answer_at timestamptz not null,
  known_at timestamptz not null,
  verdict text not null check (verdict in ('accepted', 'returned', 'concern')),
  -- The question or the concern; may be empty where it was accepted.
  words text not null,
  actor text not null,
  post text,
  capacity text not null,
  delegation text,
  primary key (council, obligation, answer_at, known_at),
  check (words <> '' or verdict = 'accepted')
);
select keep_for_council('answer_review');

-- Something of concern in a mechanism, until it is closed.
create table concern (
  council text not null default remit_council(),
  code text not null,
  mechanism text not null,
  obligation text not null,
  severity text not null check (severity in ('concern', 'serious')),
  words text not null check (words <> ''),
  -- 'lead': in an answer; 'reviewer': on one.
  raised_by text not null check (raised_by in ('lead', 'reviewer')),
  raised_on date not null,
  state text not null check (state in ('open', 'closed')),
  -- What came of it.
  outcome text,
  actor text not null,
  post text,
  capacity text not null,
  delegation text,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, code, known_at),
  check ((state = 'closed') = (outcome is not null))
);
select keep_for_council('concern');

-- The Chief Social Work Officer's own opinion on a function, beside the one worked out; no level: the one worked out stands again.
create table function_opinion (
  council text not null default remit_council(),
  function text not null,
  known_at timestamptz not null,
  level text check (level in ('substantial', 'reasonable', 'limited', 'none')),
  reason text not null check (reason <> ''),
  actor text not null,
  post text,
  capacity text not null,
  delegation text,
  primary key (council, function, known_at)
);
select keep_for_council('function_opinion');
