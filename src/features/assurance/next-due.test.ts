import assert from 'node:assert/strict';
import { test } from 'node:test';

import { endOfDay } from '../../kernel/index.ts';
import type { Expected, Outlook } from '../framework/index.ts';
import { answer, facts, mechanism, occurrence, schedule } from './example-facts.ts';
import type { Occurrence } from './facts.ts';
import { stateOf } from './mechanism-state.ts';
import { type Ahead, nextLines, openState } from './next-due.tsx';
import type { OpenAnswer } from './open-answers.ts';
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

const answerDue = (dueOn: string, opensOn: string): OpenAnswer => ({
  code: `M1.${dueOn}`,
  dueOn,
  dueAt: endOfDay(dueOn),
  opensOn,
  rule: 'Every quarter',
});

const ahead = (outlook: Outlook | null, ...open: OpenAnswer[]): Ahead => ({
  open: new Map([['M1', open]]),
  outlooks: new Map(outlook === null ? [] : [['M1', outlook]]),
  today: '2026-11-21',
  now: '2026-11-21T12:00:00.000Z',
});

const TO_COME = answerDue('2027-01-21', '2026-12-18');

test('what is owed is due next; where nothing is yet, what is expected, and it is said that nobody owes it', () => {
  assert.deepEqual(nextLines(standing(), ahead(OUTLOOK, answerDue('2026-12-01', '2026-11-21'))), ['1 December 2026']);
  assert.deepEqual(nextLines(standing(), ahead(OUTLOOK)), ['Expected 21 April 2027, not owed yet']);
  const why = 'No further meeting is in the calendar';
  assert.deepEqual(nextLines(standing(), ahead({ expected: [], why })), [why]);
  assert.deepEqual(nextLines(standing(), ahead(null)), ['Nothing is expected']);
});

test('what is late comes before what is due next, and what cannot be answered yet says from when', () => {
  const late = [answerDue('2026-02-03', '2026-01-01'), answerDue('2026-10-27', '2026-10-01')];
  assert.deepEqual(nextLines(standing(), ahead(OUTLOOK, ...late, TO_COME)), [
    '2 late, since 3 February 2026',
    '21 January 2027, can be answered from 18 December 2026',
  ]);
  assert.deepEqual(nextLines(standing(), ahead(OUTLOOK, ...late)), [
    '2 late, since 3 February 2026',
    'Expected 21 April 2027, not owed yet',
  ]);
});

test('each that is open says how late it is, or from when on it can be answered', () => {
  const said = (dueOn: string, opensOn: string) => {
    const { words, mark } = openState(answerDue(dueOn, opensOn), ahead(null));
    return [words, mark.shape];
  };
  assert.deepEqual(said('2026-02-03', '2026-01-01'), ['291 days late', 'cross']);
  assert.deepEqual(said('2026-11-20', '2026-11-01'), ['1 day late', 'cross']);
  assert.deepEqual(said('2026-11-21', '2026-11-21'), ['Can be answered now', 'ring']);
  assert.deepEqual(said('2026-12-01', '2026-11-22'), ['Can be answered from 22 November 2026', 'dash']);
});

test('a mechanism whose newest answer holds is not up to date while others are late', () => {
  const asked = occurrence('M1', '2026-10-21');
  const report = mechanism('M1', 'report');
  const answers = [answer('M1', '2026-10-21', '2026-10-20')];
  const well = standingOf(
    sorted(facts({ mechanisms: [report], schedules: [schedule('M1', 'quarterly')], occurrences: [asked], answers })),
    report,
  );
  assert.equal(stateOf(well, 0).words, 'Up to date');
  assert.deepEqual(stateOf(well, 1), { words: '1 answer is late', mark: { shape: 'cross', tone: 'bad' } });
  assert.equal(stateOf(well, 2).words, '2 answers are late');
});

test('a mechanism whose newest occurrence was waived says so, with the reason, and is not told as never asked', () => {
  const excused = standing(occurrence('M1', '2027-01-21', waived));
  assert.deepEqual(nextLines(excused, ahead(OUTLOOK)), [
    'Waived, due 21 January 2027: The data set was not collected',
    'Expected 21 April 2027, not owed yet',
  ]);
  assert.equal(stateOf(excused, 0).words, 'Waived');
  assert.equal(stateOf(standing(), 0).words, 'Not asked yet');
  // An older one that was waived says nothing of the newest; one that fell away is passed over.
  const since = standing(occurrence('M1', '2026-07-21', waived), occurrence('M1', '2027-01-21'));
  assert.deepEqual(nextLines(since, ahead(OUTLOOK, answerDue('2027-01-21', '2026-11-01'))), ['21 January 2027']);
  const gone = { state: 'cancelled', reason: 'The meeting was cancelled' };
  const before = standing(occurrence('M1', '2026-07-21', waived), occurrence('M1', '2027-01-21', gone));
  assert.equal(nextLines(before, ahead(OUTLOOK))[0], 'Waived, due 21 July 2026: The data set was not collected');
});
