-- Addresses from which a calendar program fetches what a post owes, and the mails that remind people of it.

-- A calendar address belongs to a person and a post, and shows nothing once the person no longer holds the post. Of its secret the hash is kept.
create table calendar_feed (
  council text not null default remit_council(),
  code text not null,
  person text not null check (person <> ''),
  post text not null check (post <> ''),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  state text not null check (state in ('open', 'ended')),
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, code, known_at)
);
create index calendar_feed_by_hash on calendar_feed (council, hash);
create index calendar_feed_by_person on calendar_feed (council, person);
select keep_for_council('calendar_feed');

-- Which mails a person wants of a council: all of them, those about what is late, or none. Whoever said nothing gets all.
create table reminder_wish (
  council text not null default remit_council(),
  person text not null check (person <> ''),
  wish text not null check (wish in ('all', 'late', 'none')),
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (council, person, known_at)
);
select keep_for_council('reminder_wish');

-- One mail a day at most to each person of a council. It is written down before the mail is handed over: whatever dies in between, nobody is told
-- the same thing twice.
create table reminder_mail (
  council text not null,
  person text not null,
  day date not null,
  at timestamptz not null,
  -- 'handing-over': begun, and nobody can tell yet. 'unknown': broken off while it was handed over; it may have gone out or not.
  outcome text not null check (outcome in ('handing-over', 'taken', 'refused', 'unknown', 'not-needed')),
  primary key (council, person, day)
);
select keep_for_installation('reminder_mail');

-- What was told to whom: each stage of something owed once, as long as it is due on the same day.
create table reminder_sent (
  council text not null,
  person text not null,
  obligation text not null,
  stage text not null check (stage ~ '^[a-z]+(-\d+)?$'),
  due_on date not null,
  day date not null,
  primary key (council, person, obligation, stage, due_on)
);
create index reminder_sent_by_mail on reminder_sent (council, person, day);
select keep_for_installation('reminder_sent');
