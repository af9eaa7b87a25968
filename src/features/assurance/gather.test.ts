import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import { gather, type Rows } from './read-model.ts';

const NONE: Rows = {
  functions: [],
  mechanisms: [],
  schedules: [],
  leads: [],
  concerns: [],
  occurrences: [],
  meetings: [],
  answers: [],
  evidence: [],
  reviews: [],
  opinions: [],
};

const mechanism = fc.constantFrom('M1', 'M2');
const day = fc.constantFrom('2026-01-05', '2026-02-01', '2026-03-10', '2026-04-20');
const code = fc.constantFrom('M1.1', 'M1.2', 'M2.1');
const withdrawn = fc.boolean();

// One row of any table, as it travels, without the moment at which it became known.
const row = fc.oneof(
  fc.record({
    table: fc.constant('schedules'),
    mechanism,
    fromDay: fc.oneof(fc.constant(''), day),
    frequency: fc.constantFrom('monthly', 'quarterly', 'annually'),
    asWritten: fc.constant(null),
    group: fc.constant(null),
    withdrawn,
  }),
  fc.record({
    table: fc.constant('leads'),
    mechanism,
    fromDay: fc.oneof(fc.constant(''), day),
    posts: fc.constantFrom(['A'], ['B', 'A']),
    withdrawn,
  }),
  fc.record({
    table: fc.constant('occurrences'),
    code,
    mechanism,
    title: fc.constant('A report'),
    owner: fc.constant('A'),
    dueOn: day,
    dueAt: fc.constant(Date.UTC(2026, 3, 20)),
    rule: fc.constant(''),
    state: fc.constantFrom('open', 'met'),
    reason: fc.constant(null),
    from: fc.oneof(fc.constant(null), day),
    upTo: day,
    meeting: fc.constantFrom(null, 'MT1', 'MT2'),
    withdrawn,
  }),
  fc.record({ table: fc.constant('meetings'), code: fc.constantFrom('MT1', 'MT2'), day }),
  fc.record({
    table: fc.constant('answers'),
    obligation: code,
    mechanism,
    nothingArose: fc.boolean(),
    done: fc.constant(''),
    tells: fc.constant(''),
    concern: fc.constant(null),
    seconds: fc.constant(60),
    actor: fc.constant('P-1'),
    post: fc.constant('A'),
  }),
  fc.record({
    table: fc.constant('reviews'),
    obligation: code,
    answerAt: fc.constant(Date.UTC(2026, 0, 5)),
    verdict: fc.constant('accepted'),
    words: fc.constant(''),
    actor: fc.constant('P-2'),
    post: fc.constant('B'),
  }),
);

// A row each twelve hours, from 1 January 2026 on.
const rowsOf = (given: readonly { readonly table: string }[], first: number): Rows => {
  const rows: Record<string, object[]> = Object.fromEntries(Object.keys(NONE).map((name) => [name, []]));
  given.forEach(({ table, ...said }, at) => {
    rows[table]?.push({ ...said, knownAt: Date.UTC(2026, 0, 1) + (first + at) * 43_200_000 });
  });
  return rows as unknown as Rows;
};

test('what is gathered in two goes is what is gathered in one', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 60 }), fc.nat(), (given, cut) => {
      const at = 1 + (cut % (given.length - 1));
      const [earlier, later] = [rowsOf(given.slice(0, at), 0), rowsOf(given.slice(at), at)];
      assert.deepEqual(gather(later, gather(earlier)), gather(rowsOf(given, 0)));
    }),
    { numRuns: 2_000 },
  );
});
