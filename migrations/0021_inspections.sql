-- What the Care Inspectorate publishes of care services, edition by edition: for all councils, so readable by all; written only from outside any
-- council's scope. Each edition is kept as it stood; a corrected file of the same day is a revision. No names of persons, no addresses.

-- A file as it was taken in. Several can be of the same day: all of Scotland without childminders, one council with them.
create table care_edition (
  edition text not null check (edition ~ '^\d{4}-\d{2}-\d{2}$'),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  file_name text not null check (file_name <> ''),
  services int not null check (services > 0),
  -- What the file speaks of: whoever is not in it of these councils and kinds is no longer on the register.
  councils text[] not null,
  kinds text[] not null,
  -- Which counts it has, by year: "complaints-upheld 2024/25".
  years text[] not null,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (edition, sha256, known_at)
);
select keep_for_all('care_edition');

create table care_service (
  service text not null check (service ~ '^CS\d{10}$'),
  edition text not null check (edition ~ '^\d{4}-\d{2}-\d{2}$'),
  -- The code of the council in whose area it is; 'outside-scotland'.
  council text not null check (council <> ''),
  -- Null for a childminder, whose service bears the name of a person.
  name text check (name <> ''),
  kind text not null check (kind <> ''),
  subtype text check (subtype <> ''),
  sector text check (sector <> ''),
  provider text check (provider <> ''),
  provider_number text check (provider_number <> ''),
  -- Null where the file does not say.
  by_council boolean,
  status text not null check (status <> ''),
  registered text check (registered ~ '^\d{4}-\d{2}$'),
  client_group text check (client_group <> ''),
  -- When the latest grades were published, and when it was last inspected: an inspection can be later than the grades.
  published text check (published ~ '^\d{4}-\d{2}-\d{2}$'),
  last_inspected text check (last_inspected ~ '^\d{4}-\d{2}-\d{2}$'),
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (service, edition, known_at)
);
create index care_service_by_council on care_service (council, service);
create index care_service_by_edition on care_service (edition, council);
select keep_for_all('care_service');

-- A grade that was given. Where there is no row there is no grade: none is ever kept as nought.
create table care_grade (
  service text not null check (service ~ '^CS\d{10}$'),
  edition text not null check (edition ~ '^\d{4}-\d{2}-\d{2}$'),
  -- As published: a key question, or a quality theme of the older framework.
  question text not null check (question <> ''),
  -- The key question under which it is counted; null for a theme that has none.
  counts_as text check (counts_as <> ''),
  grade int not null check (grade between 1 and 6),
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (service, edition, question, known_at)
);
create index care_grade_by_edition on care_grade (edition, service);
select keep_for_all('care_grade');

-- Complaints upheld, enforcements and requirements of a year. Where the file is silent there is no row.
create table care_year (
  service text not null check (service ~ '^CS\d{10}$'),
  edition text not null check (edition ~ '^\d{4}-\d{2}-\d{2}$'),
  what text not null check (what in ('complaints-upheld', 'enforcements', 'requirements', 'requirements-count')),
  year text not null check (year ~ '^\d{4}/\d{2}$'),
  -- A number where the file gives one; otherwise what it says.
  count int check (count >= 0),
  said text check (said in ('yes', 'no', 'inspected-none')),
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (service, edition, what, year, known_at),
  check ((count is null) <> (said is null))
);
create index care_year_by_edition on care_year (edition, service);
select keep_for_all('care_year');
