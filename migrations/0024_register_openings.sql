-- Who gave their reason today for seeing the restricted entries of a register: until the end of that day they are not asked again. The reason stands in
-- the record; this only spares the asking, so nothing is kept of it and no backup carries it.
create table register_opening (
  council text not null default remit_council(),
  person text not null,
  post text not null,
  type text not null,
  -- In Scotland.
  day date not null,
  primary key (council, person, post, type, day)
);
insert into kept_table (name, kind) values ('register_opening', 'working');
select guard_table('register_opening');
create policy own_council on register_opening using (council = remit_council()) with check (council = remit_council());
grant select, insert, delete on register_opening to remit_app;
