import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { changeEntry, noteEvent, takeBackEvent } from '../../src/features/registers/entry/continue-entry.ts';
import type { FieldValues, Revision } from '../../src/features/registers/entry/entry.ts';
import { openEntry } from '../../src/features/registers/entry/open-entry.ts';
import type { Writing } from '../../src/features/registers/entry/revise-entry.ts';
import type { Result } from '../../src/kernel/index.ts';
import { done, opened, type Shipped, shippedType } from '../support/secure-model/core.ts';
import type { Step } from '../support/secure-model/regulations.ts';
import type { Action } from '../support/secure-model/walk.ts';

const PACK = fileURLToPath(new URL('../../../packs/scotland', import.meta.url));
const CAME = Date.parse('2026-11-26T14:05Z') / 60_000;
const LATER = '2026-11-27T14:00:00.000Z';
const ACTOR = { actor: 'person:P-1', post: 'CSWO', capacity: 'holder', delegation: null };

const shipped = (): Promise<Shipped> =>
  shippedType('secure-accommodation-authorised', PACK, (path) => readFile(path, 'utf8'));

const writing = (given: Shipped, council: string): Writing => ({
  ...given,
  stays: [],
  at: LATER,
  actor: ACTOR,
  council,
});

const step = (what: string, at: number): Action => ({
  kind: 'step',
  now: at,
  step: {
    what,
    at,
    who: null,
    asked: new Map([
      ['child', at - 60],
      ['head-of-unit', null],
    ]),
    complete: true,
    condition: true,
    excused: [],
  } satisfies Step,
});

const after = (given: Shipped, actions: readonly Action[]): Revision[] =>
  actions.reduce<Revision[]>(
    (revisions, action) => {
      const next = done(given, revisions, action);
      assert.ok(next !== null, JSON.stringify(action));
      return next;
    },
    opened(given, CAME, CAME, 'none'),
  );

const places = (result: Result<unknown>): (string | undefined)[] =>
  result.ok ? [] : result.problem.map(({ place }) => place.column);

const without = (fields: FieldValues, gone: string): FieldValues =>
  Object.fromEntries(Object.entries(fields).filter(([code]) => code !== gone));

test('what a decision stood on can be put into other words, and not be emptied', async () => {
  const given = await shipped();
  const revisions = after(given, [step('decide-to-implement', CAME + 120)]);
  const fields = revisions.at(-1)?.fields ?? {};
  const change = (to: FieldValues) =>
    changeEntry(revisions, { fields: to, words: 'Put right' }, writing(given, 'dundee'));
  assert.deepEqual(places(change({ ...fields, reasons: 'Other words' })), []);
  assert.deepEqual(places(change(without(fields, 'reasons'))), ['reasons']);
  const childAlone = Array.isArray(fields['consulted']) ? fields['consulted'].slice(0, 1) : [];
  assert.deepEqual(places(change({ ...fields, consulted: childAlone as FieldValues[string] })), ['consulted']);
});

test('that the head of unit received the decision cannot be taken back once consent rests on it', async () => {
  const given = await shipped();
  const received: Action = {
    kind: 'note',
    now: CAME + 200,
    fact: { what: 'decision-received-by-head-of-unit', at: CAME + 200, who: null },
  };
  const before = after(given, [step('decide-to-implement', CAME + 120), received]);
  const consented = done(given, before, step('note-consent', CAME + 300)) ?? [];
  const takeBack = (revisions: readonly Revision[]) =>
    takeBackEvent(revisions, { number: 3, words: 'It was another' }, writing(given, 'dundee'));
  assert.deepEqual(places(takeBack(before)), []);
  assert.deepEqual(places(takeBack(consented)), ['number']);
});

