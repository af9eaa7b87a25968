-- Councils and the words that all of them share: readable by all, written only from outside any council's scope.
-- Every table here keeps revisions: the row in force at an instant is the latest one known by then.

create table council (
  code text not null,
  name text not null,
  short_name text not null,
  ons_code text,
  aliases text[] not null,
  invented boolean not null,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (code, known_at)
);

alter table council enable row level security;
alter table council force row level security;
create policy read_by_all on council for select using (true);
create policy written_outside_any_council on council for insert with check (remit_council() is null);
grant select, insert on council to remit_app;
create trigger append_only before update or delete on council for each row execute function refuse_change();
create trigger append_only_whole before truncate on council for each statement execute function refuse_change();

create table period_convention (
  kind text not null,
  title text not null,
  first_month int,
  months int,
  example text not null,
  note text,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (kind, known_at)
);

alter table period_convention enable row level security;
alter table period_convention force row level security;
create policy read_by_all on period_convention for select using (true);
create policy written_outside_any_council on period_convention for insert with check (remit_council() is null);
grant select, insert on period_convention to remit_app;
create trigger append_only before update or delete on period_convention for each row execute function refuse_change();
create trigger append_only_whole before truncate on period_convention for each statement execute function refuse_change();

create table status_word (
  code text not null,
  position int not null,
  status_group text not null check (status_group in ('scored', 'absent', 'unscored')),
  label text not null,
  short_label text not null,
  shape text not null,
  tone text not null,
  meaning text not null,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (code, known_at)
);

alter table status_word enable row level security;
alter table status_word force row level security;
create policy read_by_all on status_word for select using (true);
create policy written_outside_any_council on status_word for insert with check (remit_council() is null);
grant select, insert on status_word to remit_app;
create trigger append_only before update or delete on status_word for each row execute function refuse_change();
create trigger append_only_whole before truncate on status_word for each statement execute function refuse_change();

create table paper_template (
  code text not null,
  content jsonb not null,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (code, known_at)
);

alter table paper_template enable row level security;
alter table paper_template force row level security;
create policy read_by_all on paper_template for select using (true);
create policy written_outside_any_council on paper_template for insert with check (remit_council() is null);
grant select, insert on paper_template to remit_app;
create trigger append_only before update or delete on paper_template for each row execute function refuse_change();
create trigger append_only_whole before truncate on paper_template for each statement execute function refuse_change();

-- A council's own words in place of the shared ones.
create table status_word_override (
  council text not null default remit_council(),
  code text not null,
  label text not null,
  short_label text not null,
  meaning text not null,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, code, known_at)
);

alter table status_word_override enable row level security;
alter table status_word_override force row level security;
create policy own_council on status_word_override using (council = remit_council()) with check (council = remit_council());
grant select, insert on status_word_override to remit_app;
create trigger append_only before update or delete on status_word_override for each row execute function refuse_change();
create trigger append_only_whole before truncate on status_word_override for each statement execute function refuse_change();

-- Which packs a council has taken, in which version, with the notice its pages and papers must carry.
create table pack_in_use (
  council text not null default remit_council(),
  pack text not null,
  version text not null,
  title text not null,
  invented boolean not null,
  notice text,
  sources jsonb not null,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, pack, known_at)
);

alter table pack_in_use enable row level security;
alter table pack_in_use force row level security;
create policy own_council on pack_in_use using (council = remit_council()) with check (council = remit_council());
grant select, insert on pack_in_use to remit_app;
create trigger append_only before update or delete on pack_in_use for each row execute function refuse_change();
create trigger append_only_whole before truncate on pack_in_use for each statement execute function refuse_change();
