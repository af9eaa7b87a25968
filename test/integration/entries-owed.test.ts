import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';

import { sql } from 'kysely';

import { allJobs } from '../../src/entry/jobs.ts';
import {
  appendToRecord,
  deliverAllOwed,
  deliverOwed,
  instantOfWrite,
  oweEntry,
} from '../../src/features/record/index.ts';
import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import { endAllOf, giveIdentityLink, makeAccount, resetAccount } from '../../src/features/sign-in/index.ts';
import { type Database, openEmbedded, openPostgres } from '../../src/platform/index.ts';
import { startJobs } from '../../src/platform/jobs/index.ts';
import { SILENT_LOG } from '../../src/platform/log.ts';
import { A_TEST } from '../support/actor.ts';
import { backUp, linesIn, restoreEmbedded } from '../support/archives.ts';
import { cutOff, entriesAfter, owedTo } from '../support/cut-off.ts';
import { createPostgres, embeddedTemplate, forEachDatabase, MIGRATIONS, whyNoPostgres } from '../support/databases.ts';
import { writeEntry } from '../support/entries.ts';
import { type Owned, ownedEmbedded, ownedPostgres } from '../support/owned-database.ts';
import { hat, madePeople, signInContext, standingClock } from '../support/sign-in.ts';

const withoutPostgres = (await whyNoPostgres()) ?? false;
const OUTSIDE = { council: null, turn: 'installation' } as const;

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-owed-'));
});
after(() => rm(folder, { recursive: true, force: true }));

/** Owes a council entries of which each is about its number. */
const oweNumbered = (database: Database, council: string, numbers: readonly number[], at: string): Promise<void> =>
  database.write(OUTSIDE, async (tx) => {
    for (const number of numbers)
      await oweEntry(tx, { council, at, actor: A_TEST, action: 'sign-in.ended', subject: `${number}` });
  });

const subjectsAfter = async (database: Database, council: string, position: number): Promise<string[]> =>
  (await entriesAfter(database, council, position)).map(({ subject }) => subject);

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

let numbered = 0;

