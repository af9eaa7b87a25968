-- National indicators: published for all councils, so readable by all; written only from outside any council's scope.

create table indicator (
  code text not null,
  title text not null,
  unit text not null,
  decimals int not null,
  factor numeric not null,
  conversion text not null,
  ranking text not null check (ranking in ('ascending', 'descending', 'goldilocks')),
  measure_type text not null,
  reporting_period text not null,
  family_grouping text not null,
  source_note text,
  dataset text not null,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (code, known_at)
);

alter table indicator enable row level security;
alter table indicator force row level security;
create policy read_by_all on indicator for select using (true);
create policy written_outside_any_council on indicator for insert with check (remit_council() is null);
grant select, insert on indicator to remit_app;
create trigger append_only before update or delete on indicator for each row execute function refuse_change();
create trigger append_only_whole before truncate on indicator for each statement execute function refuse_change();

create table family_group (
  grouping text not null,
  council text not null,
  family text not null,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (grouping, council, known_at)
);

alter table family_group enable row level security;
alter table family_group force row level security;
create policy read_by_all on family_group for select using (true);
create policy written_outside_any_council on family_group for insert with check (remit_council() is null);
grant select, insert on family_group to remit_app;
create trigger append_only before update or delete on family_group for each row execute function refuse_change();
create trigger append_only_whole before truncate on family_group for each statement execute function refuse_change();

-- Append-only; as published, before the indicator's factor is applied. The Scottish figure is kept beside each council's row,
-- because the published file gives it there and, for a few indicators, not the same one on every row.
create table indicator_value (
  sequence bigint generated always as identity,
  indicator text not null,
  council text not null,
  period_kind text not null,
  period text not null,
  period_start date not null,
  period_end date not null,
  value numeric not null,
  numerator numeric,
  denominator numeric,
  scotland numeric,
  scotland_numerator numeric,
  scotland_denominator numeric,
  dataset text not null,
  known_at timestamptz not null,
  primary key (indicator, council, period_start, period_end, known_at, sequence)
);
create index indicator_value_by_council on indicator_value (council, indicator);
create index indicator_value_by_period on indicator_value (indicator, period_end, period_start);

alter table indicator_value enable row level security;
alter table indicator_value force row level security;
create policy read_by_all on indicator_value for select using (true);
create policy written_outside_any_council on indicator_value for insert with check (remit_council() is null);
grant select, insert on indicator_value to remit_app;
create trigger append_only before update or delete on indicator_value for each row execute function refuse_change();
create trigger append_only_whole before truncate on indicator_value for each statement execute function refuse_change();
