import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeRule, madeType } from '../testing/made-register.ts';
import { readRegisterType } from '../type/check-type.ts';
import type { Field } from '../type/register-type.ts';
import type { FieldValue } from './entry.ts';
import { moveEntry } from './move-entry.ts';
import { openEntry } from './open-entry.ts';
import type { Writing } from './revise-entry.ts';
import { faultsOfValues } from './values.ts';

const NOW = '2026-11-26T15:00:00.000Z';
const MONTHS: Field = {
  code: 'months',
  label: 'Months',
  kind: 'whole',
  source: 'ours',
  sets: { rules: ['LET-01'], as: 'months' },
};

const wrong = (field: Partial<Field>, value: FieldValue): string[] =>
  faultsOfValues(
    { fields: [{ code: 'asked', label: 'Asked', kind: 'whole', source: 'ours', ...field }] },
    { state: 'open', fields: { asked: value }, events: [] },
    NOW,
  ).map(({ message, place }) => `${place.column}: ${message}`);

test('a day on which something happened is none to come, and one that is planned may be', () => {
  const found = 'It is still to come: give the day on which it happened, or leave it empty until then';
  assert.deepEqual(wrong({ kind: 'day', past: true }, '2026-11-27'), [`asked: ${found}`]);
  assert.deepEqual(wrong({ kind: 'day', past: true }, '2026-11-26'), []);
  assert.deepEqual(wrong({ kind: 'day' }, '2027-01-15'), []);
  const columns: Field['columns'] = [{ code: 'done-on', label: 'Done on', kind: 'day', past: true }];
  assert.deepEqual(wrong({ kind: 'rows', columns }, [{ 'done-on': '2027-01-15' }]), [`asked.1.done-on: ${found}`]);
});

test('months that an order sets, whole numbers and days have bounds, and are refused at the answer', () => {
  const months = 'asked: Give a whole number from 1 to 1,200';
  const { sets } = MONTHS;
  assert.ok(sets !== undefined);
  assert.deepEqual(
    [0, 1, 1200, 1201, 99_999].map((each) => wrong({ sets }, each)),
    [[months], [], [], [months], [months]],
  );
  assert.deepEqual(wrong({}, 0), []);
  assert.deepEqual(wrong({}, 999_999_999), []);
  assert.deepEqual(wrong({}, 1_000_000_000), ['asked: Give a whole number from 0 to 999,999,999']);
  assert.deepEqual(wrong({}, Number.MAX_SAFE_INTEGER + 1), ['asked: This is no whole number']);
  assert.deepEqual(wrong({}, 1.5), ['asked: This is no whole number']);
  const years = ['asked: Give a day in the years 1900 to 2199'];
  assert.deepEqual(
    ['0001-01-01', '1899-12-31', '1900-01-01', '2199-12-31', '2200-01-01', '9999-12-31'].map((each) =>
      wrong({ kind: 'day' }, each),
    ),
    [years, years, [], [], years, years],
  );
  assert.deepEqual(wrong({ kind: 'moment' }, '0001-01-01T12:00:00.000Z'), years);
});

test('a step with months or a moment that cannot be is refused at them, and counts nothing by them', () => {
  const months = { ...MONTHS };
  const type = madeType({ fields: [...madeType().fields, months] });
  const rules = [madeRule({ unit: 'months', numberFrom: 'order', counting: 'exclusive' })];
  const writing: Writing = {
    type,
    law: { rules, calendars: new Map(), overrides: [] },
    stays: [],
    at: NOW,
    actor: { actor: 'person:P-1', post: 'HR', capacity: 'holder', delegation: null },
  };
  const entry = {
    confidentiality: 'open',
    distribution: [],
    caseReference: 'C-17',
    service: null,
    fields: { gist: 'About a bus' },
    happened: { at: '2026-11-26T14:05:00.000Z', day: '2026-11-26' },
  } as const;
  const first = openEntry(entry, 'LT-2026-001', writing);
  assert.ok(first.ok);
  const answer = (more: Record<string, FieldValue>, day: string) => {
    const happened = { at: `${day}T14:30:00.000Z`, day };
    const fields = { outcome: 'upheld', answer: 'Yes', ...more };
    const moved = moveEntry([first.value], { move: 'answer', fields, happened }, writing);
    return moved.ok ? [] : moved.problem.map(({ place }) => place.column);
  };
  assert.deepEqual(answer({ months: 3 }, '2026-11-26'), []);
  assert.deepEqual(answer({ months: 99_999 }, '2026-11-26'), ['months']);
  assert.deepEqual(answer({ months: 12_000_000 }, '2026-11-26'), ['months']);
  assert.deepEqual(answer({}, '0001-01-01'), ['happened']);
  assert.deepEqual(answer({}, '9999-12-31'), ['happened']);
});

test('no code is a word that every object of the language has by itself', () => {
  const places = (code: string) => {
    const choices = [
      { code, label: 'A' },
      { code: 'other', label: 'B' },
    ];
    const read = readRegisterType(
      madeType({
        fields: [...madeType().fields, { code, label: 'A', kind: 'choice', choices, source: 'ours' }],
      }),
    );
    return read.ok ? [] : [...new Set(read.problem.map(({ place }) => place.column))];
  };
  assert.deepEqual(places('builder'), []);
  for (const each of ['constructor', '__proto__', 'toString', 'valueOf'])
    assert.deepEqual(places(each), ['fields.3.code', 'fields.3.choices.0.code'], each);
});

test('an answer that stands alone is refused beside another, by its name', () => {
  const choices = [
    { code: 'harm', label: 'Harm' },
    { code: 'none', label: 'None of them', alone: true },
  ];
  const ticked = (...codes: string[]): string[] => wrong({ kind: 'choices', choices }, codes);
  assert.deepEqual([ticked('none'), ticked('harm')], [[], []]);
  assert.deepEqual(ticked('harm', 'none'), ['asked: "None of them" cannot stand beside another answer']);
});