await forEachDatabase('entries owed to records', ({ kind, database }) => {
  const time = standingClock('2027-01-04T09:00:00.000Z');
  const ends = { strathinver: 0, glenoran: 0 };
  let person = '';
  const context = (over: Database = database(), councils = ['strathinver', 'glenoran']) => {
    const hats = councils.map((council) => hat('CLERK', ['clerk'], council));
    return signInContext(over, time.clock, madePeople({ [person]: hats }));
  };
  const killed = (work: Promise<unknown>): Promise<void> => assert.rejects(work, /killed/);
  const account = (over?: Database, councils?: string[]) =>
    makeAccount(context(over, councils), { person, signInName: `${person}.name`, breakGlass: false }, A_TEST);

  beforeEach(async () => {
    numbered += 1;
    person = `P-${numbered}`;
    time.pass({ hours: 1 });
    for (const council of ['strathinver', 'glenoran'] as const) ends[council] = await begin(council);
  });

  // So that there is a record, whose last entry is not dated after the clock of the test. Gives how long it is.
  const begin = async (council: string): Promise<number> => {
    await oweNumbered(database(), council, [0], time.clock());
    await deliverOwed(database(), time.clock, council);
    return (await entriesAfter(database(), council, 0)).length;
  };

  test('what was changed just before the process died is told once in each record by whoever delivers next', async () => {
    await killed(account(cutOff(database())));
    assert.deepEqual(await owedTo(database(), 'strathinver'), ['account.added']);
    assert.deepEqual(await owedTo(database(), 'glenoran'), ['account.added']);
    assert.deepEqual(await entriesAfter(database(), 'strathinver', ends.strathinver), []);
    assert.equal(await deliverAllOwed(database(), time.clock), 2);
    for (const council of ['strathinver', 'glenoran'] as const) {
      assert.deepEqual(await owedTo(database(), council), []);
      const entries = await entriesAfter(database(), council, ends[council]);
      assert.deepEqual(
        entries.map(({ actor, action, detail }) => ({ actor, action, detail })),
        [{ actor: 'a test', action: 'account.added', detail: { person, breakGlass: false } }],
      );
    }
    assert.equal(await deliverAllOwed(database(), time.clock), 0);
    assert.equal((await verifyDatabase(database())).breaks.length, 0);
  });

  test('a change and what it owes are kept together, or neither is', async () => {
    // No record may begin for what is no council, so the entry is refused and the account with it.
    await assert.rejects(account(database(), ['strathinver', 'scotland']), /check/);
    assert.deepEqual(await owedTo(database(), 'strathinver'), []);
    assert.ok((await account()).ok);
    assert.equal((await subjectsAfter(database(), 'strathinver', ends.strathinver)).length, 1);
  });

  test('the next change that concerns the council delivers what was left behind, in the order in which it happened', async () => {
    const made = await account();
    assert.ok(made.ok);
    await killed(giveIdentityLink(context(cutOff(database())), person, A_TEST));
    await killed(resetAccount(context(cutOff(database())), made.value.account, A_TEST));
    await endAllOf(context(), person, A_TEST);
    for (const council of ['strathinver', 'glenoran'] as const)
      assert.deepEqual(
        (await entriesAfter(database(), council, ends[council])).map(({ action }) => action),
        ['account.added', 'identity.link-given', 'account.reset', 'sign-in.ended-by-other'],
      );
  });

  test('an entry that comes more than five seconds late says when it happened; one that comes at once does not', async () => {
    const happened = time.clock();
    await oweNumbered(database(), 'strathinver', [1], happened);
    time.pass({ seconds: 5 });
    await deliverOwed(database(), time.clock, 'strathinver');
    await oweNumbered(database(), 'strathinver', [2], happened);
    time.pass({ seconds: 1 });
    await deliverOwed(database(), time.clock, 'strathinver');
    await killed(account(cutOff(database(), ['strathinver'])));
    const added = time.clock();
    time.pass({ hours: 3 });
    await deliverAllOwed(database(), time.clock);
    const entries = await entriesAfter(database(), 'strathinver', ends.strathinver);
    assert.deepEqual(
      entries.map(({ detail }) => detail),
      [null, { happenedAt: happened }, { person, breakGlass: false, happenedAt: added }],
    );
    assert.equal(entries[2]?.at, time.clock());
  });

  test('a council whose record cannot be written keeps no other waiting, and its failure shows', async () => {
    await killed(account(cutOff(database())));
    await killed(deliverAllOwed(cutOff(database(), ['glenoran']), time.clock));
    assert.deepEqual(await owedTo(database(), 'strathinver'), []);
    assert.deepEqual(await owedTo(database(), 'glenoran'), ['account.added']);
    assert.equal(await deliverAllOwed(database(), time.clock), 1);
  });

  test('a delivery that fails midway takes nothing away', async () => {
    await oweNumbered(database(), 'strathinver', [1, 2, 3], time.clock());
    let asked = 0;
    const failing = () => {
      asked += 1;
      if (asked === 3) throw new Error('no clock');
      return time.clock();
    };
    await assert.rejects(deliverOwed(database(), failing, 'strathinver'), /no clock/);
    assert.equal((await owedTo(database(), 'strathinver')).length, 3);
    assert.deepEqual(await subjectsAfter(database(), 'strathinver', ends.strathinver), []);
    await deliverOwed(database(), time.clock, 'strathinver');
    assert.deepEqual(await subjectsAfter(database(), 'strathinver', ends.strathinver), ['1', '2', '3']);
  });

  test('the database lets nobody take away what is owed without appending it to the record', async () => {
    await oweNumbered(database(), 'strathinver', [1, 2], time.clock());
    const taking = (appended: readonly string[]) =>
      database().write({ council: 'strathinver' }, async (tx) => {
        await sql`delete from entry_owed`.execute(tx);
        const at = await instantOfWrite(tx, time.clock);
        for (const subject of appended)
          await appendToRecord(tx, { at, actor: A_TEST, action: 'sign-in.ended', subject });
      });
    for (const appended of [[], ['1'], ['2', '3']])
      await assert.rejects(taking(appended), /taken away without its entry/, appended.join());
    assert.equal((await owedTo(database(), 'strathinver')).length, 2);
    await taking(['1', '2']);
    assert.deepEqual(await subjectsAfter(database(), 'strathinver', ends.strathinver), ['1', '2']);
    // An entry of an earlier transaction is none of this one's.
    await oweNumbered(database(), 'strathinver', [1], time.clock());
    await assert.rejects(taking([]), /taken away without its entry/);
    await deliverOwed(database(), time.clock, 'strathinver');
  });

  test('what is owed is in a backup, and is delivered after it was restored; new debts come after it', async () => {
    await oweNumbered(database(), 'strathinver', [1, 2], time.clock());
    const [path, directory] = [join(folder, `${kind}-whole`), join(folder, `${kind}-restored`)];
    await backUp(database(), path);
    await restoreEmbedded(path, directory, await embeddedTemplate(MIGRATIONS));
    const restored = await openEmbedded({ directory, migrations: MIGRATIONS });
    try {
      await oweNumbered(restored, 'strathinver', [3], time.clock());
      assert.equal(await deliverAllOwed(restored, time.clock), 3);
      assert.deepEqual(await subjectsAfter(restored, 'strathinver', ends.strathinver), ['1', '2', '3']);
      assert.equal((await verifyDatabase(restored)).breaks.length, 0);
    } finally {
      await restored.close();
    }
    await deliverAllOwed(database(), time.clock);
  });

  test("a council's own export holds what it is owed, and nothing that another is", async () => {
    await oweNumbered(database(), 'strathinver', [1], time.clock());
    await oweNumbered(database(), 'glenoran', [2], time.clock());
    const path = join(folder, `${kind}-export`);
    await backUp(database(), path, 'strathinver');
    const owed = linesIn(await readFile(path)).filter((line) => line.includes('"happened_at"'));
    assert.deepEqual(
      owed.map((line) => (JSON.parse(line) as { subject: string }).subject),
      ['1'],
    );
    await deliverAllOwed(database(), time.clock);
  });
});

