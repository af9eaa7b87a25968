-- Significant, serious or immediate risks that the Chief Social Work Officer reported upwards: never edited, only continued.

create table escalation (
  council text not null default remit_council(),
  -- ES-2026-001; ESR-2026-001 where it is restricted, in a series of its own, so that no gap tells of what may not be seen.
  code text not null check (code ~ '^ESR?-\d{4}-\d{3,}$'),
  confidentiality text not null check (confidentiality in ('open', 'restricted')),
  known_at timestamptz not null,
  grade text not null check (grade in ('significant', 'serious', 'immediate')),
  risk text not null check (risk <> ''),
  -- The day since when there is the risk.
  since date not null,
  -- In the words of whoever reported it; null where they gave none.
  legal_basis text check (legal_basis <> ''),
  actor text not null,
  post text,
  capacity text not null,
  delegation text,
  primary key (council, code),
  check ((code like 'ESR-%') = (confidentiality = 'restricted'))
);
select keep_for_council('escalation');
select restrict_by_clearance('escalation');

-- What happened then, in the order in which it was written down.
create table escalation_step (
  council text not null default remit_council(),
  escalation text not null check (escalation ~ '^ESR?-\d{4}-\d{3,}$'),
  number int not null check (number > 0),
  confidentiality text not null check (confidentiality in ('open', 'restricted')),
  known_at timestamptz not null,
  kind text not null check (kind in ('told', 'response', 'follow-up', 'corrected', 'closed', 'reopened')),
  -- When it happened, by the clocks of Scotland; what is told is told to the minute.
  day date,
  time text check (time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  whom text check (whom in ('members', 'chief-executive', 'ijb', 'chief-officer', 'other')),
  -- The post or body, where it is none of those.
  whom_else text check (whom_else <> ''),
  how text check (how in ('meeting', 'letter', 'e-mail', 'telephone')),
  words text not null check (words <> ''),
  -- What it answers or corrects: the number of an earlier step; 0 for the report itself.
  refers_to int check (refers_to >= 0 and refers_to < number),
  -- Of a correction: the step did not happen so, and counts no longer.
  takes_back boolean not null,
  actor text not null,
  post text,
  capacity text not null,
  delegation text,
  primary key (council, escalation, number),
  check ((escalation like 'ESR-%') = (confidentiality = 'restricted')),
  check ((kind in ('told', 'response', 'follow-up')) = (day is not null)),
  check (time is null or day is not null),
  check (kind <> 'told' or time is not null),
  check ((kind = 'told') = (whom is not null)),
  check ((kind = 'told') = (how is not null)),
  check ((coalesce(whom, '') = 'other') = (whom_else is not null)),
  check ((kind in ('response', 'corrected')) = (refers_to is not null)),
  check (kind <> 'response' or refers_to > 0),
  check (kind = 'corrected' or not takes_back)
);
select keep_for_council('escalation_step');
select restrict_by_clearance('escalation_step');
