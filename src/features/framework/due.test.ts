import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Day } from '../../kernel/index.ts';
import { draftOfTile, tilesDue } from './due.ts';
import type { Schedule } from './mechanism.ts';
import { madeMechanism, madeSchedule as schedule } from './testing/made.ts';

const rules = (schedules: Schedule[], today: Day, coveredTo: Day | null = null): string[] => {
  const mechanism = madeMechanism(schedules);
  return tilesDue(mechanism, coveredTo, today).map((tile) => draftOfTile(mechanism, tile, today).rule);
};

test('a stretch that its frequency begins in the middle of is called short, and the next is not', () => {
  assert.deepEqual(rules([schedule('2026-01-05', 'quarterly')], '2026-04-01'), [
    'Every quarter: 5 January 2026 to 31 March 2026 (short: asked for in this way from 5 January 2026 on)',
    'Every quarter: 1 April 2026 to 30 June 2026',
  ]);
  // 4 January 2026 was a Sunday, the last day of its week.
  assert.deepEqual(rules([schedule('2026-01-04', 'weekly')], '2026-01-05'), [
    'Every week: 4 January 2026 (short: asked for in this way from 4 January 2026 on)',
    'Every week: 5 January 2026 to 11 January 2026',
  ]);
  assert.deepEqual(rules([schedule('2026-03-31', 'as-required')], '2026-03-31'), [
    'As required: 31 March 2026 (short: asked for in this way from 31 March 2026 on)',
  ]);
});

test('one that begins with its frequency, or is kept up to there, is whole', () => {
  assert.deepEqual(rules([schedule('2026-04-01', 'annual')], '2026-04-01'), [
    'Once a year: 1 April 2026 to 31 March 2027',
  ]);
  assert.deepEqual(rules([schedule('2026-01-05', 'quarterly')], '2026-04-01', '2026-03-31'), [
    'Every quarter: 1 April 2026 to 30 June 2026',
  ]);
});

test('after a change it is told whether the new frequency began late, or the old one still answers for the days before', () => {
  // Months end with April, so the quarter that is asked for from 1 May on has two of its three months left.
  assert.deepEqual(rules([schedule('2026-04-01', 'monthly'), schedule('2026-05-01', 'quarterly')], '2026-07-01'), [
    'Every month: 1 April 2026 to 30 April 2026',
    'Every quarter: 1 May 2026 to 30 June 2026 (short: asked for in this way from 1 May 2026 on)',
    'Every quarter: 1 July 2026 to 30 September 2026',
  ]);
  // The week of 30 March 2026 is never cut short: it goes on to Sunday 5 April.
  assert.deepEqual(rules([schedule('2026-03-30', 'weekly'), schedule('2026-04-01', 'quarterly')], '2026-04-06'), [
    'Every week: 30 March 2026 to 5 April 2026',
    'Every quarter: 6 April 2026 to 30 June 2026 (short: the days up to 5 April 2026 are asked for already)',
  ]);
  // The quarter goes on to 30 June, and the first whole month is July.
  assert.deepEqual(rules([schedule('2026-04-01', 'quarterly'), schedule('2026-05-10', 'monthly')], '2026-07-01'), [
    'Every quarter: 1 April 2026 to 30 June 2026',
    'Every month: 1 July 2026 to 31 July 2026',
  ]);
  // By meetings until 31 May, which lay no stretches.
  assert.deepEqual(
    rules([schedule('2026-04-01', 'committee-cycle'), schedule('2026-06-01', 'quarterly')], '2026-06-01'),
    ['Every quarter: 1 June 2026 to 30 June 2026 (short: asked for in this way from 1 June 2026 on)'],
  );
});
