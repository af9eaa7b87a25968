import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type RunningClock, stateOf } from '../../../clocks/index.ts';
import { madeRule, madeType } from '../testing/made-register.ts';
import type { FieldValues } from './entry.ts';
import { clocksFor } from './law.ts';

// A visit is due twelve months after the one before.
const RULE = madeRule({
  id: 'AWI-04',
  triggers: ['visited'],
  metBy: ['visited'],
  count: 12,
  unit: 'months',
  counting: 'exclusive',
  consequence: { kind: 'late' },
});
const TYPE = madeType({
  fields: [
    {
      code: 'varied',
      label: 'Visits varied',
      kind: 'rows',
      source: 'ours',
      columns: [
        { code: 'decided-on', label: 'Decided on', kind: 'day' },
        { code: 'months', label: 'Months', kind: 'whole' },
        { code: 'until', label: 'Until', kind: 'day' },
      ],
      sets: { rules: ['AWI-04'], as: 'varied' },
    },
  ],
});

const clocks = (rows: readonly object[], ...visits: readonly string[]): RunningClock[] =>
  clocksFor(
    TYPE,
    visits.map((day, index) => ({ number: index + 1, event: 'visited', at: null, day, person: null })),
    { rules: [RULE], calendars: new Map(), overrides: [] },
    { fields: { varied: rows } as unknown as FieldValues, stays: [] },
  );
const told = (rows: readonly object[], ...visits: readonly string[]): string[] =>
  clocks(rows, ...visits).map((clock) => {
    const { due } = clock;
    return `${due.kind === 'day' ? due.day : due.kind} ${stateOf(clock, RULE, '2026-11-22T09:00:00.000Z')}`;
  });

test('without a variation the law gives the day', () => {
  assert.deepEqual(told([], '2026-01-10'), ['2027-01-10 running']);
  assert.deepEqual(told([{ months: 3 }], '2026-01-10'), ['2027-01-10 running']);
});

test('another interval holds for the visit that is waited for and for later ones, not for those that were made', () => {
  const rows = [{ 'decided-on': '2026-02-01', months: 6 }];
  assert.deepEqual(told(rows, '2025-01-20', '2026-01-10', '2026-07-09'), [
    '2026-01-20 met',
    '2026-07-10 met',
    '2027-01-09 running',
  ]);
});

test('a shorter interval that would be over already is counted from the decision', () => {
  assert.deepEqual(told([{ 'decided-on': '2026-10-01', months: 3 }], '2026-01-10'), ['2027-01-01 running']);
});

test('after the last day of a variation the law holds again', () => {
  const rows = [{ 'decided-on': '2026-02-01', months: 3, until: '2026-06-01' }];
  assert.deepEqual(told(rows, '2026-05-01', '2026-07-01'), ['2026-08-01 met', '2027-07-01 running']);
});

test('visits that were ended are owed no more; what was late before is late', () => {
  const ended = [{ 'decided-on': '2026-06-01' }];
  const [clock] = clocks(ended, '2026-01-10');
  assert.deepEqual([clock?.stopped, clock?.stoppedDay], ['stopped', '2026-06-01']);
  assert.deepEqual(told(ended, '2025-05-10'), ['2026-05-10 late']);
});

test('visits that were ended for a time come back on its last day', () => {
  assert.deepEqual(told([{ 'decided-on': '2026-06-01', until: '2027-03-01' }], '2026-01-10'), ['2027-03-01 running']);
  assert.deepEqual(told([{ 'decided-on': '2026-06-01', until: '2026-09-01' }], '2026-01-10'), ['2027-01-10 running']);
});

test('of several decisions the last that touches it holds', () => {
  const rows = [{ 'decided-on': '2026-02-01' }, { 'decided-on': '2026-03-01', months: 6 }];
  assert.deepEqual(told(rows, '2026-01-10'), ['2026-07-10 late']);
});
