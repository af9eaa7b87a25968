import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ClockRule, Due, RunningClock, WorkingCalendar } from '../../../clocks/index.ts';
import { madeRule } from '../../../clocks/testing/made-rule.ts';
import { clockWords } from './clock-words.ts';

const RULE = madeRule({
  id: 'SEC-02',
  title: 'Decide whether to implement',
  triggers: ['authorisation-received'],
  consequence: { kind: 'lapse', state: 'deemed-not-implemented', event: 'decision-deemed-not-implemented' },
  metBy: ['decision-recorded'],
  citation: 'SSI 2013/212 reg 5(3)',
});
const NONE = new Map<string, WorkingCalendar>();

const LATE: ClockRule = { ...RULE, id: 'SEC-06', consequence: { kind: 'late' }, verification: 'unverified' };

// Received at 14:05 on Thursday 26 November 2026: 72 hours end at 14:05 on Sunday.
const AT: Due = { kind: 'instant', at: '2026-11-29T14:05:00.000Z' };
// The end of a day is the midnight after it.
const ON: Due = { kind: 'day', day: '2026-12-03', at: '2026-12-04T00:00:00.000Z' };

const clock = (due: Due, more: Partial<RunningClock> = {}): RunningClock => ({
  key: 'SEC-02.-.1',
  rule: 'SEC-02',
  version: 1,
  person: null,
  trigger: 1,
  triggerDay: '2026-11-26',
  due,
  lawDue: due,
  notBefore: null,
  metBy: null,
  metAt: null,
  metDay: null,
  stopped: null,
  stoppedDay: null,
  stoppedAt: null,
  override: null,
  ...more,
});

const DEEMED = {
  label: 'Treated as a decision not to implement',
  says: 'If nobody decides by then, the law treats it as a decision not to implement.',
};

test('a clock that runs says to the minute by when, and what the law does otherwise', () => {
  const said = clockWords(clock(AT), RULE, { lapsesTo: DEEMED, calendars: NONE }, '2026-11-27T10:30:00.000Z');
  assert.deepEqual(
    [said.standing, said.when, said.distance, said.otherwise, said.confirm],
    [
      'Running',
      'by 14:05 on Sunday 29 November',
      'in 2 days 3 hours',
      'If nobody decides by then, the law treats it as a decision not to implement.',
      null,
    ],
  );
  assert.equal(
    clockWords(clock(AT), RULE, { lapsesTo: DEEMED, calendars: NONE }, '2026-11-29T13:53:00.000Z').standing,
    'Due soon',
  );
});

test('at the last minute it still runs, and a minute later the law has changed it', () => {
  const last = clockWords(clock(AT), RULE, { lapsesTo: DEEMED, calendars: NONE }, '2026-11-29T14:05:59.000Z');
  assert.deepEqual([last.standing, last.distance], ['Due soon', 'this minute']);
  const over = clockWords(clock(AT), RULE, { lapsesTo: DEEMED, calendars: NONE }, '2026-11-29T14:17:00.000Z');
  assert.deepEqual(
    [over.state, over.when, over.distance, over.otherwise],
    [
      'lapsed',
      'was due by 14:05 today',
      '12 minutes ago',
      'By law the entry now stands as “Treated as a decision not to implement”.',
    ],
  );
});

test('a right that ends leaves the entry where it is', () => {
  assert.equal(
    clockWords(clock(AT), RULE, { lapsesTo: null, calendars: NONE }, '2026-11-27T10:30:00.000Z').otherwise,
    'After that it can no longer be done.',
  );
  const ended = clockWords(clock(AT), RULE, { lapsesTo: null, calendars: NONE }, '2026-12-01T10:30:00.000Z');
  assert.deepEqual(
    [ended.standing, ended.when, ended.otherwise],
    ['Ended', 'could be done until 14:05 on Sunday 29 November', 'The right to do this has ended.'],
  );
});

test('a duty that is late stays a duty, and an unverified rule says so', () => {
  const said = clockWords(clock(ON), LATE, { lapsesTo: null, calendars: NONE }, '2026-12-05T09:00:00.000Z');
  assert.deepEqual(
    [said.standing, said.when, said.distance, said.otherwise, said.confirm],
    [
      'Late',
      'was due by the end of Thursday 3 December',
      '2 days ago',
      null,
      'Confirm with your legal adviser: this rule is not verified.',
    ],
  );
  assert.equal(
    clockWords(clock(ON), LATE, { lapsesTo: null, calendars: NONE }, '2026-12-03T23:59:00.000Z').standing,
    'Due soon',
  );
});

test('what was done says when, in time or late, and is near to nothing', () => {
  const inTime = { metBy: 2, metAt: '2026-11-28T09:12:00.000Z', metDay: '2026-11-28' };
  const said = clockWords(clock(AT, inTime), LATE, { lapsesTo: null, calendars: NONE }, '2026-11-29T16:00:00.000Z');
  assert.deepEqual(
    [said.standing, said.when, said.distance],
    ['Done in time', 'was due by 14:05 today; done at 09:12 yesterday, Saturday 28 November', null],
  );
  const late = { metBy: 2, metAt: null, metDay: '2026-12-04' };
  const after = clockWords(clock(ON, late), LATE, { lapsesTo: null, calendars: NONE }, '2026-12-09T16:00:00.000Z');
  assert.deepEqual(
    [after.standing, after.when],
    ['Done late', 'was due by the end of Thursday 3 December; done on 4 December 2026'],
  );
});

