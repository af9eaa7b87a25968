import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';
import { sql } from 'kysely';

import { type Due, isWithin, minutesAfter, overFrom } from '../../src/clocks/index.ts';
import { standOf } from '../../src/features/registers/counts/verdict-sql.ts';
import { withoutNulls } from '../../src/features/registers/entry/stored.ts';
import { dayOf, daysAfter, endOfDay } from '../../src/kernel/index.ts';
import { forEachDatabase } from '../support/databases.ts';

// A few days about the hour that comes twice, so that times and days often meet.
const aDay = fc.integer({ min: 0, max: 4 }).map((n) => daysAfter('2026-10-23', n));
const anInstant = fc.integer({ min: 0, max: 4 * 48 }).map((n) => minutesAfter('2026-10-23T00:00:00.000Z', n * 30));
const aDue: fc.Arbitrary<Due> = fc.oneof(
  aDay.map((day): Due => ({ kind: 'day', day, at: endOfDay(day) })),
  anInstant.map((at): Due => ({ kind: 'instant', at })),
  fc.constant<Due>({ kind: 'unknown', code: 'holidays-not-loaded', words: 'not loaded' }),
);
// To the minute, within the minute after, or by the day alone; null: not at all.
const aMoment = fc.option(
  fc.oneof(
    anInstant.map((at) => ({ at, day: dayOf(at) })),
    anInstant.map((at) => ({ at: minutesAfter(at, 1), day: dayOf(minutesAfter(at, 1)) })),
    aDay.map((day) => ({ at: null, day })),
  ),
);
const aClock = fc
  .record({ due: aDue, lawDue: aDue, met: aMoment, stop: aMoment, stopped: fc.constantFrom(null, 'paused', 'stopped') })
  .map(({ met, stop, stopped, ...dues }) => ({
    ...dues,
    metAt: met?.at ?? null,
    metDay: met?.day ?? null,
    stopped: stopped === 'stopped' && stop === null ? null : stopped,
    stoppedAt: stopped === 'stopped' ? (stop?.at ?? null) : null,
    stoppedDay: stopped === 'stopped' ? (stop?.day ?? null) : null,
  }));
type Clock = typeof aClock extends fc.Arbitrary<infer One> ? One : never;

const earlierOf = ({ due, lawDue }: Clock): Due =>
  lawDue.kind !== 'unknown' && due.kind !== 'unknown' && lawDue.at < due.at ? lawDue : due;

/** What counts say of one clock, by the one function that judges what is in time. */
const verdictOf = (clock: Clock, asAt: string): string => {
  const { due, metAt, metDay, stopped, stoppedAt, stoppedDay } = clock;
  const stoppedLate = isWithin(due, { at: stoppedAt, day: stoppedDay }) === false;
  if (stopped === 'stopped' && !stoppedLate) return 'none';
  const over = overFrom(due);
  if (over === null) return 'unknown';
  if (metDay === null) return stopped !== 'paused' && over <= asAt ? 'late' : 'running';
  const [byFirst, byOwn] = [earlierOf(clock), due].map((each) => isWithin(each, { at: metAt, day: metDay }));
  if (byFirst === true) return 'kept';
  if (byOwn === false) return 'late';
  return byOwn === null || byFirst === null ? 'unknown' : 'agreed';
};

await forEachDatabase('what is in time', ({ database }) => {
  test('is judged in the database as it is judged everywhere else', async () => {
    const asAt = '2026-10-25T12:00:00.000Z';
    const clocks = fc.sample(aClock, { numRuns: 3000, seed: 20_261_123 });
    const stored = JSON.stringify(
      clocks.map((clock) => [withoutNulls({ ...clock, rule: 'A-01', triggerDay: '2026-10-23' })]),
    );
    const judged = await database().read({ council: null }, async (tx) => {
      const { rows } = await sql<{ verdict: string }>`
        select ${standOf(['A-01'], [], asAt)} as verdict from jsonb_array_elements(${stored}::jsonb) with ordinality as each(clocks, place)
          order by place`.execute(tx);
      // Of an entry with no other clock, nobody can tell how it stands where this one ran for nothing.
      return rows.map(({ verdict }) =>
        verdict === 'unknown:none of its clocks ever ran' ? 'none' : verdict.replace(/^unknown:.*/, 'unknown'),
      );
    });
    assert.equal(judged.length, clocks.length);
    for (const [index, clock] of clocks.entries())
      assert.equal(judged[index], verdictOf(clock, asAt), JSON.stringify(clock));
    // Each answer is among them.
    assert.deepEqual([...new Set(judged)].sort(), ['agreed', 'kept', 'late', 'none', 'running', 'unknown']);
  });
});
