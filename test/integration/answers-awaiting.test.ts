import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';

import type { Acting } from '../../src/features/access/index.ts';
import { awaitingReview, countAwaitingReview, giveAnswer, reviewAnswer } from '../../src/features/answers/index.ts';
import { bringCouncilUpToDate } from '../../src/features/framework/index.ts';
import { openObligations, reassignObligation } from '../../src/features/obligations/index.ts';
import { byCaller, type Office } from '../../src/features/record/index.ts';
import type { Clock } from '../../src/kernel/index.ts';
import { type Database, openEmbedded, openPostgres } from '../../src/platform/index.ts';
import { allRows, DERIVED } from '../support/all-rows.ts';
import { hat, somebody } from '../support/app.ts';
import { backUp, restoreEmbedded, restorePostgres } from '../support/archives.ts';
import { createPostgres, embeddedTemplate, forEachDatabase, MIGRATIONS, whyNoPostgres } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { owe, owedBy } from '../support/owed.ts';
import { councilOf, setClock } from '../support/people.ts';
import { randomFrom } from '../support/random.ts';

const DUNDEE = councilOf('dundee');
const POSTS = ['CSWO', 'SM-PPS', 'HRM', 'LODL'];
const SAID = {
  nothingArose: false,
  done: 'The scorecards were read with the chairs',
  tells: 'Visits are in time',
  evidence: 'Minute of 14 April 2026',
  concern: 'none',
  concernWords: '',
  standards: [],
  openedAt: '',
};
const ACCEPTED = { verdict: 'accepted', words: '', severity: '' };
const ASKED = { verdict: 'returned', words: 'Which chairs?', severity: '' };

type Waiting = readonly { readonly obligation: string; readonly answeredAt: string }[];

// By the answers and reviews themselves, with every owner that an occurrence ever had: what the table that is kept beside them must come to.
const byHand = (tx: Parameters<typeof awaitingReview>[0]) =>
  sql<{ obligation: string; at: string; actor: string; post: string | null; owners: string[] }>`
    select obligation, known_at as at, actor, post, array(
      select distinct owner from obligation owed, unnest(owed.co_posts || owed.owner_post) owner
      where owed.code = answer.obligation and not owed.withdrawn) as owners
    from assurance_answer answer
    where known_at = (select max(known_at) from assurance_answer newest where newest.obligation = answer.obligation)
      and not exists (select from answer_review where obligation = answer.obligation and answer_at = answer.known_at)
    order by known_at, obligation`.execute(tx);

const compare = (database: Database): Promise<Waiting> =>
  database.read({ council: DUNDEE }, async (tx) => {
    const { rows } = await byHand(tx);
    const waiting = await awaitingReview(tx);
    assert.deepEqual(
      waiting.map(({ obligation, answeredAt }) => [obligation, answeredAt]),
      rows.map(({ obligation, at }) => [obligation, at]),
    );
    for (const [actor, post] of [...POSTS.map((code) => [`P-${code}`, code] as const), ['P-NOBODY', null] as const]) {
      const own = rows.filter((row) => row.actor === actor || row.post === post || row.owners.includes(post ?? ''));
      assert.deepEqual(
        await countAwaitingReview(tx, { actor: { actor, post }, posts: post === null ? [] : [post] }),
        { forReader: rows.length - own.length, own: own.length },
        actor,
      );
    }
    return waiting;
  });

const withoutPostgres = (await whyNoPostgres()) ?? null;

const begin = async (database: Database, clock: Clock): Promise<void> => {
  await loadPacks(database, ['scotland', 'dundee-example'], clock);
  await bringCouncilUpToDate(database, clock, DUNDEE);
};

