import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readAsked } from './asked.ts';
import { occurrence, schedule } from './example-facts.ts';
import type { Schedule } from './facts.ts';
import type { Revision } from './raw.ts';

const said = (frequency: string, fromDay: string, knownAt: string): Revision<Schedule> => ({
  key: `M1 ${fromDay}`,
  value: schedule('M1', frequency, { fromDay, knownAt }),
  knownAt,
  withdrawn: false,
});

const SCHEDULES = [
  said('annual', '2025-04-01', '2025-03-01T09:00:00.000Z'),
  said('monthly', '2026-04-01', '2026-04-01T10:00:00.000Z'),
];

const frequencyOf = (from: string, madeAt: string, schedules = SCHEDULES): string | null => {
  const { frequency: _, ...kept } = occurrence('M1', '2026-05-10', { upTo: '2026-04-30' });
  const read = readAsked(schedules, [], new Map([[kept.code, madeAt]]));
  return read({ ...kept, from, meeting: null }, '2026-09-01T09:00:00.000Z').frequency;
};

test('an occurrence keeps the frequency that made it, whatever is said of the schedule afterwards', () => {
  assert.equal(frequencyOf('2026-03-31', '2026-04-02T05:00:00.000Z'), 'annual', 'its first day lies before the change');
  assert.equal(frequencyOf('2026-04-01', '2026-04-02T05:00:00.000Z'), 'monthly');
  // Laid at dawn by what was known at dawn; the change for the same day was typed at ten.
  assert.equal(frequencyOf('2026-04-01', '2026-04-01T05:00:00.000Z'), 'annual');
  // A newer pack says something else of the same day.
  const rewritten = [...SCHEDULES, said('quarterly', '2025-04-01', '2026-06-01T09:00:00.000Z')];
  assert.equal(frequencyOf('2025-04-01', '2025-04-01T05:00:00.000Z', rewritten), 'annual');
  assert.equal(frequencyOf('2025-03-31', '2025-04-01T05:00:00.000Z'), null, 'before the first schedule');
});

test('an answer on a meeting speaks of the day on which the meeting was to be held then', () => {
  const { frequency: _, ...kept } = occurrence('M1', '2026-05-08');
  const days = [
    { code: 'MT-2026-001', day: '2026-05-15', knownAt: '2026-04-01T09:00:00.000Z' },
    { code: 'MT-2026-001', day: '2026-05-22', knownAt: '2026-05-02T09:00:00.000Z' },
  ];
  const read = readAsked(SCHEDULES, days, new Map([[kept.code, '2026-04-17T05:00:00.000Z']]));
  const upTo = (knownAt: string, meeting: string | null = 'MT-2026-001') =>
    read({ ...kept, from: null, meeting }, knownAt).upTo;
  assert.equal(upTo('2026-05-01T05:00:00.000Z'), '2026-05-15');
  assert.equal(upTo('2026-05-03T05:00:00.000Z'), '2026-05-22');
  assert.equal(upTo('2026-05-03T05:00:00.000Z', null), '2026-05-08');
});
