-- Measures: what is counted, how it is held against a target, and what was counted.

create table measure (
  council text not null default remit_council(),
  code text not null,
  title text not null,
  unit text not null,
  polarity text not null check (polarity in ('higher-better', 'lower-better', 'maintain', 'context')),
  decimals int not null check (decimals between 0 and 6),
  frequency text not null,
  roll_up text not null check (roll_up in ('none', 'sum', 'last', 'ratio')),
  owner_post text,
  owner_basis text,
  tags text[] not null,
  data_only boolean not null,
  definition_note text,
  domain text,
  source text,
  source_line int,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, code, known_at)
);

alter table measure enable row level security;
alter table measure force row level security;
create policy own_council on measure using (council = remit_council()) with check (council = remit_council());
grant select, insert on measure to remit_app;
create trigger append_only before update or delete on measure for each row execute function refuse_change();
create trigger append_only_whole before truncate on measure for each statement execute function refuse_change();

create table plan_measure (
  council text not null default remit_council(),
  plan text not null,
  measure text not null,
  priority text,
  position int not null,
  role text not null check (role in ('measure', 'context', 'reported')),
  baseline_value numeric,
  baseline_period_kind text,
  baseline_period text,
  baseline_absence text,
  note text,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, plan, measure, known_at)
);

alter table plan_measure enable row level security;
alter table plan_measure force row level security;
create policy own_council on plan_measure using (council = remit_council()) with check (council = remit_council());
grant select, insert on plan_measure to remit_app;
create trigger append_only before update or delete on plan_measure for each row execute function refuse_change();
create trigger append_only_whole before truncate on plan_measure for each statement execute function refuse_change();

create table target (
  council text not null default remit_council(),
  plan text not null,
  measure text not null,
  applies_kind text not null,
  applies_to text not null,
  operator text not null check (operator in ('>=', '>', '<=', '<', '=')),
  value numeric not null,
  due text,
  tolerance_kind text not null check (tolerance_kind in ('percent', 'absolute')),
  tolerance_value numeric not null check (tolerance_value >= 0),
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, plan, measure, applies_kind, applies_to, known_at)
);

alter table target enable row level security;
alter table target force row level security;
create policy own_council on target using (council = remit_council()) with check (council = remit_council());
grant select, insert on target to remit_app;
create trigger append_only before update or delete on target for each row execute function refuse_change();
create trigger append_only_whole before truncate on target for each statement execute function refuse_change();

create table indicator_link (
  council text not null default remit_council(),
  measure text not null,
  indicator text not null,
  factor numeric not null,
  conversion text not null,
  note text,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, measure, known_at)
);

alter table indicator_link enable row level security;
alter table indicator_link force row level security;
create policy own_council on indicator_link using (council = remit_council()) with check (council = remit_council());
grant select, insert on indicator_link to remit_app;
create trigger append_only before update or delete on indicator_link for each row execute function refuse_change();
create trigger append_only_whole before truncate on indicator_link for each statement execute function refuse_change();

-- Append-only. The row in force for one measure, period and source is the latest known by the instant asked about.
-- A row has a value or a typed reason why there is none, never both and never neither. The period is null where the source
-- prints none: such a figure is shown and never scored.
create table observation (
  council text not null default remit_council(),
  sequence bigint generated always as identity,
  measure text not null,
  period_kind text,
  period text,
  period_start date,
  period_end date,
  period_as_written text,
  value numeric,
  numerator numeric,
  denominator numeric,
  state text not null check (state in ('provisional', 'final')),
  absence text check (absence in ('not-yet-published', 'not-measured', 'not-collected', 'baseline-not-set', 'withheld')),
  expected_by date,
  basis text,
  note text,
  source text not null,
  source_line int,
  origin text not null,
  known_at timestamptz not null,
  primary key (council, sequence),
  check ((value is null) <> (absence is null)),
  check ((period is null) = (period_kind is null) and (period is null) = (period_start is null) and (period is null) = (period_end is null)),
  check (period_end > period_start),
  check (expected_by is null or absence = 'not-yet-published')
);
create index observation_by_measure on observation (council, measure, period_start);

alter table observation enable row level security;
alter table observation force row level security;
create policy own_council on observation using (council = remit_council()) with check (council = remit_council());
grant select, insert on observation to remit_app;
create trigger append_only before update or delete on observation for each row execute function refuse_change();
create trigger append_only_whole before truncate on observation for each statement execute function refuse_change();
