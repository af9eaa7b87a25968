import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { dayOf, daysAfter, endOfDay } from '../kernel/index.ts';
import { aggregateAt, type Stay } from './aggregate.ts';
import { countsDay } from './calendar.ts';
import { deadlineOf } from './deadline.ts';
import { ruleInForce } from './in-force.ts';
import { minutesAfter, readMoment, sayLocal } from './moment.ts';
import type { ClockRule } from './rule.ts';
import { madeCalendar, madeRule } from './testing/made-rule.ts';

const aDay = fc.integer({ min: 0, max: 500 }).map((n) => daysAfter('2026-01-01', n));
const aMinute = fc.integer({ min: 0, max: 700 * 1440 }).map((n) => minutesAfter('2026-01-01T00:00:00.000Z', n));
const closed = fc.uniqueArray(aDay, { maxLength: 60 });
const aRule: fc.Arbitrary<ClockRule> = fc
  .record({
    unit: fc.constantFrom('hours', 'calendar-days', 'working-days', 'weeks', 'months', 'years') as fc.Arbitrary<
      ClockRule['unit']
    >,
    count: fc.integer({ min: 1, max: 12 }),
    counting: fc.constantFrom('inclusive', 'exclusive') as fc.Arbitrary<ClockRule['counting']>,
    rolls: fc.constantFrom(null, 'next-working-day') as fc.Arbitrary<ClockRule['rolls']>,
  })
  .map(({ unit, counting, rolls, count }) =>
    madeRule({
      unit,
      count: unit === 'years' ? 1 : count,
      counting: unit === 'hours' ? 'instant' : counting,
      rolls: unit === 'hours' ? null : rolls,
      calendar: 'A',
    }),
  );

test('a later trigger is never due earlier', () => {
  fc.assert(
    fc.property(aRule, aMinute, aMinute, closed, (rule, one, other, days) => {
      const calendars = new Map([['A', madeCalendar('A', days)]]);
      const [first = '', second = ''] = [one, other].sort();
      const dues = [first, second].map((at) => deadlineOf(rule, { day: dayOf(at), at }, calendars).due);
      const [a, b] = dues;
      if (a?.kind !== 'unknown' && b?.kind !== 'unknown') assert.ok((a?.at ?? '') <= (b?.at ?? ''));
      // What cannot be known of a day cannot be known of a later one: the calendar ends.
      else if (a?.kind === 'unknown') assert.equal(b?.kind, 'unknown');
    }),
    { numRuns: 500 },
  );
});

test('nothing counted in working days, or moved to one, is due on a day that the calendar excludes', () => {
  fc.assert(
    fc.property(aRule, aDay, closed, (rule, day, days) => {
      const calendar = madeCalendar('A', days);
      const { due } = deadlineOf(rule, { day, at: null }, new Map([['A', calendar]]));
      if (due.kind !== 'day' || (rule.unit !== 'working-days' && rule.rolls === null)) return;
      assert.equal(countsDay(calendar, due.day), true, due.day);
    }),
    { numRuns: 500 },
  );
});

test('a version is in force exactly from its first day to the day before its last', () => {
  fc.assert(
    fc.property(fc.uniqueArray(aDay, { minLength: 1, maxLength: 5 }), aDay, (turns, day) => {
      const sorted = turns.toSorted();
      const rules = sorted.map((from, index) =>
        madeRule({ version: index + 1, effectiveFrom: from, effectiveTo: sorted[index + 1] ?? null }),
      );
      // The days on which one version follows another are those that are got wrong.
      for (const asked of [day, ...sorted, ...sorted.map((from) => daysAfter(from, -1))]) {
        const found = ruleInForce(rules, 'SEC-01', asked);
        assert.equal('code' in found ? 0 : found.version, sorted.filter((from) => from <= asked).length, asked);
      }
    }),
  );
});

test('a time of the clocks read back is the same minute, even in the hour that comes twice', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        aMinute,
        fc.integer({ min: 0, max: 240 }).map((n) => minutesAfter('2026-10-24T23:00:00.000Z', n)),
      ),
      (at) => {
        assert.deepEqual(readMoment(sayLocal(at)), { day: dayOf(at), at });
      },
    ),
    { numRuns: 500 },
  );
});

// Minute by minute, and date by date: no sums of stretches.
const bruteForce = (stays: readonly Stay[], at: string, days: number): number => {
  const from = endOfDay(daysAfter(dayOf(at), -days));
  let used = 0;
  for (let minute = from; minute < at; minute = minutesAfter(minute, 1)) {
    if (stays.some((stay) => stay.counts && minute >= stay.from && (stay.to === null || minute < stay.to))) used += 1;
  }
  return used;
};

// Around the Sundays on which the clocks change, in stretches of up to some forty hours.
const stays = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 8 * 1440 }), fc.integer({ min: 0, max: 2400 }), fc.boolean()), {
    minLength: 1,
    maxLength: 5,
  })
  .chain((made) =>
    fc.constantFrom('2026-03-25T13:07:00.000Z', '2026-10-21T22:41:00.000Z').map((base): Stay[] => {
      const told = made.map(([from, length, counts]) => ({
        from: minutesAfter(base, from),
        to: minutesAfter(base, from + length),
        counts,
      }));
      const latest = told.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1);
      return told.map((stay) => (stay === latest ? { ...stay, to: null, counts: true } : stay));
    }),
  );

test('an aggregate is what counting every minute gives, and is reached at the minute that counting finds', () => {
  fc.assert(
    fc.property(stays, fc.constantFrom(3, 5, 28), (told, days) => {
      const allowance = { minutes: 1500, days };
      const from = told.find(({ to }) => to === null)?.from ?? '';
      const later = minutesAfter(from, 777);
      assert.equal(aggregateAt(told, allowance, later).usedMinutes, bruteForce(told, later, days));
      const reached = aggregateAt(told, allowance, from).reachesAt ?? '';
      assert.ok(bruteForce(told, reached, days) >= allowance.minutes, 'reached too early');
      if (reached > from)
        assert.ok(bruteForce(told, minutesAfter(reached, -1), days) < allowance.minutes, 'reached too late');
    }),
    { numRuns: 15 },
  );
});
