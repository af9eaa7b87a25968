-- The meetings of the groups in which the council's leaders meet, and who attended for the Chief Social Work Officer.

create table meeting (
  council text not null default remit_council(),
  -- MT-2026-001; MT-2026-P001 where a pack brings it, in a series of its own, so that a newer pack never meets one of the council's. It stays
  -- with the meeting when that is moved.
  code text not null check (code ~ '^MT-\d{4}-P?\d{3,}$'),
  group_code text not null check (group_code <> ''),
  day date not null,
  -- As clocks in Scotland show it, '14:30'; null where it is not known yet.
  start_time text check (start_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  -- What it is for, where it is more than one of the group's meetings.
  title text check (title <> ''),
  papers_due date check (papers_due <= day),
  state text not null check (state in ('planned', 'held', 'cancelled')),
  cancelled_why text check (cancelled_why <> ''),
  -- Who attended for the Chief Social Work Officer, once it was held.
  attendance text check (attendance in ('cswo', 'depute', 'nobody', 'not-asked')),
  depute_post text,
  -- The delegation under which the depute attended; null where none stood.
  delegation text,
  -- Where the minute is: a reference or an address.
  minute text check (minute <> ''),
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, code, known_at),
  check ((state = 'cancelled') = (cancelled_why is not null)),
  check ((state = 'held') = (attendance is not null)),
  -- A condition that is unknown would let a row pass.
  check ((coalesce(attendance, '') = 'depute') = (depute_post is not null)),
  check (delegation is null or depute_post is not null),
  check (minute is null or state = 'held')
);
create index meeting_by_group on meeting (council, group_code);
select keep_for_council('meeting');