test('whose officer decides follows from the order, and an entry that is another council’s is refused', async () => {
  const given = await shipped();
  const open = (fields: FieldValues) =>
    openEntry(
      {
        confidentiality: 'restricted',
        distribution: [],
        caseReference: 'C-1',
        service: null,
        fields: { 'relevant-persons': 'none', ...fields },
        happened: { at: '2026-11-26T14:05:00.000Z', day: '2026-11-26' },
      },
      'SA-2026-001',
      writing(given, 'dundee'),
    );
  assert.deepEqual(places(open({ 'order-kind': 'icso', 'implementation-authority': 'dundee' })), []);
  assert.deepEqual(places(open({ 'order-kind': 'icso', 'implementation-authority': 'fife' })), [
    'implementation-authority',
  ]);
  assert.deepEqual(places(open({ 'order-kind': 'warrant', 'relevant-authority': 'fife' })), ['relevant-authority']);
  // An order names what it names: the other council's answer is not looked at.
  assert.deepEqual(
    places(open({ 'order-kind': 'warrant', 'relevant-authority': 'dundee', 'implementation-authority': 'fife' })),
    [],
  );
});

// 2011 Act s.151(4): the officer must remove the child once it is unnecessary to keep them there. No paper of an earlier review comes before that.
test('a child is removed at once though nobody was told how the last review ended; who was not told is told before the entry is closed', async () => {
  const given = await shipped();
  const [hour, day] = [60, 24 * 60];
  const note = (what: string, at: number, who: string | null): Action => ({
    kind: 'note',
    now: at,
    fact: { what, at, who },
  });
  const told = (what: string, at: number) =>
    ['child', 'principal-reporter', 'head-of-unit'].map((who) => note(what, at, who));
  const placed = [
    step('decide-to-implement', CAME + 10 * hour),
    ...told('decision-notice-sent', CAME + 11 * hour),
    note('decision-received-by-head-of-unit', CAME + 11 * hour, null),
    step('note-consent', CAME + 20 * hour),
    step('place', CAME + 24 * hour),
    step('review-to-keep', CAME + 6 * day),
  ];
  for (const decided of ['decide-removal', 'review-to-remove']) {
    const removed = [...placed, step(decided, CAME + 7 * day), step('remove', CAME + 7 * day + hour)];
    const left = [...removed, ...told('removal-notice-sent', CAME + 7 * day + 2 * hour)];
    const end = step('finish-removal', CAME + 8 * day);
    assert.equal(after(given, removed).at(-1)?.state, 'removed');
    assert.equal(done(given, after(given, left), end), null, 'closed though nobody was told of the review');
    const all = [...left, ...told('placement-review-notice-sent', CAME + 7 * day + 3 * hour), end];
    assert.equal(after(given, all).at(-1)?.state, 'closed');
  }
});

test('nobody is told of what is not decided, nor twice of one decision, nor anybody whom the entry does not know', async () => {
  const given = await shipped();
  const decidedAt = CAME + 10 * 60;
  const now = '2026-11-29T12:00:00.000Z';
  const revisions = after(given, [step('decide-to-implement', decidedAt)]);
  const told = (
    minute: number,
    person: string,
    from: readonly Revision[] = revisions,
    more: { readonly corrects?: boolean } = {},
  ): Result<Revision[]> => {
    const at = new Date(minute * 60_000).toISOString();
    const happened = { at, day: at.slice(0, 10), person };
    return noteEvent(
      from,
      { event: 'decision-notice-sent', happened, ...more },
      { ...writing(given, 'dundee'), at: now },
    );
  };
  assert.deepEqual(places(told(decidedAt - 1, 'child')), ['happened']);
  assert.deepEqual(places(told(decidedAt, 'relevant-person-1')), ['person']);
  const once = told(decidedAt, 'child');
  assert.ok(once.ok);
  const all = [...revisions, ...once.value];
  assert.deepEqual(places(told(decidedAt + 5, 'child', all)), ['happened']);
  assert.ok(told(decidedAt + 5, 'head-of-unit', all).ok);
  // A time that was noted wrongly is put right: the first is taken back and stays in the chronology.
  const right = told(decidedAt + 5, 'child', all, { corrects: true });
  assert.ok(right.ok);
  assert.deepEqual(
    right.value.map(({ kind, events }) => [
      kind,
      events.filter(({ person }) => person === 'child').map(({ at }) => at),
    ]),
    [
      ['taken-back', []],
      ['noted', [new Date((decidedAt + 5) * 60_000).toISOString()]],
    ],
  );
});
