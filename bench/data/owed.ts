import { sql } from 'kysely';

import { programActor } from '../../src/features/access/index.ts';
import { LATEST } from '../../src/features/people/index.ts';
import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { type CouncilCode, councilCode, dayOf } from '../../src/kernel/index.ts';
import { type Database, systemClock } from '../../src/platform/index.ts';
import { inventedCode, load, packNamed } from './councils.ts';

const ACTOR = programActor('background work');

/** The codes of so many councils with the example's framework; the first is the example itself. */
export const owingCouncils = (count: number): CouncilCode[] =>
  Array.from({ length: count }, (_, index) => councilCode(index === 0 ? 'dundee' : inventedCode(index))).filter(
    (code) => code !== null,
  );

/** Loads the example's posts, groups and framework, and nothing else of it, as the pack of each council. */
export const loadFrameworks = async (database: Database, councils: readonly CouncilCode[]): Promise<void> => {
  await load(database, await packNamed('scotland'));
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
    await load(database, { ...pack, head, files: [...named, ...files] });
  }
};

const inOneEntry = (
  database: Database,
  council: CouncilCode,
  write: (at: string) => ReturnType<typeof sql>,
): Promise<void> =>
  database.write({ council }, async (tx) => {
    const at = await instantOfWrite(tx, systemClock);
    await write(at).execute(tx);
    await appendToRecord(tx, { at, actor: ACTOR, action: 'obligation.open', subject: council });
  });

/**
 * Fills in what a council would have after years: so many occurrences of each of its mechanisms, of which the last two are open and all others met,
 * each in two revisions. The stretches reach to yesterday, so that the next night makes one more due for every mechanism that goes by the calendar.
 */
export const fillOwed = async (database: Database, council: CouncilCode, each: number): Promise<void> => {
  const today = dayOf(systemClock());
  await inOneEntry(
    database,
    council,
    (at) => sql`
      insert into obligation (code, kind, subject, title, owner_post, co_posts, owner_basis, opens_on, due_on, due_at, rule, covers_from,
        covers_to, cause, state, confidentiality, origin, known_at)
      select m.code || '.' || (day - 29), 'assurance', 'mechanism:' || m.code, m.title, l.posts[1], l.posts[2:], 'rule', day, day + 14,
        (day + 15)::timestamptz, 'For the bench', day - 29, day, null, 'open', 'open', 'rule', ${at}::timestamptz
      from (select distinct on (code) * from mechanism where known_at <= ${LATEST}::timestamptz order by code, known_at desc) m
      join (select distinct on (mechanism) * from mechanism_lead order by mechanism, known_at desc) l on l.mechanism = m.code
      cross join (select ${today}::date - 1 - 30 * n as day from generate_series(0, ${each - 1}::int) n) days
      where m.same_as is null`,
  );
  await inOneEntry(
    database,
    council,
    (at) => sql`
      insert into obligation
      select council, code, kind, subject, title, owner_post, co_posts, owner_basis, opens_on, due_on, due_at, rule, covers_from, covers_to,
        cause, 'met', due_at, owner_post, null, confidentiality, origin, ${at}::timestamptz, false
      from obligation where covers_to < ${today}::date - 40`,
  );
};
