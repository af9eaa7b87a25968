import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  dayOfWeek,
  daysAfter,
  isWorkingDay,
  nameOfWeekday,
  twelveMonthsTo,
  weekdayIn,
  workingDaysBetween,
  yearBefore,
} from './index.ts';

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

test('working days are counted as a calendar on the wall counts them', () => {
  // Sunday 22 November 2026.
  for (const [from, to, days] of [
    ['2026-11-22', '2026-11-23', 1],
    ['2026-11-22', '2026-11-25', 3],
    ['2026-11-20', '2026-11-23', 1],
    ['2026-11-20', '2026-11-22', 0],
    ['2026-11-23', '2026-11-23', 0],
    ['2026-11-23', '2026-11-30', 5],
    ['2026-11-23', '2026-11-20', 0],
    ['2026-12-24', '2027-01-04', 7],
  ] as const)
    assert.equal(workingDaysBetween(from, to), days, `${from} ${to}`);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 900 }), (start, length) => {
      const from = daysAfter('2024-01-01', start);
      let counted = 0;
      for (let day = 1; day <= length; day += 1) if (isWorkingDay(daysAfter(from, day))) counted += 1;
      assert.equal(workingDaysBetween(from, daysAfter(from, length)), counted);
    }),
  );
});

test('on any seven days that follow each other five are working days, and the other two are a Saturday and a Sunday', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
      const week = [0, 1, 2, 3, 4, 5, 6].map((on) => daysAfter('2000-01-01', days + on));
      assert.equal(workingDaysBetween(daysAfter(week[0] ?? '', -1), week[6] ?? ''), 5);
      const free = week.filter((day) => !isWorkingDay(day)).map(nameOfWeekday);
      assert.deepEqual(free.sort(), ['Saturday', 'Sunday']);
    }),
  );
});

test('a year before a leap day is the 28th', () => {
  assert.deepEqual(['2026-11-22', '2024-02-29', '2025-02-28'].map(yearBefore), [
    '2025-11-22',
    '2023-02-28',
    '2024-02-28',
  ]);
});
