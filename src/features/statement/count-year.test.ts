import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import { daysAfter, endOfDay, financialYear } from '../../kernel/index.ts';
import type { Occurrence } from '../assurance/index.ts';
import { answered, countYear, NOTHING_DUE, sumOf } from './count-year.ts';

const YEAR = financialYear(2026);
const LATER = '2027-06-01T12:00:00.000Z';

const due = (dueOn: string, state = 'open'): Occurrence => ({
  code: `M1.${dueOn}`,
  mechanism: 'M1',
  title: 'A mechanism',
  owner: 'LEAD',
  dueOn,
  dueAt: endOfDay(dueOn),
  rule: 'Every quarter',
  state,
  reason: null,
  upTo: dueOn,
  frequency: 'quarterly',
});

const first = (...answers: readonly (readonly [dueOn: string, at: string])[]) =>
  new Map(answers.map(([dueOn, knownAt]) => [`M1.${dueOn}`, { knownAt }]));

test('an occurrence belongs to the year in which it was due: 31 March to the one, 1 April to the next', () => {
  const all = [due('2026-03-31'), due('2026-04-01'), due('2027-03-31'), due('2027-04-01')];
  assert.deepEqual(countYear(all, new Map(), YEAR, LATER), { ...NOTHING_DUE, due: 2, never: 2 });
  assert.deepEqual(countYear(all, new Map(), financialYear(2025), LATER), { ...NOTHING_DUE, due: 1, never: 1 });
  assert.deepEqual(countYear(all, new Map(), financialYear(2027), LATER), { ...NOTHING_DUE, due: 1, never: 1 });
});

test('an answer is in time before the day is over in Scotland, late from then on, also after the year', () => {
  const day = '2026-07-21';
  const of = (at: string) => countYear([due(day, 'met')], first([day, at]), YEAR, LATER);
  assert.deepEqual(of('2026-07-21T22:59:59.999Z'), { ...NOTHING_DUE, due: 1, inTime: 1 });
  assert.deepEqual(of('2026-07-21T23:00:00.000Z'), { ...NOTHING_DUE, due: 1, late: 1 });
  assert.deepEqual(of('2027-05-30T09:00:00.000Z'), { ...NOTHING_DUE, due: 1, late: 1 });
});

test('waived and fallen away are no part of what was due; what is not over yet is to come, or early where it was answered', () => {
  const all = [
    due('2026-05-01', 'waived'),
    due('2026-06-01', 'cancelled'),
    due('2026-12-01'),
    due('2027-01-01', 'met'),
  ];
  const early = first(['2027-01-01', '2026-11-02T09:00:00.000Z']);
  assert.deepEqual(countYear(all, early, YEAR, '2026-11-22T12:00:00.000Z'), {
    ...NOTHING_DUE,
    waived: 1,
    fellAway: 1,
    early: 1,
    toCome: 1,
  });
});

test('the parts always make up the whole, and years next to each other lose nothing and double nothing', () => {
  const occurrence = fc
    .record({
      day: fc.integer({ min: 0, max: 1400 }),
      state: fc.constantFrom('open', 'met', 'waived', 'cancelled'),
      answer: fc.option(fc.integer({ min: -20, max: 60 }), { nil: null }),
    })
    .map(({ day, state, answer }) => ({ dueOn: daysAfter('2024-01-01', day), state, answer }));
  fc.assert(
    fc.property(fc.uniqueArray(occurrence, { selector: ({ dueOn }) => dueOn, maxLength: 40 }), (drawn) => {
      const all = drawn.map(({ dueOn, state }) => due(dueOn, state));
      const answers = first(
        ...drawn.flatMap(({ dueOn, answer }) =>
          answer === null ? [] : [[dueOn, `${daysAfter(dueOn, answer)}T12:00:00.000Z`] as const],
        ),
      );
      const years = [2023, 2024, 2025, 2026, 2027].map((year) => countYear(all, answers, financialYear(year), LATER));
      const sum = sumOf(years);
      assert.equal(sum.due + sum.waived + sum.fellAway + sum.early + sum.toCome, all.length);
      for (const year of years) assert.equal(answered(year) + year.never, year.due);
    }),
    { numRuns: 300 },
  );
});
