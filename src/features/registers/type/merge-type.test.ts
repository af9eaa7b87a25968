import assert from 'node:assert/strict';
import { test } from 'node:test';

import { madeType } from '../testing/made-register.ts';
import { faultsOfAddition } from './check-addition.ts';
import { heldTypes } from './held-type.ts';
import { mergeType } from './merge-type.ts';
import { type Addition, readAddition } from './own-type.ts';
import type { RegisterType } from './register-type.ts';

const addition = (given: object): Addition => {
  const read = readAddition({ adds_to: 'letter', ...given });
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
};

const refused = (given: object): string[] => {
  const read = readAddition({ adds_to: 'letter', ...given });
  return read.ok ? [] : read.problem.map(({ place, message }) => `${place.column}: ${message}`);
};

const codes = (parts: readonly { readonly code: string }[]): string[] => parts.map(({ code }) => code);

const ward = { code: 'my-ward', label: 'Ward', kind: 'text', source: 'council' } as const;

const full = addition({
  fields: [ward],
  choices: [{ field: 'outcome', choices: [{ code: 'my-partly', label: 'Partly' }] }],
  states: [{ code: 'my-with-expert', label: 'With an expert', beside: 'open' }],
  events: [{ code: 'my-expert-asked', label: 'Expert asked', precision: 'day' }],
  moves: [
    {
      code: 'my-ask-expert',
      label: 'Ask an expert',
      from: ['open'],
      to: 'my-with-expert',
      by: 'keeper',
      needs: [],
      event: 'my-expert-asked',
    },
  ],
  counts: [
    {
      measure: 'my-letters',
      label: 'Letters',
      how: 'entries',
      datedBy: { event: 'letter-received' },
      source: 'council',
    },
  ],
  changes: [
    { of: 'type', code: 'letter', label: 'Letter to us' },
    { of: 'field', code: 'answer', label: 'What we wrote', help: 'In plain words.', needed: [{ state: ['open'] }] },
    { of: 'choice', code: 'outcome.upheld', label: 'Found right' },
    { of: 'state', code: 'open', label: 'On the desk' },
    { of: 'move', code: 'answer', label: 'Write back' },
  ],
});

test('what a council adds and calls otherwise stands beside what all councils share', () => {
  assert.deepEqual(faultsOfAddition(madeType(), full), []);
  const held = mergeType(madeType(), full);
  assert.equal(held.title, 'Letter to us');
  assert.deepEqual(codes(held.fields), ['gist', 'answer', 'outcome', 'my-ward']);
  assert.deepEqual(held.fields[1], {
    code: 'answer',
    label: 'What we wrote',
    kind: 'long',
    source: 'ours',
    help: 'In plain words.',
    needed: [{ state: ['answered'] }, { state: ['open', 'my-with-expert'] }],
  });
  assert.deepEqual(held.fields[2]?.choices, [
    { code: 'upheld', label: 'Found right' },
    { code: 'not-upheld', label: 'Not upheld' },
    { code: 'my-partly', label: 'Partly' },
  ]);
  assert.deepEqual(codes(held.states), ['open', 'answered', 'left', 'closed', 'my-with-expert']);
  assert.deepEqual(held.states[0], { code: 'open', label: 'On the desk' });
  assert.deepEqual(codes(held.moves), ['answer', 'close', 'my-ask-expert']);
  assert.deepEqual(
    held.counts.map(({ measure }) => measure),
    ['my-letters'],
  );
});

test('a state of its own is in law the one beside which it stands: the same steps lead on, with the same needs', () => {
  const held = mergeType(madeType(), full);
  const answer = held.moves.find(({ code }) => code === 'answer');
  assert.deepEqual(answer?.from, ['open', 'my-with-expert']);
  assert.deepEqual(answer?.needs, madeType().moves[0]?.needs);
  assert.deepEqual(held.events.find(({ code }) => code === 'reminder-received')?.notedIn, [
    'open',
    'left',
    'my-with-expert',
  ]);
});

test('no step of its own leads past what the law asks for, and nothing that is asked for is asked less', () => {
  const step = { code: 'my-skip', label: 'Skip', from: ['open'], to: 'answered', by: 'keeper', needs: [] };
  assert.deepEqual(refused({ moves: [step] }), [
    'moves.my-skip: It leads from "open" to "answered", which in law is another state: only the steps of the shared type do that',
  ]);
  const through = { ...step, from: ['my-aside'], to: 'answered' };
  assert.equal(refused({ states: [{ code: 'my-aside', label: 'Aside', beside: 'open' }], moves: [through] }).length, 1);
  assert.deepEqual(refused({ moves: [{ ...step, to: 'open', event: 'letter-answered' }] }), [
    'moves.my-skip: "letter-answered" belongs to the shared type: give an event of your own',
  ]);
  // What is always asked for stays so, whatever a council says of it.
  const less = addition({ changes: [{ of: 'field', code: 'gist', needed: [{ state: ['closed'] }] }] });
  assert.equal(mergeType(madeType(), less).fields[0]?.needed, 'always');
  assert.deepEqual(refused({ fields: [{ ...ward, code: 'ward' }] }), [
    'fields.0.code: must begin with "my-", so that no later pack can take it',
  ]);
});

