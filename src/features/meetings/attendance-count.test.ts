import assert from 'node:assert/strict';
import { test } from 'node:test';

import { countAttendance, outcomeOf } from './attendance-count.ts';
import { type AttendanceKind, hasBegun, type Meeting } from './meeting.ts';
import { sayCount, sayYear } from './presenter.ts';

const TODAY = '2026-11-22';

const meeting = (day: string, kind: AttendanceKind | null = null, more: Partial<Meeting> = {}): Meeting => ({
  code: `MT-${day}`,
  group: 'SWMT',
  day,
  time: null,
  title: null,
  papersDue: null,
  state: kind === null ? 'planned' : 'held',
  cancelledWhy: null,
  attendance:
    kind === null ? null : { kind, deputePost: kind === 'depute' ? 'HOS' : null, delegation: null, minute: null },
  origin: 'council',
  knownAt: '2026-01-01T00:00:00.000Z',
  ...more,
});

test('a year counts each meeting once, cancelled ones never, and what nobody recorded as not recorded', () => {
  const counted = countAttendance(
    [
      meeting('2025-11-22', 'cswo'),
      meeting('2025-11-23', 'cswo'),
      meeting('2026-01-10', 'depute'),
      meeting('2026-02-10', 'nobody'),
      meeting('2026-03-10', 'not-asked'),
      meeting('2026-04-10'),
      meeting('2026-05-10', null, { state: 'cancelled', cancelledWhy: 'Too few' }),
      meeting('2026-11-22', 'cswo'),
      meeting('2026-12-10'),
    ],
    TODAY,
  );
  assert.deepEqual(counted, { cswo: 2, depute: 1, nobody: 1, 'not-asked': 1, unrecorded: 1, meetings: 6 });
  assert.equal(sayCount(counted), 'Attended 2 of 6, a depute 1, nobody 1, not asked 1, not recorded yet 1');
});

test('a calendar with no meeting of the year in it is told as that, and not as a group that did not meet', () => {
  const nothing = 'None in the calendar for the last 12 months, so nothing is known';
  assert.equal(sayYear([], TODAY), nothing);
  assert.equal(sayYear([meeting('2025-11-22', 'cswo'), meeting('2026-12-10')], TODAY), nothing);
  const off = meeting('2026-05-10', null, { state: 'cancelled', cancelledWhy: 'Too few' });
  assert.equal(sayYear([off], TODAY), 'Cancelled in the last 12 months: 1. No other is in the calendar');
  assert.equal(sayYear([off, meeting('2026-05-11', 'cswo')], TODAY), 'Attended 1 of 1');
});

test('on its own day a planned meeting is not late yet', () => {
  assert.equal(outcomeOf(meeting(TODAY), TODAY), null);
  assert.equal(outcomeOf(meeting('2026-11-21'), TODAY), 'unrecorded');
});

test('a meeting begins at its time where that is known, by the clocks of Scotland, and else with its day', () => {
  const begins = (day: string, time: string | null, now: string) => hasBegun({ day, time }, now);
  // In summer 14:30 in Scotland is 13:30 in Greenwich.
  assert.equal(begins('2026-07-01', '14:30', '2026-07-01T13:29:59.999Z'), false);
  assert.equal(begins('2026-07-01', '14:30', '2026-07-01T13:30:00.000Z'), true);
  assert.equal(begins('2026-07-01', null, '2026-06-30T22:59:59.999Z'), false);
  assert.equal(begins('2026-07-01', null, '2026-06-30T23:00:00.000Z'), true);
});
