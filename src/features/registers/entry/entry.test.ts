import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Result } from '../../../kernel/index.ts';
import { madeRule, madeType } from '../testing/made-register.ts';
import { noteEvent, takeBackEvent, withdrawEntry } from './continue-entry.ts';
import type { FieldValues, Revision } from './entry.ts';
import { lapsed } from './lapse.ts';
import { moveEntry } from './move-entry.ts';
import { type NewEntry, openEntry } from './open-entry.ts';
import { couldHappenTo, type Writing } from './revise-entry.ts';

const BY = { actor: 'person:P-1', post: 'HR', capacity: 'holder', delegation: null };
const RULES = { rules: [madeRule()], calendars: new Map(), overrides: [] };
// A Thursday, 14:05 in Scotland (winter).
const CAME = '2026-11-26T14:05:00.000Z';
const OVER = '2026-11-29T14:05:00.000Z';

const writing = (at: string): Writing => ({ type: madeType(), law: RULES, stays: [], at, actor: BY });

const letter = (more: Partial<NewEntry> = {}): NewEntry => ({
  confidentiality: 'open',
  distribution: [],
  caseReference: 'C-17',
  service: null,
  fields: { gist: 'About a bus' },
  happened: { at: CAME, day: '2026-11-26' },
  ...more,
});

const places = (result: Result<unknown>): string[] =>
  result.ok ? [] : result.problem.map(({ place }) => place.column ?? '');

const value = <Value>(result: Result<Value>): Value => {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
};

const opened = (at = '2026-11-26T15:00:00.000Z'): Revision => value(openEntry(letter(), 'LT-2026-001', writing(at)));

const answered = (
  revisions: readonly Revision[],
  happenedAt: string,
  at: string,
  fields: FieldValues = { outcome: 'upheld', answer: 'Yes' },
) =>
  moveEntry(
    revisions,
    { move: 'answer', fields, happened: { at: happenedAt, day: happenedAt.slice(0, 10) } },
    writing(at),
  );

test('an entry is opened in the first state, with its first event and the clock that it starts', () => {
  const { state, events, clocks, number } = opened();
  assert.deepEqual([state, number], ['open', 1]);
  assert.deepEqual(events, [{ number: 1, event: 'letter-received', at: CAME, day: '2026-11-26', person: null }]);
  assert.deepEqual(
    clocks.map(({ rule, due, metBy }) => [rule, due, metBy]),
    [['LET-01', { kind: 'instant', at: OVER }, null]],
  );
});

test('what is missing or cannot be is told at its answer, all at once', () => {
  const at = '2026-11-26T15:00:00.000Z';
  const refused = (more: Partial<NewEntry>) => places(openEntry(letter(more), 'LT-2026-001', writing(at)));
  assert.deepEqual(refused({ fields: {}, caseReference: null }), ['case_reference', 'gist']);
  assert.deepEqual(refused({ fields: { gist: '  ' } }), ['gist']);
  assert.deepEqual(refused({ fields: { gist: 'x', colour: 'red' } }), ['colour']);
  assert.deepEqual(refused({ fields: { gist: 'x', outcome: 'perhaps' } }), ['outcome']);
  assert.deepEqual(refused({ happened: { at: null, day: '2026-11-26' } }), ['happened']);
  assert.deepEqual(refused({ happened: { at: '2026-11-26T15:00:01.000Z', day: '2026-11-26' } }), ['happened']);
  // Half past midnight in summer is the day before in UTC.
  assert.deepEqual(refused({ happened: { at: '2026-06-30T23:30:00.000Z', day: '2026-06-30' } }), ['happened']);
  assert.deepEqual(refused({ happened: { at: '2026-06-30T23:30:00.000Z', day: '2026-07-01' } }), []);
});

test('a step asks for what it needs and says why; then it moves the entry and meets its clock', () => {
  const first = opened();
  const bare = answered([first], '2026-11-27T10:00:00.000Z', '2026-11-27T10:00:00.000Z', {});
  assert.deepEqual(places(bare), ['outcome', 'answer']);
  const [moved, ...more] = value(answered([first], '2026-11-27T10:00:00.000Z', '2026-11-27T10:05:00.000Z'));
  assert.equal(more.length, 0);
  assert.deepEqual([moved?.number, moved?.kind, moved?.by, moved?.state], [2, 'moved', 'answer', 'answered']);
  assert.equal(moved?.clocks[0]?.metAt, '2026-11-27T10:00:00.000Z');
  assert.deepEqual(
    places(answered([first, moved as Revision], '2026-11-27T11:00:00.000Z', '2026-11-27T11:00:00.000Z')),
    ['move'],
  );
});

