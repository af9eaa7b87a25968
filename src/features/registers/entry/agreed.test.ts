import assert from 'node:assert/strict';
import { test } from 'node:test';

import { madeRule, madeType } from '../testing/made-register.ts';
import type { FieldValues } from './entry.ts';
import { clocksFor } from './law.ts';

const shared = { triggers: ['received'], metBy: ['answered'], unit: 'calendar-days', counting: 'exclusive' } as const;
// An answer is due 20 days after a complaint; of another kind, ten days are the most in all.
const RULES = [
  madeRule({ ...shared, id: 'CMP-04', count: 20, consequence: { kind: 'late' } }),
  madeRule({ ...shared, id: 'CMP-02', count: 10, consequence: { kind: 'late' } }),
];
const TYPE = madeType({
  fields: [
    {
      code: 'extensions',
      label: 'More time',
      kind: 'rows',
      source: 'ours',
      sets: { rules: ['CMP-02', 'CMP-04'], as: 'agreed', most: ['CMP-02'] },
    },
  ],
});

const due = (rule: string, ...rows: readonly (readonly [on: string, day: string])[]): string => {
  const extensions = rows.map(([on, day]) => ({ clock: rule.toLowerCase(), 'agreed-on': on, 'new-day': day }));
  const clock = clocksFor(
    TYPE,
    [{ number: 1, event: 'received', at: null, day: '2026-10-01', person: null }],
    { rules: RULES, calendars: new Map(), overrides: [] },
    { fields: { extensions } as unknown as FieldValues, stays: [] },
  ).find((each) => each.rule === rule);
  return clock?.due.kind === 'day' ? clock.due.day : 'none';
};

test('more time that is agreed while there is time gives a later day, row after row', () => {
  assert.equal(due('CMP-04'), '2026-10-21');
  assert.equal(due('CMP-04', ['2026-10-21', '2026-11-10']), '2026-11-10');
  assert.equal(due('CMP-04', ['2026-10-15', '2026-11-10'], ['2026-11-05', '2026-11-20']), '2026-11-20');
});

test('what is agreed too late, before the complaint, for an earlier day or for years moves nothing', () => {
  assert.equal(due('CMP-04', ['2026-10-22', '2026-11-10']), '2026-10-21');
  assert.equal(due('CMP-04', ['2027-05-01', '2099-01-01']), '2026-10-21');
  assert.equal(due('CMP-04', ['2026-09-30', '2026-11-10']), '2026-10-21');
  assert.equal(due('CMP-04', ['2026-10-15', '2026-10-20']), '2026-10-21');
  assert.equal(due('CMP-04', ['2026-10-15', '2027-10-21']), '2027-10-21', 'a year after the first day due');
  assert.equal(due('CMP-04', ['2026-10-15', '2027-10-22']), '2026-10-21');
});

test('where the time of the rule is the most, a day within it holds and none after it', () => {
  assert.equal(due('CMP-02', ['2026-10-05', '2026-10-08']), '2026-10-08');
  assert.equal(due('CMP-02', ['2026-10-05', '2026-10-12']), '2026-10-11');
});
