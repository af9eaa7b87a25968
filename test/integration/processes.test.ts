import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';

import { sql } from 'kysely';

import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import { type Database, openEmbedded, openPostgres } from '../../src/platform/index.ts';
import { createPostgres, embeddedTemplate, MIGRATIONS, stopServerAtEnd, whyNoPostgres } from '../support/databases.ts';
import { randomFrom } from '../support/random.ts';
import { startWriting } from '../support/writing-process.ts';

const WRITES = 10_000;
const PEOPLE = 20;
const COUNCILS = ['dundee', 'fife', 'highland', 'strathinver'];
// A failure can be played again with KILL_SEED.
const SEED = Number(process.env['KILL_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-processes-'));
});
after(() => rm(folder, { recursive: true, force: true }));
stopServerAtEnd();
const withoutPostgres = (await whyNoPostgres()) ?? false;

type Written = { readonly acknowledged: Set<string>; readonly attempted: Set<string>; readonly kills: number };

/** 20 people write at once, each one thing after another, until 10,000 are acknowledged; meanwhile processes are killed at random. */
const writeWhileKilling = async (given: Readonly<Record<string, string>>, count: number): Promise<Written> => {
  const random = randomFrom(SEED);
  const processes = Array.from({ length: count }, () => startWriting(given));
  const [acknowledged, attempted] = [new Set<string>(), new Set<string>()];
  let kills = 0;
  const person = async (number: number): Promise<void> => {
    const council = COUNCILS[number % COUNCILS.length] ?? '';
    for (let turn = 0; acknowledged.size < WRITES; turn += 1) {
      const code = `P-${number}-${turn}`;
      attempted.add(code);
      const chosen = processes[Math.floor(random() * count)];
      if ((await chosen?.write(council, code)) === true) acknowledged.add(code);
    }
  };
  const killer = async (): Promise<void> => {
    // Counted in changes, so that a busy machine sees as many kills as an idle one.
    for (let next = 0; ; ) {
      next = acknowledged.size + 300 + Math.floor(random() * 600);
      while (acknowledged.size < Math.min(next, WRITES))
        await new Promise((resolve) => setTimeout(resolve, random() * 10));
      if (acknowledged.size >= WRITES) return;
      kills += 1;
      await processes[Math.floor(random() * count)]?.killAndRestart();
    }
  };
  try {
    await Promise.all([killer(), ...Array.from({ length: PEOPLE }, (_, number) => person(number))]);
  } finally {
    await Promise.all(processes.map((one) => one.kill()));
  }
  return { acknowledged, attempted, kills };
};

const check = async (
  t: TestContext,
  database: Database,
  { acknowledged, attempted, kills }: Written,
): Promise<void> => {
  const found = new Map<string, number>();
  for (const council of COUNCILS) {
    const { posts, entries } = await database.read({ council }, async (tx) => ({
      posts: (await sql<{ code: string }>`select code from post`.execute(tx)).rows.map(({ code }) => code),
      entries: (await sql<{ subject: string }>`select subject from record_entry where scope = ${council}`.execute(tx))
        .rows,
    }));
    for (const code of posts) found.set(code, (found.get(code) ?? 0) + 1);
    assert.deepEqual(
      entries.map(({ subject }) => subject).sort(),
      posts.sort(),
      'a post without its entry, or the other way round',
    );
  }
  t.diagnostic(`${acknowledged.size} acknowledged, ${found.size} kept, ${kills} kills, KILL_SEED=${SEED}`);
  const wrong = {
    lost: [...acknowledged].filter((code) => !found.has(code)),
    doubled: [...found].filter(([, times]) => times !== 1),
    unasked: [...found.keys()].filter((code) => !attempted.has(code)),
  };
  assert.deepEqual(wrong, { lost: [], doubled: [], unasked: [] });
  assert.ok(
    acknowledged.size >= WRITES && kills > 8,
    `${acknowledged.size} writes and ${kills} kills are too few to tell`,
  );
  const { breaks, scopes } = await verifyDatabase(database);
  assert.deepEqual(breaks, []);
  assert.equal(
    scopes.reduce((sum, { entries }) => sum + entries, 0),
    found.size,
  );
};

test('10,000 writes by 20 people on the embedded database, its process killed at random', async (t) => {
  const template = await embeddedTemplate(MIGRATIONS);
  const directory = join(folder, 'data');
  const written = await writeWhileKilling({ directory, template, migrations: MIGRATIONS }, 1);
  const database = await openEmbedded({ directory, migrations: MIGRATIONS });
  await check(t, database, written).finally(() => database.close());
});

test('10,000 writes by 20 people through three processes on PostgreSQL, killed at random', {
  skip: withoutPostgres,
}, async (t) => {
  const { url, ownerUrl, drop } = await createPostgres();
  const written = await writeWhileKilling({ url, ownerUrl, migrations: MIGRATIONS }, 3);
  const database = await openPostgres({ url, ownerUrl, migrations: MIGRATIONS });
  await check(t, database, written).finally(() => database.close());
  await drop();
});