test('at exactly 72 hours an entry still stands; a minute later the law has changed it, at the 72 hours, and once', () => {
  const first = opened();
  const ruled = writing(OVER);
  assert.deepEqual(lapsed([first], ruled, OVER), []);
  const [left, ...more] = lapsed([first], ruled, '2026-11-29T14:06:00.000Z');
  assert.equal(more.length, 0);
  assert.deepEqual([left?.state, left?.kind, left?.by], ['left', 'lapsed', `LET-01.-.1@${OVER}`]);
  assert.deepEqual(left?.events[1], { number: 2, event: 'letter-left', at: OVER, day: '2026-11-29', person: null });
  assert.deepEqual(lapsed([first, left as Revision], ruled, '2027-01-01T00:00:00.000Z'), []);
});

test('what was done in time and typed in late takes the lapse back; what was done too late does not', () => {
  const first = opened();
  const [left] = lapsed([first], writing(OVER), '2026-11-29T14:06:00.000Z');
  const revisions = [first, left as Revision];
  const both = value(answered(revisions, '2026-11-29T14:05:00.000Z', '2026-11-30T09:00:00.000Z'));
  assert.deepEqual(
    both.map(({ number, kind, state }) => [number, kind, state]),
    [
      [3, 'taken-back', 'open'],
      [4, 'moved', 'answered'],
    ],
  );
  // The number of what was taken back is not given again.
  assert.deepEqual(
    both[1]?.events.map(({ number }) => number),
    [1, 3],
  );
  assert.deepEqual(lapsed([...revisions, ...both], writing(OVER), '2026-12-01T09:00:00.000Z'), []);
  assert.deepEqual(places(answered(revisions, '2026-11-29T14:06:00.000Z', '2026-11-30T09:00:00.000Z')), ['move']);
});

test('something noted can be taken back, and what the entry stands on cannot', () => {
  const first = opened();
  const at = '2026-11-27T09:00:00.000Z';
  const reminder = { event: 'reminder-received', happened: { at: null, day: '2026-11-27' } };
  const [noted] = value(noteEvent([first], reminder, writing(at))) as [Revision];
  assert.deepEqual([noted.kind, noted.state, noted.events.length], ['noted', 'open', 2]);
  const back = value(takeBackEvent([first, noted], { number: 2, words: 'It was for somebody else' }, writing(at)));
  assert.deepEqual(
    back.events.map(({ number }) => number),
    [1],
  );
  const [again] = value(noteEvent([first, noted, back], reminder, writing(at)));
  assert.equal(again?.events[1]?.number, 3);
  assert.deepEqual(places(takeBackEvent([first, noted], { number: 1, words: 'x' }, writing(at))), ['number']);
  const gone = value(withdrawEntry(back, 'Made twice', writing(at)));
  assert.deepEqual([gone.kind, gone.clocks], ['withdrawn', []]);
  const [moved] = value(answered([first], at, at));
  assert.deepEqual(places(noteEvent([first, moved as Revision], reminder, writing(at))), ['event']);
});

test('what the law did away with is noted up to its last day, and not offered to an entry that began later', () => {
  const made = madeType();
  const events = made.events.map((each) =>
    each.code === 'reminder-received' ? { ...each, until: '2026-11-28' } : each,
  );
  const noted = (day: string) =>
    noteEvent(
      [opened()],
      { event: 'reminder-received', happened: { at: null, day } },
      {
        ...writing('2026-11-29T10:00:00.000Z'),
        type: { ...made, events },
      },
    );
  assert.ok(noted('2026-11-27').ok);
  assert.deepEqual(places(noted('2026-11-28')), ['happened']);
  // The letter came on 26 November.
  assert.equal(couldHappenTo({ until: '2026-11-27' }, opened()), true);
  assert.equal(couldHappenTo({ until: '2026-11-26' }, opened()), false);
  assert.equal(couldHappenTo({}, opened()), true);
});

test('a step before what led here is refused, with the day as people write it', () => {
  const events = madeType().events.map((each) => ({ ...each, precision: 'day' as const }));
  const type = { ...madeType(), events };
  const at = '2026-11-29T10:00:00.000Z';
  const entry = value(
    openEntry(letter({ happened: { at: null, day: '2026-11-26' } }), 'LT-2026-001', { ...writing(at), type }),
  );
  const fields = { outcome: 'upheld', answer: 'Yes' };
  const early = moveEntry(
    [entry],
    { move: 'answer', fields, happened: { at: null, day: '2026-11-25' } },
    { ...writing(at), type },
  );
  assert.match(JSON.stringify(early), /\(26 November 2026\), which comes first/);
});
