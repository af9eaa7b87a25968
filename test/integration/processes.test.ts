import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';

import { sql } from 'kysely';

import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import { type Database, openEmbedded, openPostgres } from '../../src/platform/index.ts';
import { type Administrator, appointAdministrators, enterByPages } from '../support/administrators.ts';
import { createPostgres, embeddedTemplate, MIGRATIONS, stopServerAtEnd, whyNoPostgres } from '../support/databases.ts';
import { randomFrom } from '../support/random.ts';
import { CutOff, type Services, startServices } from '../support/services.ts';

const WRITES = 10_000;
const PEOPLE = 20;
const COUNCILS = ['dundee', 'fife', 'highland', 'strathinver'];
// The kills of a failure can be played again with KILL_SEED.
const SEED = Number(process.env['KILL_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-processes-'));
});
after(() => rm(folder, { recursive: true, force: true }));
stopServerAtEnd();
const withoutPostgres = (await whyNoPostgres()) ?? false;

/** What was asked for, by the code of the post: who asked, and in which council. */
type Asked = Map<string, { readonly person: string; readonly council: string }>;
type Written = { readonly asked: Asked; readonly acknowledged: Set<string>; readonly kills: number };

/** Sends the form that adds a post. True when the redirect arrived; false where the process died before, and nobody knows what became of it. */
const addPost = async ({ browser, formToken, council }: Administrator, code: string): Promise<boolean> => {
  const form = { _form: formToken, 'post-code': code, 'post-title': `The post ${code}`, 'post-service': '' };
  const answer = await browser.send(null, `/councils/${council}/posts`, form).catch((error: unknown) => {
    if (error instanceof CutOff) return null;
    throw error;
  });
  if (answer === null) return false;
  const wanted = { status: 303, location: `/councils/${council}/posts/${code}?said=posted` };
  assert.deepEqual({ status: answer.status, location: answer.location }, wanted, answer.html);
  return true;
};

/** All write at once, each one thing after another, until 10,000 are acknowledged; meanwhile processes are killed at random. */
const writeWhileKilling = async (
  services: Services,
  count: number,
  people: readonly Administrator[],
): Promise<Written> => {
  const random = randomFrom(SEED);
  const [asked, acknowledged]: [Asked, Set<string>] = [new Map(), new Set()];
  let kills = 0;
  // Counted in changes, so that a busy machine sees as many kills as an idle one.
  let [dueAt, due] = [0, Promise.withResolvers<void>()];
  const write = async (by: Administrator, number: number): Promise<void> => {
    for (let turn = 0; acknowledged.size < WRITES; turn += 1) {
      // Never the same code again: nobody knows what became of a form whose answer did not arrive.
      const code = `P-${number}-${turn}`;
      asked.set(code, { person: by.person, council: by.council });
      if (await addPost(by, code)) acknowledged.add(code);
      if (acknowledged.size >= dueAt) due.resolve();
    }
  };
  const kill = async (): Promise<void> => {
    while (acknowledged.size < WRITES) {
      const [which, moment] = [Math.floor(random() * count), random() * 20];
      due = Promise.withResolvers();
      dueAt = Math.min(acknowledged.size + 300 + Math.floor(random() * 600), WRITES);
      await due.promise;
      if (acknowledged.size >= WRITES) return;
      // An answer has just been given; any moment of the next ones should be met.
      await wait(moment);
      kills += 1;
      await services.killAndRestart(which);
    }
  };
  await Promise.all([kill(), ...people.map(write)]);
  return { asked, acknowledged, kills };
};

type Entry = { readonly subject: string; readonly actor: string };

/** The posts that were added and the entries that say so, of one council. */
const readBack = (database: Database, council: string) =>
  database.read({ council }, async (tx) => ({
    posts: (await sql<{ code: string }>`select code from post where code like 'P-%'`.execute(tx)).rows,
    entries: (
      await sql<Entry>`
        select subject, actor from record_entry where scope = ${council} and action = 'post.add'`.execute(tx)
    ).rows,
  }));

const times = (codes: readonly string[]): Map<string, number> => {
  const found = new Map<string, number>();
  for (const code of codes) found.set(code, (found.get(code) ?? 0) + 1);
  return found;
};

const check = async (t: TestContext, database: Database, { asked, acknowledged, kills }: Written): Promise<void> => {
  const posts: string[] = [];
  const entries: string[] = [];
  const wrongly: unknown[] = [];
  for (const council of COUNCILS) {
    const found = await readBack(database, council);
    posts.push(...found.posts.map(({ code }) => code));
    entries.push(...found.entries.map(({ subject }) => subject));
    wrongly.push(...found.posts.filter(({ code }) => asked.get(code)?.council !== council));
    wrongly.push(...found.entries.filter(({ subject, actor }) => asked.get(subject)?.person !== actor));
  }
  const [kept, told] = [times(posts), times(entries)];
  t.diagnostic(`${acknowledged.size} acknowledged, ${kept.size} kept, ${kills} kills, KILL_SEED=${SEED}`);
  const wrong = {
    lost: [...acknowledged].filter((code) => !kept.has(code)),
    doubled: [...kept, ...told].filter(([, count]) => count !== 1),
    unasked: [...kept.keys()].filter((code) => !asked.has(code)),
    untold: [...kept.keys()].filter((code) => !told.has(code)),
    toldInVain: [...told.keys()].filter((code) => !kept.has(code)),
    wrongly,
  };
  assert.deepEqual(wrong, { lost: [], doubled: [], unasked: [], untold: [], toldInVain: [], wrongly: [] });
  assert.ok(
    acknowledged.size >= WRITES && kills > 8,
    `${acknowledged.size} writes and ${kills} kills are too few to tell`,
  );
  const { breaks } = await verifyDatabase(database);
  assert.deepEqual(breaks, []);
};

/** Twenty people sign in to services on the data that `open` opens, write while these are killed, and what they wrote is looked for. */
const prove = async (
  t: TestContext,
  open: () => Promise<Database>,
  count: number,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const before = await open();
  const appointed = await appointAdministrators(before, COUNCILS, PEOPLE).finally(() => before.close());
  const services = await startServices(count, args, env, randomFrom(SEED + 1));
  t.after(services.stop);
  const people: Administrator[] = [];
  for (const [number, each] of appointed.entries()) people.push(await enterByPages(services, each, number));
  const written = await writeWhileKilling(services, count, people);
  for (const { browser, name } of people) {
    const account = await browser.open('/account');
    assert.ok(account.html.includes(`signed in as ${name}.`), account.html);
  }
  assert.deepEqual(await services.stop(), Array(count).fill(0));
  const database = await open();
  await check(t, database, written).finally(() => database.close());
};

test('10,000 writes by 20 people on the embedded database, its process killed at random', async (t) => {
  const directory = join(folder, 'data');
  const template = await embeddedTemplate(MIGRATIONS);
  const open = () => openEmbedded({ directory, template, migrations: MIGRATIONS });
  await prove(t, open, 1, ['--data', directory]);
});

test('10,000 writes by 20 people through three processes on PostgreSQL, killed at random', {
  skip: withoutPostgres,
}, async (t) => {
  const { url, ownerUrl, drop } = await createPostgres();
  const env = {
    DATABASE_URL: url,
    DATABASE_OWNER_URL: ownerUrl,
    REMIT_SECRET: 'Zt7vQm2xLr9KpWc4Ny6BdHs1FgJe8UaR3oTi5MwX',
  };
  await prove(t, () => openPostgres({ url, ownerUrl, migrations: MIGRATIONS }), 3, [], env);
  await drop();
});
