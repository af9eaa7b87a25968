-- What the papers need beside the figures: their heads, the texts that people write, and the papers they stand on.

create table paper (
  council text not null default remit_council(),
  plan text not null,
  period_kind text not null,
  period text not null,
  number text,
  committee text,
  date date,
  title text,
  author_post text,
  approver_post text,
  consulted text[] not null,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, plan, period_kind, period, known_at)
);

alter table paper enable row level security;
alter table paper force row level security;
create policy own_council on paper using (council = remit_council()) with check (council = remit_council());
grant select, insert on paper to remit_app;
create trigger append_only before update or delete on paper for each row execute function refuse_change();
create trigger append_only_whole before truncate on paper for each statement execute function refuse_change();

create table paper_text (
  council text not null default remit_council(),
  plan text not null,
  period_kind text not null,
  period text not null,
  place text not null,
  post text,
  text text not null,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, plan, period_kind, period, place, known_at)
);

alter table paper_text enable row level security;
alter table paper_text force row level security;
create policy own_council on paper_text using (council = remit_council()) with check (council = remit_council());
grant select, insert on paper_text to remit_app;
create trigger append_only before update or delete on paper_text for each row execute function refuse_change();
create trigger append_only_whole before truncate on paper_text for each statement execute function refuse_change();

create table background_paper (
  council text not null default remit_council(),
  plan text not null,
  title text not null,
  committee text,
  date date,
  reference text,
  position int not null,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, plan, title, known_at)
);

alter table background_paper enable row level security;
alter table background_paper force row level security;
create policy own_council on background_paper using (council = remit_council()) with check (council = remit_council());
grant select, insert on background_paper to remit_app;
create trigger append_only before update or delete on background_paper for each row execute function refuse_change();
create trigger append_only_whole before truncate on background_paper for each statement execute function refuse_change();
