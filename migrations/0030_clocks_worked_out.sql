-- Clocks of entries follow the calendars and rules as they are known: up to when each council's have been worked out anew; and how entries are counted.

-- The last change of calendars, rules and own settings by which all clocks of a council have been worked out. It only spares the asking: where it is missing,
-- as after a restore, all are worked out again. So no backup carries it. A turn looks at so many entries and no more: on the way to the change going_to, it has
-- come up to the entry last.
create table clocks_worked_out (
  council text primary key default remit_council(),
  law_at timestamptz,
  going_to timestamptz,
  last text
);
insert into kept_table (name, kind) values ('clocks_worked_out', 'working');
update kept_table set carried = false where name = 'clocks_worked_out';
select guard_table('clocks_worked_out');
create policy own_council on clocks_worked_out using (council = remit_council()) with check (council = remit_council());
grant select, insert, update on clocks_worked_out to remit_app;

-- A clock runs until it was met or stopped for good, or its entry came to an end that left it behind.
create or replace function is_live(clock jsonb) returns boolean
  language sql immutable parallel safe
  return clock ->> 'metBy' is null and coalesce(clock ->> 'stopped', '') <> 'stopped' and coalesce(clock ->> 'past', '') <> 'true';

-- Entries are counted by their register and state, as far as whoever asks may see them, from this index alone.
create index register_now_by_state on register_now (council, type, state) include (confidentiality, need);
