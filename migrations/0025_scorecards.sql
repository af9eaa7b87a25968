-- Balanced scorecards: which measures stand on which, for all councils. What is counted for them stands with the registers.

create table scorecard_measure (
  scorecard text not null check (scorecard ~ '^[a-z][a-z0-9-]*$'),
  -- What the scorecard is called; the same in every row of it.
  title text not null,
  measure text not null,
  position int not null,
  source text not null,
  note text,
  origin text not null,
  known_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (scorecard, measure, known_at)
);
select keep_for_all('scorecard_measure');