test('what nobody can know says why, and a clock that is paused says that it is', () => {
  const due: Due = { kind: 'unknown', code: 'holidays-not-loaded', words: 'no closed days are loaded for 2029' };
  const said = clockWords(clock(due), LATE, { lapsesTo: null, calendars: NONE }, '2026-12-05T09:00:00.000Z');
  assert.deepEqual(
    [said.standing, said.when, said.distance],
    ['Cannot be known', 'nobody can know: no closed days are loaded for 2029', null],
  );
  const paused = clockWords(
    clock(ON, { stopped: 'paused' }),
    LATE,
    { lapsesTo: null, calendars: NONE },
    '2026-12-05T09:00:00.000Z',
  );
  assert.deepEqual([paused.standing, paused.distance], ['Paused', null]);
});

test("a council's own time stands beside the law's", () => {
  const own = { due: ON, override: { answer: 'applied', due: ON, words: '' } } as const;
  const law: Due = { kind: 'day', day: '2026-12-26', at: '2026-12-27T00:00:00.000Z' };
  assert.equal(
    clockWords(
      clock(ON, { ...own, lawDue: law }),
      LATE,
      { lapsesTo: null, calendars: NONE },
      '2026-11-30T09:00:00.000Z',
    ).own,
    "The council's own time, stricter than the law's, which is by the end of Saturday 26 December.",
  );
  const refused = {
    answer: 'refused',
    due: law,
    words: "the council's own time is later than the law's, so the law's holds",
  } as const;
  assert.equal(
    clockWords(clock(ON, { override: refused }), LATE, { lapsesTo: null, calendars: NONE }, '2026-11-30T09:00:00.000Z')
      .own,
    "The council's own time does not apply: the council's own time is later than the law's, so the law's holds.",
  );
});

test('what is counted by a usual reading, or by days that nobody verified, asks to be confirmed though its number is verified', () => {
  const confirm = (rule: ClockRule) =>
    clockWords(clock(AT), rule, { lapsesTo: null, calendars: NONE }, '2026-11-27T10:30:00.000Z').confirm;
  assert.equal(confirm(RULE), null);
  assert.match(
    confirm({ ...RULE, countingBasis: 'usual' }) ?? '',
    /^Confirm with your legal adviser: the number is verified, how it is counted is not/,
  );
  assert.match(confirm({ ...RULE, calendar: 'FOISA' }) ?? '', /the days on which it counts are not/);
});

test('a right that is no duty is never late: its time is over, or it was used after it', () => {
  const right: ClockRule = { ...LATE, consequence: { kind: 'gate' } };
  const ended = clockWords(clock(ON), right, { lapsesTo: null, calendars: NONE }, '2026-12-05T09:00:00.000Z');
  assert.deepEqual(
    [ended.standing, ended.mark.tone, ended.when],
    ['Ended', 'neutral', 'could be done until the end of Thursday 3 December'],
  );
  const after = { metBy: 2, metAt: null, metDay: '2026-12-04' };
  const used = clockWords(clock(ON, after), right, { lapsesTo: null, calendars: NONE }, '2026-12-09T16:00:00.000Z');
  assert.equal(used.standing, 'Done after the time');
});

test('what may not be done before a day waits for it, can be done from it on, and is too early before it', () => {
  const gate: ClockRule = { ...LATE, consequence: { kind: 'gate' }, direction: 'not-sooner-than' };
  const said = (metDay: string | null, now: string) => {
    const met = metDay === null ? {} : { metBy: 2, metDay };
    const { standing, when } = clockWords(clock(ON, met), gate, { lapsesTo: null, calendars: NONE }, now);
    return [standing, when];
  };
  assert.deepEqual(said(null, '2026-11-30T09:00:00.000Z'), ['Not yet', 'not before Thursday 3 December']);
  assert.deepEqual(said(null, '2026-12-09T09:00:00.000Z'), ['Can be done', 'not before Thursday 3 December']);
  assert.deepEqual(said('2026-12-02', '2026-12-09T09:00:00.000Z'), [
    'Done too early',
    'not before Thursday 3 December; done on 2 December 2026',
  ]);
  // On the day itself it is exactly on time.
  assert.equal(said('2026-12-03', '2026-12-09T09:00:00.000Z')[0], 'Done');
  assert.equal(said('2026-12-04', '2026-12-09T09:00:00.000Z')[0], 'Done');
});

test('a clock that was stopped only when it was late stays late in words; stopped in time it does not', () => {
  const stopped = (stoppedDay: string, rule = LATE) => {
    const one = clock(ON, { stopped: 'stopped', stoppedDay });
    const said = clockWords(one, rule, { lapsesTo: null, calendars: NONE }, '2026-12-09T09:00:00.000Z');
    return [said.state, said.standing, said.when];
  };
  assert.deepEqual(stopped('2026-12-04'), [
    'stopped',
    'Late, then stopped',
    'was due by the end of Thursday 3 December; stopped on 4 December 2026',
  ]);
  // On its last day it was still in time.
  assert.deepEqual(stopped('2026-12-03'), ['stopped', 'Stopped', 'by the end of Thursday 3 December']);
  // A right that ended is nobody's failing.
  assert.equal(stopped('2026-12-04', { ...LATE, consequence: null })[1], 'Stopped');
});
