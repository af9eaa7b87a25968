import assert from 'node:assert/strict';
import { test } from 'node:test';

import { calendarsCountedIn } from './counted-in.ts';
import type { ClockOverride } from './rule.ts';

type Own = Pick<ClockOverride, 'rule' | 'kind' | 'unit' | 'calendar'>;

// SEC-07: one month after the first review, in no calendar.
const REVIEW = { id: 'SEC-07', calendar: null, unit: 'months' } as const;
const own = (more: Partial<Own>): Own => ({
  rule: 'SEC-07',
  kind: 'stricter',
  unit: 'working-days',
  calendar: null,
  ...more,
});

test("a number counts in the calendar that it names, and working days that name none in the council's own", () => {
  assert.deepEqual(calendarsCountedIn(REVIEW, []), []);
  assert.deepEqual(calendarsCountedIn(REVIEW, [own({})]), ['COUNCIL']);
  assert.deepEqual(calendarsCountedIn(REVIEW, [own({ unit: 'weeks' })]), []);
  assert.deepEqual(calendarsCountedIn(REVIEW, [own({ rule: 'SEC-08' })]), []);
  assert.deepEqual(calendarsCountedIn(REVIEW, [own({ calendar: 'CH2011' })]), ['CH2011']);
  // The engine counts a setting in what the rule names, whatever stands beside it.
  assert.deepEqual(calendarsCountedIn(REVIEW, [own({ kind: 'setting', calendar: 'CH2011' })]), ['COUNCIL']);
  assert.deepEqual(calendarsCountedIn({ ...REVIEW, calendar: 'FOISA' }, [own({})]), ['FOISA']);
});
