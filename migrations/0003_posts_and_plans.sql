-- A council's posts and plans. Every table keeps revisions: the row in force at an instant is the latest one known by then.

create table post (
  council text not null default remit_council(),
  code text not null,
  title text not null,
  service text,
  basis text,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, code, known_at)
);

alter table post enable row level security;
alter table post force row level security;
create policy own_council on post using (council = remit_council()) with check (council = remit_council());
grant select, insert on post to remit_app;
create trigger append_only before update or delete on post for each row execute function refuse_change();
create trigger append_only_whole before truncate on post for each statement execute function refuse_change();

create table plan (
  council text not null default remit_council(),
  code text not null,
  title text not null,
  organisation text,
  kind text not null,
  first_day date,
  last_day date,
  start_year int,
  end_year int,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, code, known_at)
);

alter table plan enable row level security;
alter table plan force row level security;
create policy own_council on plan using (council = remit_council()) with check (council = remit_council());
grant select, insert on plan to remit_app;
create trigger append_only before update or delete on plan for each row execute function refuse_change();
create trigger append_only_whole before truncate on plan for each statement execute function refuse_change();

create table priority (
  council text not null default remit_council(),
  plan text not null,
  code text not null,
  title text not null,
  parent text,
  objective text,
  position int not null,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, plan, code, known_at)
);

alter table priority enable row level security;
alter table priority force row level security;
create policy own_council on priority using (council = remit_council()) with check (council = remit_council());
grant select, insert on priority to remit_app;
create trigger append_only before update or delete on priority for each row execute function refuse_change();
create trigger append_only_whole before truncate on priority for each statement execute function refuse_change();

create table aim (
  council text not null default remit_council(),
  plan text not null,
  code text not null,
  priority text not null,
  text text not null,
  position int not null,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, plan, code, known_at)
);

alter table aim enable row level security;
alter table aim force row level security;
create policy own_council on aim using (council = remit_council()) with check (council = remit_council());
grant select, insert on aim to remit_app;
create trigger append_only before update or delete on aim for each row execute function refuse_change();
create trigger append_only_whole before truncate on aim for each statement execute function refuse_change();

create table action (
  council text not null default remit_council(),
  plan text not null,
  code text not null,
  priority text,
  action text not null,
  lead_post text,
  timescale text,
  due text,
  review_frequency text,
  impact_measure text,
  status text,
  position int not null,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, plan, code, known_at)
);

alter table action enable row level security;
alter table action force row level security;
create policy own_council on action using (council = remit_council()) with check (council = remit_council());
grant select, insert on action to remit_app;
create trigger append_only before update or delete on action for each row execute function refuse_change();
create trigger append_only_whole before truncate on action for each statement execute function refuse_change();

create table budget (
  council text not null default remit_council(),
  plan text not null,
  service_area text not null,
  period text not null,
  period_kind text,
  amount_pounds numeric not null,
  kind text not null,
  basis text,
  note text,
  position int not null,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, plan, service_area, period, known_at)
);

alter table budget enable row level security;
alter table budget force row level security;
create policy own_council on budget using (council = remit_council()) with check (council = remit_council());
grant select, insert on budget to remit_app;
create trigger append_only before update or delete on budget for each row execute function refuse_change();
create trigger append_only_whole before truncate on budget for each statement execute function refuse_change();
