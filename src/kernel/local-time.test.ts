import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

import { dayOf, daysAfter, daysBetween, instantAt, monthsAfter, readDay, timeOf } from './local-time.ts';

test('the day changes at midnight in Scotland, in summer an hour before it does in UTC', () => {
  assert.equal(dayOf('2026-06-30T22:59:59.999Z'), '2026-06-30');
  assert.equal(dayOf('2026-06-30T23:00:00.000Z'), '2026-07-01');
  assert.equal(dayOf('2026-12-31T23:59:59.999Z'), '2026-12-31');
  assert.equal(timeOf('2026-06-30T23:05:59.000Z'), '00:05');
});

test('a time on a day is one moment: none where clocks leave it out, the first where they show it twice', () => {
  assert.equal(instantAt('2026-07-01', '00:00'), '2026-06-30T23:00:00.000Z');
  assert.equal(instantAt('2026-03-29', '00:59'), '2026-03-29T00:59:00.000Z');
  assert.equal(instantAt('2026-03-29', '01:30'), null);
  assert.equal(instantAt('2026-03-29', '02:00'), '2026-03-29T01:00:00.000Z');
  assert.equal(instantAt('2026-10-25', '01:30'), '2026-10-25T00:30:00.000Z');
  for (const [day, time] of [
    ['2026-02-29', '09:00'],
    ['2026-02-28', '24:00'],
    ['2026-02-28', '9:00'],
    ['', ''],
  ] as const)
    assert.equal(instantAt(day, time), null, `${day} ${time}`);
});

test('a day that does not exist is none', () => {
  assert.equal(readDay('2028-02-29'), '2028-02-29');
  for (const text of ['0000-12-31', '2026-02-29', '2026-13-01', '2026-1-1', '20260101', 'today', ''])
    assert.equal(readDay(text), null);
});

test('months keep the time of day across the change of clocks, and end with the month', () => {
  assert.equal(monthsAfter('2026-02-01T09:00:00.000Z', 6), '2026-08-01T08:00:00.000Z');
  assert.equal(monthsAfter('2027-02-28T09:00:00.000Z', 12), '2028-02-28T09:00:00.000Z');
  assert.equal(monthsAfter('2026-08-31T08:00:00.000Z', 1), '2026-09-30T08:00:00.000Z');
  assert.equal(daysAfter('2026-03-01', -1), '2026-02-28');
});

test('a moment said in day and time is found again, to the minute, outside the hour that comes twice', () => {
  const minutes = fc.integer({ min: 0, max: 60 * 24 * 365 * 40 });
  fc.assert(
    fc.property(minutes, (after) => {
      const instant = new Date(Date.UTC(2000, 0, 1) + after * 60_000).toISOString();
      const found = instantAt(dayOf(instant), timeOf(instant));
      assert.ok(found === instant || found === new Date(Date.parse(instant) - 3_600_000).toISOString());
    }),
  );
});

test('days between two days are counted over leap days and changes of the clocks', () => {
  // The clocks went forward on 29 March and go back on 25 October 2026.
  assert.equal(daysBetween('2026-03-28', '2026-03-30'), 2);
  assert.equal(daysBetween('2026-10-24', '2026-10-26'), 2);
  assert.equal(daysBetween('2024-02-28', '2024-03-01'), 2);
  assert.equal(daysBetween('2026-11-22', '2026-11-15'), -7);
});

test('what is counted quickly is what the calendar says', () => {
  // From 1960, so that the years before 1972 are among them, in which clocks had other rules; hours twice, so that what is remembered is asked for too.
  const moment = fc.integer({ min: Date.UTC(1960, 0, 1), max: Date.UTC(2100, 0, 1) });
  const said = (instant: string): string =>
    Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London').toPlainDate().toString();
  fc.assert(
    fc.property(moment, fc.integer({ min: -40_000, max: 40_000 }), (at, count) => {
      for (const near of [at, at - (at % 3_600_000), at - (at % 3_600_000) + 3_599_999]) {
        const instant = new Date(near).toISOString();
        assert.equal(dayOf(instant), said(instant));
      }
      const day = new Date(at).toISOString().slice(0, 10);
      assert.equal(daysAfter(day, count), Temporal.PlainDate.from(day).add({ days: count }).toString());
    }),
    { numRuns: 2_000 },
  );
  for (const [day, count] of [
    ['2026-02-30', 0],
    ['2026-13-01', 1],
    ['today', 1],
    ['', 1],
    ['2026-11-22', 0.5],
  ] as const)
    assert.throws(() => daysAfter(day, count), RangeError, day);
  assert.equal(dayOf('2031-11-22T10:00:00.000Z'), '2031-11-22');
  for (const text of ['2026-11-22', 'today', '', '2026-11-22T25:00:00.000Z', '2031-11-22T10:99:99.999Z'])
    assert.throws(() => dayOf(text), RangeError, text);
});
