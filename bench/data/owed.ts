import { sql } from 'kysely';

import { programActor } from '../../src/features/access/index.ts';
import { LATEST } from '../../src/features/people/index.ts';
import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { type Clock, type CouncilCode, councilCode, type Day, dayOf, daysAfter } from '../../src/kernel/index.ts';
import { type Database, systemClock } from '../../src/platform/index.ts';
import { inventedCode, load, packNamed } from './councils.ts';

const ACTOR = programActor('background work');

// Every mechanism is asked once in so many days, whatever its frequency, so that the sum of all is known.
const ROUND_DAYS = 30;

/** The codes of so many councils with the example's framework; the first is the example itself. */
export const owingCouncils = (count: number): CouncilCode[] =>
  Array.from({ length: count }, (_, index) => councilCode(index === 0 ? 'dundee' : inventedCode(index))).filter(
    (code) => code !== null,
  );

const clockOn =
  (day: Day): Clock =>
  () =>
    `${day}T12:00:00.000Z`;

/** Loads the example's posts, groups and framework, and nothing else of it, as the pack of each council, `rounds` rounds of asking ago. */
export const loadFrameworks = async (
  database: Database,
  councils: readonly CouncilCode[],
  rounds: number,
): Promise<void> => {
  const clock = clockOn(daysAfter(dayOf(systemClock()), -ROUND_DAYS * (rounds + 2)));
  await load(database, await packNamed('scotland'), clock);
  const pack = await packNamed('dundee-example');
  const wanted = new Set([
    'posts.csv',
    'groups.csv',
    'mechanisms.csv',
    'mechanism-schedules.csv',
    'mechanism-leads.csv',
  ]);
  const invented = (await packNamed('invented-example')).files.filter(({ file }) => file.name === 'councils.csv');
  const files = pack.files.filter(({ file }) => wanted.has(file.name));
  for (const council of councils) {
    const own = council === 'dundee' ? [] : invented;
    const named = own.map((read) => ({
      ...read,
      rows: read.rows.map((row) => ({
        ...row,
        values: { ...row.values, code: council, name: council, short_name: council, aliases: [] },
      })),
    }));
    const head = { ...pack.head, id: `${council}-pack`, council, invented: true, notice: 'Invented for the benchmark' };
    await load(database, { ...pack, head, files: [...named, ...files] }, clock);
  }
};

const inOneEntry = (
  database: Database,
  council: CouncilCode,
  clock: Clock,
  write: (at: string) => readonly ReturnType<typeof sql>[],
): Promise<void> =>
  database.write({ council }, async (tx) => {
    const at = await instantOfWrite(tx, clock);
    for (const statement of write(at)) await statement.execute(tx);
    await appendToRecord(tx, { at, actor: ACTOR, action: 'obligation.open', subject: council });
  });

// The occurrences of all mechanisms in some rounds, round 0 being the one that ends yesterday.
const opened = (today: Day, first: number, last: number, at: string) => sql`
  insert into obligation (code, kind, subject, title, owner_post, co_posts, owner_basis, opens_on, due_on, due_at, rule, covers_from,
    covers_to, cause, state, confidentiality, origin, known_at)
  select m.code || '.' || (day - ${ROUND_DAYS - 1}::int), 'assurance', 'mechanism:' || m.code, m.title, l.posts[1], l.posts[2:], 'rule', day, day + 14,
    (day + 15)::timestamptz, 'For the bench', day - ${ROUND_DAYS - 1}::int, day, null, 'open', 'open', 'rule', ${at}::timestamptz
  from (select distinct on (code) * from mechanism where known_at <= ${LATEST}::timestamptz order by code, known_at desc) m
  join (select distinct on (mechanism) * from mechanism_lead order by mechanism, known_at desc) l on l.mechanism = m.code
  cross join (select ${today}::date - 1 - ${ROUND_DAYS}::int * n as day from generate_series(${first}::int, ${last}::int) n) days
  where m.same_as is null`;

// What is open, and covers days up to one day. Only what is open has rows in the table of that name.
const unsettled = (until: Day) => sql`
  obligation.state = 'open' and covers_to <= ${until}::date and code in (select code from open_obligation)`;

