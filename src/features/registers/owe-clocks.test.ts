import assert from 'node:assert/strict';
import { test } from 'node:test';

import { standingOf } from '../obligations/index.ts';
import type { EntryEvent, Revision } from './entry/entry.ts';
import { clocksFor } from './entry/law.ts';
import { clocksInState } from './entry/past.ts';
import { type Owing, owedByClocks, whoOwes } from './owe-clocks.ts';
import { madeRule, madeType } from './testing/made-register.ts';

const RULE = madeRule({
  consequence: { kind: 'late' },
  verification: 'verified',
  countingBasis: 'text',
  citation: 'SSI 0000/1 reg 1',
});
const LAW = { rules: [RULE], calendars: new Map(), overrides: [] };
const CAME: EntryEvent = {
  number: 1,
  event: 'letter-received',
  at: '2026-11-26T14:05:00.000Z',
  day: '2026-11-26',
  person: null,
};
const NOW = '2026-11-27T09:00:00.000Z';

const revision = (events: readonly EntryEvent[], more: Partial<Revision> = {}): Revision => ({
  reference: 'LT-2026-001',
  number: 1,
  knownAt: NOW,
  type: 'letter',
  kind: 'opened',
  by: null,
  state: 'open',
  confidentiality: 'open',
  distribution: [],
  caseReference: 'C-17',
  service: null,
  fields: {},
  events,
  clocks: clocksInState(
    madeType(),
    { state: more.state ?? 'open', events },
    clocksFor(madeType(), events, LAW, { fields: {}, stays: [] }),
    LAW,
  ),
  words: null,
  actor: { actor: 'person:P-1', post: 'HR', capacity: 'holder', delegation: null },
  ...more,
});

const owing = (of: Revision, more: Partial<Owing> = {}): Owing => ({
  type: madeType(),
  revision: of,
  rules: LAW.rules,
  calendars: LAW.calendars,
  officer: ['CSWO'],
  keepers: ['HR', 'HR-2'],
  ...more,
});

test('whose a duty is follows from the first whom the rule names', () => {
  const who = (owner: string) => whoOwes({ owner });
  assert.deepEqual(['CSWO', 'CSWO with head of unit', 'Receiving CSWO'].map(who), ['officer', 'officer', 'officer']);
  assert.deepEqual(['Local authority', 'Social work', 'Child Protection Committee', 'Council officer'].map(who), [
    'keeper',
    'keeper',
    'keeper',
    'keeper',
  ]);
  assert.deepEqual(
    ['Head of unit', 'Child; each relevant person', 'Principal Reporter (CSWO tells the Reporter)', 'Sheriff', ''].map(
      who,
    ),
    ['outside', 'outside', 'outside', 'outside', 'outside'],
  );
});

test('a clock that runs is owed to the minute by whoever keeps the register; at its last minute it is in time', () => {
  const [owed, ...more] = owedByClocks(owing(revision([CAME])), [], NOW);
  assert.equal(more.length, 0);
  assert.deepEqual(
    [owed?.code, owed?.ownerPost, owed?.coPosts, owed?.dueOn, owed?.dueAt, owed?.rule, owed?.state],
    ['LT-2026-001.LET-01.-.1', 'HR', ['HR-2'], '2026-11-29', '2026-11-29T14:06:00.000Z', 'SSI 0000/1 reg 1', 'open'],
  );
  assert.deepEqual(owedByClocks(owing(revision([CAME])), [owed as NonNullable<typeof owed>], NOW), []);
});

test('what met the clock settles it at the moment at which it was done, and owes it again when it is taken back', () => {
  const [open] = owedByClocks(owing(revision([CAME])), [], NOW);
  const answered: EntryEvent = {
    number: 2,
    event: 'letter-answered',
    at: '2026-11-27T08:30:00.000Z',
    day: '2026-11-27',
    person: null,
  };
  const [met] = owedByClocks(owing(revision([CAME, answered], { number: 2 })), open === undefined ? [] : [open], NOW);
  assert.deepEqual(
    [met?.code, met?.state, met?.settledAt, met?.settledPost],
    ['LT-2026-001.LET-01.-.1', 'met', '2026-11-27T08:30:00.000Z', 'HR'],
  );
  const [again] = owedByClocks(owing(revision([CAME], { number: 3 })), met === undefined ? [] : [met], NOW);
  assert.deepEqual([again?.code, again?.state, again?.settledAt], ['LT-2026-001.LET-01.-.1', 'open', null]);
  // What was met before anybody could owe it is owed by nobody.
  assert.deepEqual(owedByClocks(owing(revision([CAME, answered])), [], NOW), []);
});

