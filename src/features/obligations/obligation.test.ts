import assert from 'node:assert/strict';
import { test } from 'node:test';

import { madeObligation } from '../../../test/support/made-obligation.ts';
import { isInTime, type Obligation, standingOf } from './obligation.ts';

// Clocks in Scotland went forward two days before, so the 31st of March is over an hour before midnight in UTC.
const DUE_AT = '2026-03-31T23:00:00.000Z';
const LAST = '2026-03-31T22:59:59.999Z';

const owed = (settled: Partial<Obligation> = {}): Obligation =>
  madeObligation('M10.2026-01-01', '2026-03-31', { opensOn: '2026-03-01', ...settled });

test('the last moment of the day is in time, and the first of the next is late', () => {
  assert.deepEqual(
    [LAST, DUE_AT, '2026-04-01T00:00:00.000Z'].map((at) => isInTime(owed(), at)),
    [true, false, false],
  );
});

test('an open obligation and one that was met change at the same moment', () => {
  assert.deepEqual(
    [LAST, DUE_AT].map((now) => standingOf(owed(), now)),
    ['due soon', 'late'],
  );
  assert.deepEqual(
    [LAST, DUE_AT].map((settledAt) => standingOf(owed({ state: 'met', settledAt }), '2026-05-01T09:00:00.000Z')),
    ['met', 'met late'],
  );
});

test('it is soon due from seven days before, and not yet open before its first day', () => {
  assert.deepEqual(
    ['2026-02-28', '2026-03-01', '2026-03-23', '2026-03-24'].map((day) => standingOf(owed(), `${day}T12:00:00.000Z`)),
    ['not yet open', 'open', 'open', 'due soon'],
  );
});
