import assert from 'node:assert/strict';
import { test } from 'node:test';

import { answer, mechanism, occurrence, schedule } from './example-facts.ts';
import { opinionsFrom } from './opinion.ts';
import { asAtEndOf, type Raw, type Revision } from './raw.ts';

const KNOWN = '2026-04-01T00:00:00.000Z';
const revision = <Value>(key: string, value: Value, knownAt = KNOWN): Revision<Value> => ({
  key,
  value,
  knownAt,
  withdrawn: false,
});
const FUNCTION = { code: 'F1', position: 1, title: 'Advice', statutoryBasis: null, verified: false, note: null };
const raw = (more: Partial<Raw>): Raw => ({
  functions: [revision('F1', FUNCTION)],
  mechanisms: [revision('M1', mechanism('M1', 'report'))],
  schedules: [],
  leads: [],
  occurrences: [],
  concerns: [],
  answers: [],
  reviews: [],
  opinions: [],
  ...more,
});

// In Scotland 31 March 2027 is over at 23:00 by universal time, because the clocks went forward on the 28th.
const MIDNIGHT = '2027-03-31T23:00:00.000Z';

const standing = (given: Raw) => opinionsFrom(asAtEndOf(given, '2027-03-31'))[0]?.standings[0];

test('at the end of a year what fell due on its first and last day counts, and what was due the day before it does not', () => {
  const days = ['2026-03-31', '2026-04-01', '2027-03-31', '2027-04-01'];
  const occurrences = days.map((day) => revision(`M1/${day}`, occurrence('M1', day)));
  assert.deepEqual(
    standing(raw({ occurrences }))?.due.map(({ dueOn }) => dueOn),
    ['2026-04-01', '2027-03-31'],
  );
});

test('what becomes known at the very midnight belongs to the year that begins with it', () => {
  const came = (knownAt: string) =>
    standing(
      raw({
        occurrences: [revision('M1/2027-03-31', occurrence('M1', '2027-03-31'))],
        answers: [{ ...answer('M1', '2027-03-31', '2027-03-31'), knownAt }],
      }),
    )?.missing.length;
  assert.equal(came('2027-03-31T22:59:59.999Z'), 0);
  assert.equal(came(MIDNIGHT), 1);
});

test('a schedule that begins on 1 April is not yet in force at the end of 31 March', () => {
  const schedules = [
    revision('M1 a', schedule('M1', 'annual', { fromDay: '2026-04-01' })),
    revision('M1 b', schedule('M1', 'ended', { fromDay: '2027-04-01' })),
  ];
  assert.deepEqual([standing(raw({ schedules }))?.ended, asAtEndOf(raw({}), '2027-03-31').asAt], [false, MIDNIGHT]);
});