const killedAndStartedAgain = async ({ serve, end }: Owned): Promise<void> => {
  const clock = () => '2027-01-04T09:00:00.000Z';
  try {
    await serve(MIGRATIONS, async (database) => {
      await writeEntry(database, 'strathinver', 'begun');
      const people = madePeople({ 'P-1': [hat('CLERK', ['clerk'])] });
      const dying = signInContext(cutOff(database), clock, people);
      await assert.rejects(endAllOf(dying, 'P-1', A_TEST), /killed/);
    });
    await serve(MIGRATIONS, async (database) => {
      const given = { database, clock, log: SILENT_LOG };
      const jobs = allJobs({ ...given, config: { BACKUP_FOLDER: undefined, BACKUP_KEEP: 1 } });
      const running = startJobs({ ...given, jobs, lookEveryMs: 10 });
      while ((await entriesAfter(database, 'strathinver', 1)).length === 0) await wait(10);
      await running.close();
      assert.deepEqual(
        (await entriesAfter(database, 'strathinver', 1)).map(({ action }) => action),
        ['sign-in.ended-by-other'],
      );
    });
  } finally {
    await end();
  }
};

test(
  'a process that is started again delivers at once what the one before left behind (embedded)',
  {
    timeout: 60_000,
  },
  async () => killedAndStartedAgain(await ownedEmbedded(MIGRATIONS)),
);

test(
  'a process that is started again delivers at once what the one before left behind (postgresql)',
  {
    timeout: 60_000,
    skip: withoutPostgres,
  },
  async () => killedAndStartedAgain(await ownedPostgres(MIGRATIONS)),
);

test('of two processes that deliver at the same time each entry comes into the record once, in its order', {
  skip: withoutPostgres,
}, async () => {
  const { drop, ...addresses } = await createPostgres();
  const processes = [
    await openPostgres({ ...addresses, migrations: MIGRATIONS }),
    await openPostgres({ ...addresses, migrations: MIGRATIONS }),
  ] as const;
  const [one] = processes;
  const clock = () => new Date().toISOString();
  try {
    await writeEntry(one, 'strathinver', 'begun');
    await writeEntry(one, 'glenoran', 'begun');
    for (const council of ['strathinver', 'glenoran']) await oweNumbered(one, council, range(1, 40), clock());
    // Both again and again, while more is owed by both.
    const busy = processes.map(async (database, index) => {
      let delivered = 0;
      for (let round = 0; round < 10; round += 1) {
        await oweNumbered(database, 'strathinver', [100 + round * 2 + index], clock());
        delivered += await deliverAllOwed(database, clock);
      }
      return delivered;
    });
    const delivered = await Promise.all(busy);
    assert.equal((delivered[0] ?? 0) + (delivered[1] ?? 0), 100);
    const subjects = (await subjectsAfter(one, 'strathinver', 1)).map(Number);
    assert.deepEqual(subjects.slice(0, 40), range(1, 40));
    assert.deepEqual([...subjects.slice(40)].sort(), range(100, 119));
    for (const parity of [0, 1]) {
      const own = subjects.slice(40).filter((number) => number % 2 === parity);
      assert.deepEqual(own, [...own].sort());
    }
    assert.deepEqual((await subjectsAfter(one, 'glenoran', 1)).map(Number), range(1, 40));
    assert.equal((await verifyDatabase(one)).breaks.length, 0);
  } finally {
    for (const database of processes) await database.close();
    await drop();
  }
});
