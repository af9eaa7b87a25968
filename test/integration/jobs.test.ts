import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';

import { type Job, readJobs, startJobs } from '../../src/platform/jobs/index.ts';
import { SILENT_LOG } from '../../src/platform/log.ts';
import { forEachDatabase } from '../support/databases.ts';

const MINUTE = 60_000;

/** A clock that stands still until it is moved. */
const movedClock = (start: string) => {
  let now = Date.parse(start);
  return {
    clock: () => new Date(now).toISOString(),
    move: (milliseconds: number) => {
      now += milliseconds;
    },
  };
};

const until = async (what: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await what()) return;
    await wait(10);
  }
  throw new Error('It did not come to that');
};

await forEachDatabase('jobs', ({ database }) => {
  const given = (clock: () => string, jobs: readonly Job[]) => ({
    database: database(),
    clock,
    log: SILENT_LOG,
    jobs,
    lookEveryMs: 10,
    holdMs: 5 * MINUTE,
  });
  const stateOf = async (name: string) => (await readJobs(database())).find((job) => job.name === name);

  test('a job is done once when it falls due, whoever looks, and again the next time', async () => {
    const { clock, move } = movedClock('2026-11-22T10:00:00.000Z');
    let done = 0;
    const job: Job = {
      name: 'hourly',
      schedule: { everyMinutes: 60 },
      work: async () => {
        done += 1;
        await wait(30);
        return { done };
      },
    };
    const processes = [1, 2, 3].map(() => startJobs(given(clock, [job])));
    await until(async () => (await stateOf('hourly')) !== undefined);
    await wait(50);
    assert.equal(done, 0);
    move(60 * MINUTE);
    await until(async () => (await stateOf('hourly'))?.outcome === 'done');
    await wait(60);
    assert.equal(done, 1);
    assert.deepEqual(await stateOf('hourly'), {
      name: 'hourly',
      nextAt: '2026-11-22T12:00:00.000Z',
      attempt: 0,
      holder: null,
      startedAt: '2026-11-22T11:00:00.000Z',
      endedAt: '2026-11-22T11:00:00.000Z',
      outcome: 'done',
      detail: { done: 1 },
    });
    move(60 * MINUTE);
    await until(() => done === 2);
    await Promise.all(processes.map((one) => one.close()));
  });

  test('a job that is due as a process starts is done then, however often it comes round', async () => {
    const { clock, move } = movedClock('2026-11-22T10:00:00.000Z');
    let done = 0;
    const job: Job = {
      name: 'at-start',
      schedule: { dailyAt: '02:30' },
      atStart: true,
      work: async () => {
        done += 1;
        return { done };
      },
    };
    for (const times of [1, 2]) {
      const jobs = startJobs(given(clock, [job]));
      await until(async () => (await stateOf('at-start'))?.detail?.['done'] === times);
      assert.equal((await stateOf('at-start'))?.nextAt, '2026-11-23T02:30:00.000Z');
      await jobs.close();
      move(MINUTE);
    }
  });

  test('a job that fails is tried again, later each time, and its failure shows', async () => {
    const { clock, move } = movedClock('2026-11-22T02:29:00.000Z');
    let tries = 0;
    const job: Job = {
      name: 'nightly',
      schedule: { dailyAt: '02:30' },
      work: async () => {
        tries += 1;
        if (tries < 3) throw new Error('not yet');
        return {};
      },
    };
    const jobs = startJobs(given(clock, [job]));
    await until(async () => (await stateOf('nightly')) !== undefined);
    move(MINUTE);
    await until(async () => (await stateOf('nightly'))?.outcome === 'failed');
    assert.equal((await stateOf('nightly'))?.nextAt, '2026-11-22T02:31:00.000Z');
    move(MINUTE);
    await until(() => tries === 2);
    await until(async () => (await stateOf('nightly'))?.nextAt === '2026-11-22T02:33:00.000Z');
    move(2 * MINUTE);
    await until(async () => (await stateOf('nightly'))?.outcome === 'done');
    assert.equal((await stateOf('nightly'))?.nextAt, '2026-11-23T02:30:00.000Z');
    await jobs.close();
  });

  test('a job whose process died is taken up by another when its hold has run out, and not before', async () => {
    const { clock, move } = movedClock('2026-11-22T10:59:00.000Z');
    let begun = 0;
    const hangs: Job = {
      name: 'taken-up',
      schedule: { everyMinutes: 60 },
      work: async () => {
        begun += 1;
        await new Promise(() => undefined);
        return {};
      },
    };
    // Never closed and never heard of again (its hold is as long as the timer that renews it): as good as killed.
    startJobs({ ...given(clock, [hangs]), holdMs: 5 * MINUTE });
    await until(async () => (await stateOf('taken-up')) !== undefined);
    move(MINUTE);
    await until(() => begun === 1);
    let done = 0;
    const other = startJobs(
      given(clock, [
        {
          ...hangs,
          work: async () => {
            done += 1;
            return {};
          },
        },
      ]),
    );
    move(4 * MINUTE);
    await wait(60);
    assert.equal(done, 0);
    move(2 * MINUTE);
    await until(() => done === 1);
    await other.close();
    assert.equal((await stateOf('taken-up'))?.outcome, 'done');
  });

  test('a process that stops gives its job back, and the next process begins it at once', async () => {
    const { clock, move } = movedClock('2026-11-22T10:59:00.000Z');
    const job = (work: Job['work']): Job => ({ name: 'given-back', schedule: { everyMinutes: 60 }, work });
    let begun = 0;
    const first = startJobs(
      given(clock, [
        job(async (signal) => {
          begun += 1;
          await once(signal, 'abort');
          throw new Error('broken off');
        }),
      ]),
    );
    await until(async () => (await stateOf('given-back')) !== undefined);
    move(MINUTE);
    await until(() => begun === 1);
    await first.close();
    assert.deepEqual(
      [
        (await stateOf('given-back'))?.holder,
        (await stateOf('given-back'))?.attempt,
        (await stateOf('given-back'))?.outcome,
      ],
      [null, 0, null],
    );
    let done = 0;
    const second = startJobs(
      given(clock, [
        job(async () => {
          done += 1;
          return {};
        }),
      ]),
    );
    await until(() => done === 1);
    await second.close();
  });
});
