import assert from 'node:assert/strict';
import { test } from 'node:test';

import { daysBetween } from '../../kernel/index.ts';
import { sayByWhen, sayDistance } from './distance.ts';

const NOW = '2026-11-22T10:00:00.000Z';

test('how far off a day is, counted in days of Scotland', () => {
  const say = (dueOn: string, now = NOW) => sayDistance({ state: 'open', dueOn, cause: null }, now);
  assert.equal(say('2026-11-20'), '2 days late');
  assert.equal(say('2026-11-21'), '1 day late');
  assert.equal(say('2026-11-22'), 'today');
  assert.equal(say('2026-11-23'), 'tomorrow');
  assert.equal(say('2026-12-01'), 'in 9 days');
  // A quarter past midnight in summer is still the day before in UTC.
  assert.equal(say('2026-07-01', '2026-06-30T23:15:00.000Z'), 'today');
  assert.equal(sayDistance({ state: 'met', dueOn: '2026-11-01', cause: null }, NOW), '');
  // Over both changes of the clocks.
  assert.equal(daysBetween('2026-03-28', '2026-10-26'), 212);
});

test('what is owed at once has no last day to be far from, and is never late', () => {
  const owed = { state: 'open', dueOn: '2026-11-20', cause: 'at-once:SEC-10.-.3' } as const;
  assert.equal(sayDistance(owed, NOW), '');
  assert.equal(sayByWhen(owed), 'At once, since 20 November 2026');
  assert.equal(sayByWhen({ ...owed, cause: 'clock:SEC-06.-.3' }), '20 November 2026');
});
