import assert from 'node:assert/strict';
import { test } from 'node:test';

import { answer, facts, mechanism, occurrence, schedule } from './example-facts.ts';
import { costsFrom, medianOf } from './telemetry.ts';

test('the median is the middle, or between the two in the middle', () => {
  assert.equal(medianOf([]), null);
  assert.equal(medianOf([5]), 5);
  assert.equal(medianOf([9, 1, 3]), 3);
  assert.equal(medianOf([9, 1, 3, 4]), 3.5);
  assert.equal(medianOf([-2, 10]), 4);
});

test('what asking cost a post: owed, in time, late, never, and how long it took', () => {
  const DAYS = ['2026-01-21', '2026-04-21', '2026-07-21', '2026-10-21'] as const;
  const costs = costsFrom(
    facts({
      mechanisms: [mechanism('M1', 'dataset'), mechanism('M2', 'audit'), mechanism('M3', 'audit', { sameAs: 'M1' })],
      schedules: [schedule('M1', 'quarterly'), schedule('M2', 'ended')],
      leads: [
        { mechanism: 'M1', fromDay: '', posts: ['LEAD', 'OTHER'] },
        { mechanism: 'M2', fromDay: '', posts: ['THIRD'] },
      ],
      occurrences: [
        ...DAYS.map((day) => occurrence('M1', day)),
        occurrence('M2', '2026-05-01', { owner: 'OTHER', state: 'waived', reason: 'None' }),
        occurrence('M2', '2026-06-01', { owner: 'OTHER' }),
        occurrence('M2', '2025-06-01', { owner: 'OTHER' }),
      ],
      answers: [
        answer('M1', '2026-01-21', '2026-01-11', { seconds: 60 }),
        answer('M1', '2026-04-21', '2026-04-21', { seconds: null }),
        answer('M1', '2026-07-21', '2026-07-24', { seconds: 180 }),
      ],
    }),
    new Map(),
    ['FOURTH'],
  );
  assert.deepEqual(costs, [
    {
      post: 'FOURTH',
      owed: 0,
      inTime: 0,
      late: 0,
      never: 0,
      daysBefore: null,
      seconds: null,
      leads: 0,
    },
    // 10 days before, on the day, 3 days after: the middle is on the day.
    {
      post: 'LEAD',
      owed: 4,
      inTime: 2,
      late: 1,
      never: 1,
      daysBefore: 0,
      seconds: 120,
      leads: 1,
    },
    {
      post: 'OTHER',
      owed: 1,
      inTime: 0,
      late: 0,
      never: 1,
      daysBefore: null,
      seconds: null,
      leads: 0,
    },
  ]);
});

test('what came in time is credited to the post that answered, late and never to the one that owed it on the day', () => {
  const costs = costsFrom(
    facts({
      mechanisms: [mechanism('M1', 'dataset')],
      schedules: [schedule('M1', 'quarterly')],
      leads: [{ mechanism: 'M1', fromDay: '', posts: ['NEW'] }],
      // All of them were given to NEW since.
      occurrences: ['2026-01-21', '2026-04-21', '2026-07-21', '2026-10-21'].map((day) =>
        occurrence('M1', day, { owner: 'NEW' }),
      ),
      answers: [
        answer('M1', '2026-01-21', '2026-01-11', { seconds: 60, post: 'DEPUTE' }),
        answer('M1', '2026-04-21', '2026-04-20', { seconds: 30, post: null }),
        answer('M1', '2026-07-21', '2026-07-24', { seconds: 180, post: 'NEW' }),
      ],
    }),
    new Map(['2026-01-21', '2026-04-21', '2026-07-21', '2026-10-21'].map((day) => [`M1/${day}`, 'OLD'])),
  );
  const told = costs.map(({ post, owed, inTime, late, never, daysBefore, seconds }) => [
    post,
    [owed, inTime, late, never],
    daysBefore,
    seconds,
  ]);
  assert.deepEqual(told, [
    ['DEPUTE', [1, 1, 0, 0], 10, 60],
    ['NEW', [0, 0, 0, 0], null, 180],
    // One day before and three days after: the middle is one day after.
    ['OLD', [3, 1, 1, 1], -1, 30],
  ]);
});
