import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Expected } from '../framework/index.ts';
import { facts, mechanism, occurrence, schedule } from './example-facts.ts';
import type { Occurrence } from './facts.ts';
import { stateOf } from './mechanism-state.ts';
import { nextLines } from './next-due.tsx';
import { sorted, standingOf } from './standing.ts';

const waived = { state: 'waived', reason: 'The data set was not collected' };

// A quarterly report as at 21 November 2026.
const standing = (...occurrences: Occurrence[]) => {
  const report = mechanism('M1', 'report');
  const all = facts({ mechanisms: [report], schedules: [schedule('M1', 'quarterly')], occurrences });
  return standingOf(sorted(all), report);
};

const NEXT: Expected = {
  code: 'M1.2027-01-01',
  subject: 'mechanism:M1',
  title: 'Reports',
  ownerPost: 'LEAD',
  coPosts: [],
  opensOn: '2027-03-18',
  dueOn: '2027-04-21',
  rule: 'Every quarter: 1 January 2027 to 31 March 2027',
};
const OUTLOOK = { expected: [NEXT], why: null };

test('what is owed is due next; where nothing is yet, what is expected, and it is said that nobody owes it', () => {
  assert.deepEqual(nextLines(standing(occurrence('M1', '2027-01-21')), OUTLOOK), ['21 January 2027']);
  assert.deepEqual(nextLines(standing(), OUTLOOK), ['Expected 21 April 2027, not owed yet']);
  const why = 'No further meeting is in the calendar';
  assert.deepEqual(nextLines(standing(), { expected: [], why }), [why]);
  assert.deepEqual(nextLines(standing(), undefined), ['Nothing is expected']);
});

test('a mechanism whose newest occurrence was waived says so, with the reason, and is not told as never asked', () => {
  const excused = standing(occurrence('M1', '2027-01-21', waived));
  assert.deepEqual(nextLines(excused, OUTLOOK), [
    'Waived, due 21 January 2027: The data set was not collected',
    'Expected 21 April 2027, not owed yet',
  ]);
  assert.equal(stateOf(excused).words, 'Waived');
  assert.equal(stateOf(standing()).words, 'Not asked yet');
  // An older one that was waived says nothing of the newest; one that fell away is passed over.
  const since = standing(occurrence('M1', '2026-07-21', waived), occurrence('M1', '2027-01-21'));
  assert.deepEqual(nextLines(since, OUTLOOK), ['21 January 2027']);
  const gone = { state: 'cancelled', reason: 'The meeting was cancelled' };
  const before = standing(occurrence('M1', '2026-07-21', waived), occurrence('M1', '2027-01-21', gone));
  assert.equal(nextLines(before, OUTLOOK)[0], 'Waived, due 21 July 2026: The data set was not collected');
});