test("with the entry withdrawn it falls away; what was waived stays so; what is owed by nobody here is nobody's", () => {
  const [open] = owedByClocks(owing(revision([CAME])), [], NOW);
  const standing = open === undefined ? [] : [open];
  const [gone] = owedByClocks(owing(revision([CAME], { number: 2, kind: 'withdrawn', clocks: [] })), standing, NOW);
  assert.deepEqual([gone?.state, gone?.reason], ['cancelled', 'The entry was withdrawn']);
  const [ended] = owedByClocks(owing(revision([CAME], { number: 2, state: 'closed' })), standing, NOW);
  assert.deepEqual([ended?.state, ended?.reason], ['cancelled', 'The entry has come to its end']);
  const waived = standing.map((each) => ({ ...each, state: 'waived' as const, reason: 'x', settledAt: NOW }));
  assert.deepEqual(owedByClocks(owing(revision([CAME], { number: 2 })), waived, NOW), []);
  assert.deepEqual(owedByClocks(owing(revision([CAME]), { rules: [{ ...RULE, owner: 'Sheriff' }] }), [], NOW), []);
});

test('of a restricted entry neither code nor title tells which it is', () => {
  const secret = revision([CAME], { reference: 'LTR-2026-001', confidentiality: 'restricted' });
  const [owed] = owedByClocks(owing(secret), [], NOW);
  assert.match(owed?.code ?? '', /^C-[0-9A-F-]{18}$/);
  assert.equal(owed?.title, 'A time limit in the register "Letters"');
  assert.equal(owed?.confidentiality, 'restricted');
});

test('what is asked for at once is owed from the day it began, without a last day, and is never met late', () => {
  const atOnce = { count: null, unit: 'immediately' as const, noPeriod: { code: 'immediate', words: 'at once' } };
  const rules = [{ ...RULE, ...atOnce }];
  const law = { ...LAW, rules };
  const clocks = (events: readonly EntryEvent[]) => clocksFor(madeType(), events, law, { fields: {}, stays: [] });
  const [owed] = owedByClocks(owing(revision([CAME], { clocks: clocks([CAME]) }), { rules }), [], NOW);
  assert.deepEqual(
    [owed?.title, owed?.opensOn, owed?.cause, owed?.rule],
    [
      'At once: Answer the letter (LT-2026-001)',
      '2026-11-26',
      'at-once:LET-01.-.1',
      'SSI 0000/1 reg 1; it states no number of hours or days',
    ],
  );
  assert.ok(owed !== undefined);
  const weeksLater = '2026-12-24T09:00:00.000Z';
  assert.equal(standingOf({ ...owed, knownAt: NOW }, weeksLater), 'at once');
  const done = { number: 2, event: 'letter-answered', at: '2026-12-20T09:00:00.000Z', day: '2026-12-20', person: null };
  const after = revision([CAME, done], { number: 2, clocks: clocks([CAME, done]) });
  const [met, ...more] = owedByClocks(owing(after, { rules }), [owed], weeksLater);
  assert.deepEqual([met?.state, met?.settledAt, more.length], ['met', '2026-12-20T09:00:00.000Z', 0]);
  assert.equal(met === undefined ? '' : standingOf({ ...met, knownAt: weeksLater }, weeksLater), 'met');
});

test('a text that states no number and asks for no haste makes nothing owed', () => {
  const rules = [
    { ...RULE, count: null, unit: 'none' as const, noPeriod: { code: 'no-period', words: 'no national days' } },
  ];
  const clocks = clocksFor(madeType(), [CAME], { ...LAW, rules }, { fields: {}, stays: [] });
  assert.equal(clocks.length, 1);
  assert.deepEqual(owedByClocks(owing(revision([CAME], { clocks }), { rules }), [], NOW), []);
});
