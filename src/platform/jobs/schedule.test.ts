import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { nextDue, nextTry } from './schedule.ts';

test('work of every day is due at its hour, today or tomorrow', () => {
  assert.equal(nextDue({ dailyAt: '02:30' }, '2026-11-22T02:29:59.999Z'), '2026-11-22T02:30:00.000Z');
  assert.equal(nextDue({ dailyAt: '02:30' }, '2026-11-22T02:30:00.000Z'), '2026-11-23T02:30:00.000Z');
  assert.equal(nextDue({ dailyAt: '02:30' }, '2026-12-31T23:00:00.000Z'), '2027-01-01T02:30:00.000Z');
});

test('work of every hour is due on the hour', () => {
  assert.equal(nextDue({ everyMinutes: 60 }, '2026-11-22T02:00:00.000Z'), '2026-11-22T03:00:00.000Z');
  assert.equal(nextDue({ everyMinutes: 60 }, '2026-11-22T02:59:59.999Z'), '2026-11-22T03:00:00.000Z');
});

test('work is always due later than now, and within its step', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 1440 }),
      (now, everyMinutes) => {
        const wait = Date.parse(nextDue({ everyMinutes }, now.toISOString())) - now.getTime();
        assert.ok(wait > 0 && wait <= everyMinutes * 60_000);
        const day = Date.parse(nextDue({ dailyAt: '23:59' }, now.toISOString())) - now.getTime();
        assert.ok(day > 0 && day <= 86_400_000);
      },
    ),
  );
});

test('failing work waits longer each time, an hour at most', () => {
  const waits = [1, 2, 3, 7, 8, 50].map(
    (attempt) =>
      (Date.parse(nextTry(attempt, '2026-01-01T00:00:00.000Z')) - Date.parse('2026-01-01T00:00:00.000Z')) / 60_000,
  );
  assert.deepEqual(waits, [1, 2, 4, 60, 60, 60]);
});
