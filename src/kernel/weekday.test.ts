import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayOfWeek, daysAfter, nameOfWeekday, twelveMonthsTo, weekdayIn } from './index.ts';

test('days of the week are those of the calendar', () => {
  assert.deepEqual(
    ['2024-02-29', '2026-11-22', '2026-11-23'].map((day) => [dayOfWeek(day), nameOfWeekday(day)]),
    [
      [4, 'Thursday'],
      [7, 'Sunday'],
      [1, 'Monday'],
    ],
  );
});
test('the second Tuesday, the last Friday, and a month of five Thursdays', () => {
  assert.equal(weekdayIn('2026-11-22', 0, 2, 2), '2026-11-10');
  assert.equal(weekdayIn('2026-11-22', 1, 2, 2), '2026-12-08');
  assert.equal(weekdayIn('2026-11-22', 2, 5, 'last'), '2027-01-29');
  assert.equal(weekdayIn('2023-12-31', 2, 4, 'last'), '2024-02-29');
  assert.equal(weekdayIn('2026-10-01', 0, 4, 'last'), '2026-10-29');
  assert.equal(weekdayIn('2026-02-01', 0, 7, 'last'), '2026-02-22');
});
test('whatever the month, the nth weekday is that weekday, and the last has none after it in its month', () => {
  const day = fc.integer({ min: 0, max: 40_000 }).map((days) => daysAfter('2000-01-01', days));
  const nth = fc.constantFrom(1, 2, 3, 4, 'last') as fc.Arbitrary<1 | 2 | 3 | 4 | 'last'>;
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 7 }),
      nth,
      (from, months, weekday, n) => {
        const found = weekdayIn(from, months, weekday, n);
        const since = Number(found.slice(0, 4)) * 12 + Number(found.slice(5, 7));
        assert.equal(since - Number(from.slice(0, 4)) * 12 - Number(from.slice(5, 7)), months);
        assert.equal(dayOfWeek(found), weekday);
        if (n === 'last') assert.notEqual(daysAfter(found, 7).slice(0, 7), found.slice(0, 7));
        else assert.equal(Math.ceil(Number(found.slice(8)) / 7), n);
      },
    ),
    { numRuns: 2000 },
  );
});
test('the twelve months to a day begin on the day after that of the year before', () => {
  assert.equal(twelveMonthsTo('2026-11-22'), '2025-11-23');
  assert.equal(twelveMonthsTo('2024-02-29'), '2023-03-01');
  assert.equal(twelveMonthsTo('2025-02-28'), '2024-02-29');
});