/** So many steps, of which each answers, answers again, reviews or gives away. `seen`: what waits, looked at before each. */
const walk = async (
  database: Database,
  clock: Clock,
  steps: number,
  seen: (database: Database) => Promise<Waiting>,
): Promise<ReadonlyMap<string, number>> => {
  const as = (post: string, role: Acting['roles'][number]): Office => {
    const acting: Acting = { ...hat('dundee', [role]), post: post as Acting['post'] };
    const caller = { ...somebody(acting), person: `P-${post}` } as Parameters<typeof byCaller>[0];
    return { database, clock, council: DUNDEE, by: byCaller(caller, DUNDEE) };
  };
  const random = randomFrom(41);
  const pick = <Value>(all: readonly Value[]): Value | undefined => all[Math.floor(random() * all.length)];
  const done = new Map<string, number>();
  for (let step = 0; step < steps; step += 1) {
    const open = await database.read({ council: DUNDEE }, (tx) => openObligations(tx));
    const waiting = await seen(database);
    const [owed, answered] = [pick(open), pick(waiting)];
    const what = pick(['answer', 'answer', 'again', 'accept', 'ask', 'give away']);
    const result =
      what === 'answer' && owed !== undefined
        ? await giveAnswer(as(owed.ownerPost, 'owner'), owed.code, SAID, '')
        : what === 'again' && answered !== undefined
          ? await giveAnswer(as('CSWO', 'cswo'), answered.obligation, SAID, answered.answeredAt)
          : what === 'give away' && owed !== undefined
            ? await reassignObligation(as('CSWO', 'cswo'), owed.code, pick(POSTS) ?? '', 'They know more of it')
            : answered !== undefined
              ? await reviewAnswer(as('HOS-HCC', 'reviewer'), answered.obligation, {
                  ...(what === 'accept' ? ACCEPTED : ASKED),
                  answerAt: answered.answeredAt,
                })
              : null;
    if (result?.ok === true && what !== undefined) done.set(what, (done.get(what) ?? 0) + 1);
  }
  return done;
};

await forEachDatabase('answers that wait for a review', ({ database, kind }) => {
  const { clock } = setClock('2026-04-25T10:00:00.000Z', 1);
  let folder = '';

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'remit-awaiting-'));
    await begin(database(), clock);
    await owe(database(), clock, 'dundee', [
      { ...owedBy('CSWO', 'X1', '2026-05-01', { kind: 'telling', confidentiality: 'restricted' }), coPosts: ['HRM'] },
    ]);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  test('are after every step what the answers, reviews and owners themselves come to', async () => {
    const done = await walk(database(), clock, 160, compare);
    for (const what of ['answer', 'accept', 'ask', 'give away'])
      assert.ok((done.get(what) ?? 0) >= 5, `${what}: ${JSON.stringify([...done])}`);
    assert.ok((await compare(database())).length > 0);
  });

  test('wait on after a restore, as does all that is open, on either kind of database', async () => {
    const derived = await allRows(database(), ['dundee'], DERIVED);
    const names = ['answer_awaiting', 'live_clock', 'open_obligation', 'register_now', 'register_sight'];
    assert.deepEqual([...derived.keys()], names);
    for (const name of ['answer_awaiting', 'open_obligation']) assert.ok((derived.get(name)?.length ?? 0) > 5, name);
    assert.match(String(derived.get('open_obligation')), /"restricted"/);
    const file = join(folder, 'backup');
    await backUp(database(), file);
    const directory = join(folder, 'restored');
    await restoreEmbedded(file, directory, await embeddedTemplate(MIGRATIONS));
    const embedded = await openEmbedded({ directory, migrations: MIGRATIONS });
    assert.deepEqual(await allRows(embedded, ['dundee'], DERIVED), derived);
    await compare(embedded);
    await embedded.close();
    if (withoutPostgres !== null || kind === 'postgresql') return;
    const { url, ownerUrl, drop } = await createPostgres();
    await restorePostgres(file, ownerUrl);
    const served = await openPostgres({ url, ownerUrl, migrations: MIGRATIONS });
    assert.deepEqual(await allRows(served, ['dundee'], DERIVED), derived);
    await compare(served);
    await served.close();
    await drop();
  });
});