test('what an addition names that is not there is told at its place', () => {
  const wrong = addition({
    choices: [{ field: 'gist', choices: [{ code: 'my-one', label: 'One' }] }],
    states: [{ code: 'my-aside', label: 'Aside', beside: 'gone' }],
    changes: [{ of: 'choice', code: 'outcome.gone', label: 'Gone' }],
  });
  assert.deepEqual(
    faultsOfAddition(madeType(), wrong).map(({ place, message }) => `${place.column}: ${message}`),
    [
      'choices: "gist" is no field of "letter" with answers to choose from',
      'states.my-aside: "gone" is no state of "letter"',
      'changes.outcome.gone: "letter" has no choice "outcome.gone"',
    ],
  );
});

const upgraded = (): RegisterType => {
  const before = madeType();
  return {
    ...before,
    title: 'Letter or message',
    fields: [
      ...before.fields.map((field) =>
        field.code === 'answer' ? { ...field, label: 'Reply', help: 'Be brief.' } : field,
      ),
      { code: 'channel', label: 'Channel', kind: 'text', source: 'ours' },
    ],
  };
};

test('an upgrade of the pack keeps what the council added and changed, and brings what is new', () => {
  const held = heldTypes([{ code: 'letter', definition: upgraded() }], [{ code: 'letter', definition: full }]).get(
    'letter',
  );
  assert.deepEqual(codes(held?.fields ?? []), ['gist', 'answer', 'outcome', 'channel', 'my-ward']);
  assert.deepEqual(
    [held?.title, held?.fields[1]?.label, held?.fields[1]?.help],
    ['Letter to us', 'What we wrote', 'In plain words.'],
  );
  // Where the council said nothing, the new words of the pack stand.
  const silent = mergeType(upgraded(), addition({ fields: [ward] }));
  assert.deepEqual([silent.title, silent.fields[1]?.label], ['Letter or message', 'Reply']);
});

// A small generator with a seed, so that a failure can be seen again.
const numbers = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
};

test('of 2,000 random types and additions, no field, state, event, move, count or choice of either is ever lost', () => {
  const some = (next: (below: number) => number, prefix: string): string[] =>
    Array.from({ length: next(6) }, (_, index) => `${prefix}${index}`);
  for (let seed = 1; seed <= 2000; seed += 1) {
    const next = numbers(seed);
    const field = (code: string) => ({
      code,
      label: code,
      kind: 'choice' as const,
      source: 'ours',
      choices: [{ code: 'yes', label: 'Yes' }],
    });
    const state = (code: string) => ({ code, label: code });
    const shared = madeType({
      fields: some(next, 'f').map(field),
      states: ['open', ...some(next, 's')].map(state),
      events: [],
      moves: [],
    });
    const known = (parts: readonly { readonly code: string }[], other: string): string =>
      parts[next(parts.length + 1)]?.code ?? other;
    const own = addition({
      fields: some(next, 'my-f').map(field),
      choices: some(next, 'my-c').map((code) => ({
        field: known(shared.fields, 'gone'),
        choices: [{ code, label: code }],
      })),
      states: some(next, 'my-s').map((code) => ({ code, label: code, beside: known(shared.states, 'gone') })),
      changes: some(next, 'x').map(() => ({
        of: 'field',
        code: known(shared.fields, 'gone'),
        label: 'Otherwise',
        needed: 'always',
      })),
    });
    const held = mergeType(shared, own);
    assert.deepEqual(codes(held.fields), [...codes(shared.fields), ...codes(own.fields)], `seed ${seed}`);
    assert.deepEqual(codes(held.states), [...codes(shared.states), ...codes(own.states)], `seed ${seed}`);
    for (const { field: name, choices } of own.choices) {
      const found = held.fields.find(({ code }) => code === name)?.choices;
      if (name !== 'gone')
        assert.ok(
          choices.every(({ code }) => found?.some((each) => each.code === code)),
          `seed ${seed}`,
        );
    }
    for (const { code } of own.changes) {
      if (code !== 'gone')
        assert.equal(held.fields.find((each) => each.code === code)?.needed, 'always', `seed ${seed}`);
    }
  }
});
