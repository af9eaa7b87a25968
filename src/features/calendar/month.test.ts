import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import { dayOfWeek } from '../../kernel/index.ts';
import { daysOf, monthsOn, readMonth, weeksOf } from './month.ts';

test('a month is laid out from Monday to Sunday', () => {
  // The printed calendar of February 2027 begins on a Monday and has four whole weeks; November 2026 begins on a Sunday.
  assert.deepEqual(
    weeksOf('2027-02').map((week) => week.map((day) => (day === null ? '' : Number(day.slice(8))))),
    [
      [1, 2, 3, 4, 5, 6, 7],
      [8, 9, 10, 11, 12, 13, 14],
      [15, 16, 17, 18, 19, 20, 21],
      [22, 23, 24, 25, 26, 27, 28],
    ],
  );
  const november = weeksOf('2026-11');
  assert.equal(november.length, 6);
  assert.deepEqual(november[0], [null, null, null, null, null, null, '2026-11-01']);
  assert.deepEqual(november[5], ['2026-11-30', null, null, null, null, null, null]);
  assert.deepEqual(daysOf('2028-02'), { first: '2028-02-01', last: '2028-02-29' });
});

test('months before and after cross the years', () => {
  assert.equal(monthsOn('2026-12', 1), '2027-01');
  assert.equal(monthsOn('2027-01', -1), '2026-12');
  assert.equal(monthsOn('2026-11', -23), '2024-12');
  for (const bad of ['2026-13', '2026-00', '2026-1', '26-01', '', '1899-12', '2201-01', '2026-11-01'])
    assert.equal(readMonth(bad), null, bad);
  assert.equal(readMonth('2026-11'), '2026-11');
});

test('every day of a month stands in it once, in its order and under its weekday', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 1, max: 12 }), (year, number) => {
      const month = `${year}-${String(number).padStart(2, '0')}`;
      const days = weeksOf(month).flat();
      const present = days.filter((day) => day !== null);
      // Day 0 of the next month is the last of this one.
      const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
      assert.deepEqual(
        present,
        Array.from({ length: last }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`),
      );
      for (const week of weeksOf(month)) {
        assert.equal(week.length, 7);
        week.forEach((day, place) => {
          if (day !== null) assert.equal(dayOfWeek(day), place + 1);
        });
        assert.ok(week.some((day) => day !== null));
      }
    }),
  );
});