// Of everything that is open and covers days up to `until`: what came in, by the kinds of evidence that people show, and what a reviewer said of most of it.
const answered = (until: Day, at: string) => [
  sql`
    insert into assurance_answer (obligation, known_at, mechanism, nothing_arose, done, tells, concern, seconds, actor, post, capacity)
    select code, ${at}::timestamptz, substr(subject, 11), false, 'What was done, as somebody tells it in a sentence or two for the bench',
      'What it tells us, in a sentence or two, made up for the bench', null, 75, 'P-1', owner_post, 'holder'
    from obligation where ${unsettled(until)}`,
  sql`
    insert into answer_evidence (obligation, known_at, position, kind, reference)
    select obligation, known_at, 1, 'minute', 'Minute of the group' from assurance_answer where known_at = ${at}::timestamptz`,
  sql`
    insert into answer_review (obligation, answer_at, known_at, verdict, words, actor, post, capacity)
    select obligation, known_at, known_at, 'accepted', '', 'P-2', 'CSWO', 'holder' from assurance_answer
    where known_at = ${at}::timestamptz and abs(hashtext(obligation)) % 20 <> 0`,
  sql`
    insert into concern (code, mechanism, obligation, severity, words, raised_by, raised_on, state, outcome, actor, post, capacity, origin, known_at)
    select 'CN-' || obligation, mechanism, obligation, 'concern', 'Something of concern', 'lead', known_at::date, 'open', null, actor, post, capacity,
      'rule', known_at from assurance_answer where known_at = ${at}::timestamptz and abs(hashtext(obligation)) % 100 = 0`,
];

const settled = (until: Day, at: string) => sql`
    insert into obligation
    select council, code, kind, subject, title, owner_post, co_posts, owner_basis, opens_on, due_on, due_at, rule, covers_from, covers_to,
      cause, 'met', ${at}::timestamptz, owner_post, null, confidentiality, origin, ${at}::timestamptz, false
    from obligation where ${unsettled(until)}`;

// What came in is written by the quarter, for as long back as an opinion looks.
const ANSWERED_ROUNDS = 28;
const STEP = 4;

/**
 * Fills in what a council would have after years of asking every mechanism in each of so many `rounds`: of each the last two are open and all before
 * them settled, in the last two years and more with an answer and evidence where `answering`, most of them reviewed. The stretches reach to
 * yesterday, so that the next night makes one more due for every mechanism that goes by the calendar.
 */
export const fillOwed = async (
  database: Database,
  council: CouncilCode,
  rounds: number,
  answering: boolean,
): Promise<void> => {
  const today = dayOf(systemClock());
  const endOf = (round: number): Day => daysAfter(today, -1 - ROUND_DAYS * round);
  const write = async (first: number, last: number, came: boolean): Promise<void> => {
    const clock = clockOn(endOf(last));
    const settledTo = endOf(Math.max(2, last));
    await inOneEntry(database, council, clock, (at) => [opened(today, last, first, at)]);
    await inOneEntry(database, council, clock, (at) => [
      ...(came ? answered(settledTo, at) : []),
      settled(settledTo, at),
    ]);
  };
  const answeredRounds = answering ? Math.min(rounds, ANSWERED_ROUNDS) : 0;
  if (rounds > answeredRounds) await write(rounds - 1, answeredRounds, false);
  for (let first = answeredRounds - 1; first >= 0; first -= STEP)
    await write(first, Math.max(0, first - STEP + 1), true);
};

/** One more answer to something that is open: what a lead changes by answering. */
export const answerOne = (database: Database, council: CouncilCode): Promise<void> =>
  inOneEntry(database, council, systemClock, (at) => [
    sql`
      insert into assurance_answer (obligation, known_at, mechanism, nothing_arose, done, tells, concern, seconds, actor, post, capacity)
      select code, ${at}::timestamptz, substr(subject, 11), false, 'What was done', 'What it tells us', null, 75, 'P-1', owner_post, 'holder'
      from obligation where state = 'open' and code in (select code from open_obligation order by random() limit 1) limit 1`,
  ]);
