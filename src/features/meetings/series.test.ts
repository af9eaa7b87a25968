import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import { dayOfWeek, daysAfter } from '../../kernel/index.ts';
import { daysOfSeries, MOST_IN_SERIES, RHYTHMS, type Rhythm } from './series.ts';

test('each rhythm over half a year', () => {
  const from = (rhythm: Rhythm) => daysOfSeries('2026-01-13', rhythm, '2026-06-30');
  assert.deepEqual(from('monthly'), [
    '2026-01-13',
    '2026-02-10',
    '2026-03-10',
    '2026-04-14',
    '2026-05-12',
    '2026-06-09',
  ]);
  assert.deepEqual(from('two-monthly'), ['2026-01-13', '2026-03-10', '2026-05-12']);
  assert.deepEqual(from('quarterly'), ['2026-01-13', '2026-04-14']);
  assert.deepEqual(from('four-weekly'), [
    '2026-01-13',
    '2026-02-10',
    '2026-03-10',
    '2026-04-07',
    '2026-05-05',
    '2026-06-02',
    '2026-06-30',
  ]);
  assert.deepEqual(from('two-weekly').slice(0, 3), ['2026-01-13', '2026-01-27', '2026-02-10']);
  assert.deepEqual(daysOfSeries('2026-03-24', 'weekly', '2026-04-07'), ['2026-03-24', '2026-03-31', '2026-04-07']);
});

test('a fifth weekday becomes the last one of each month', () => {
  assert.deepEqual(daysOfSeries('2026-01-29', 'monthly', '2026-04-30'), [
    '2026-01-29',
    '2026-02-26',
    '2026-03-26',
    '2026-04-30',
  ]);
});

test('one day alone, none where the last comes first, and one more than the most where there are too many', () => {
  assert.deepEqual(daysOfSeries('2026-01-13', 'monthly', '2026-01-13'), ['2026-01-13']);
  assert.deepEqual(daysOfSeries('2026-01-13', 'monthly', '2026-01-12'), []);
  assert.equal(daysOfSeries('2026-01-13', 'weekly', '2036-01-01').length, MOST_IN_SERIES + 1);
});

test('any series begins on its first day, keeps its weekday, goes forward and stays within its days', () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((days) => daysAfter('2010-01-01', days));
  const rhythm = fc.constantFrom(...(Object.keys(RHYTHMS) as Rhythm[]));
  fc.assert(
    fc.property(day, rhythm, fc.integer({ min: 0, max: 800 }), (first, how, length) => {
      const last = daysAfter(first, length);
      const days = daysOfSeries(first, how, last);
      assert.equal(days[0], first);
      days.forEach((each, index) => {
        assert.equal(dayOfWeek(each), dayOfWeek(first));
        assert.ok(each <= last);
        const before = days[index - 1];
        if (before !== undefined) assert.ok(each > before);
      });
    }),
    { numRuns: 1000 },
  );
});
