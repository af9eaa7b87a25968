-- The law's clocks, and the days that count, as data. A version of a rule is a row of its own, so that what was in force on a day can be asked for ever.

create table clock_rule (
  id text not null check (id ~ '^[A-Z]{2,4}-\d{2}[a-z]?(\.\d)?$'),
  version text not null check (version ~ '^[1-9]\d?$'),
  label text,
  effective_from date,
  -- The first day on which it no longer holds.
  effective_to date,
  title text not null check (title <> ''),
  register_types text[] not null,
  triggers text[] not null,
  occurrence text not null check (occurrence in ('each', 'first', 'later')),
  since text[] not null,
  needs text[] not null,
  unless text[] not null,
  count int check (count > 0),
  unit text not null
    check (unit in ('hours', 'calendar-days', 'working-days', 'weeks', 'months', 'years', 'immediately', 'none')),
  counting text not null check (counting in ('instant', 'inclusive', 'exclusive')),
  calendar text,
  direction text not null check (direction in ('after', 'before', 'not-sooner-than', 'not-older-than')),
  at_time text check (at_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  window_days int check (window_days > 0),
  rolls text check (rolls = 'next-working-day'),
  repeats boolean not null,
  number_from text not null check (number_from in ('rule', 'order', 'council')),
  owner text not null,
  consequence text check (consequence in ('late', 'lapse', 'gate')),
  lapse_state text,
  lapse_event text,
  met_by text[] not null,
  stops text[] not null,
  -- "fees-notice-issued>fee-received": what stops it, and what lets it go on.
  pauses text[] not null,
  -- "clarification-asked>clarification-received", or the second alone: what starts the count afresh.
  restarts text[] not null,
  no_period text,
  no_period_words text,
  citation text not null check (citation <> ''),
  verification text not null check (verification in ('verified', 'in-part', 'unverified')),
  counting_basis text check (counting_basis in ('text', 'usual', 'ours')),
  source_key text,
  note text,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (id, version, known_at),
  check (effective_from is null or effective_to is null or effective_from < effective_to),
  check ((consequence = 'lapse') is not true or (lapse_state is not null and lapse_event is not null))
);
select keep_for_all('clock_rule');

create table clock_calendar (
  code text not null check (code ~ '^[A-Z][A-Z0-9]{2,19}$'),
  title text not null check (title <> ''),
  closed_weekdays text[] not null,
  -- "12-25": closed in any year.
  every_year text[] not null,
  -- Both within. Null: nothing is loaded, unless days are closed in any year.
  loaded_from date,
  loaded_to date,
  verification text not null check (verification in ('verified', 'in-part', 'unverified')),
  source text not null,
  note text,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (code, known_at),
  check ((loaded_from is null) = (loaded_to is null)),
  check (loaded_from is null or loaded_from <= loaded_to)
);
select keep_for_all('clock_calendar');

create table calendar_day (
  calendar text not null,
  day text not null check (day ~ '^\d{4}-\d\d-\d\d$'),
  words text not null check (words <> ''),
  source text not null,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (calendar, day, known_at)
);
select keep_for_all('calendar_day');

-- A council's own closed days, and the years for which it has given all of them.
create table council_closed_day (
  council text not null default remit_council(),
  day text not null check (day ~ '^\d{4}-\d\d-\d\d$'),
  words text not null check (words <> ''),
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, day, known_at)
);
select keep_for_council('council_closed_day');

create table council_loaded_year (
  council text not null default remit_council(),
  year text not null check (year ~ '^\d{4}$'),
  note text,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, year, known_at)
);
select keep_for_council('council_loaded_year');

-- A council's own time, earlier than the law's, or the number of a rule that leaves it to the council. A later time than the law's is kept, shown and never applied.
create table clock_override (
  council text not null default remit_council(),
  rule text not null,
  kind text not null check (kind in ('stricter', 'setting')),
  effective_from text not null check (effective_from ~ '^(\d{4}-\d\d-\d\d)?$'),
  effective_to date,
  count int not null check (count > 0),
  unit text not null check (unit in ('hours', 'calendar-days', 'working-days', 'weeks', 'months', 'years')),
  counting text check (counting in ('instant', 'inclusive', 'exclusive')),
  calendar text,
  note text,
  source text,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, rule, kind, effective_from, known_at)
);
select keep_for_council('clock_override');
