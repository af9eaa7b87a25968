import assert from 'node:assert/strict';
import { test } from 'node:test';

import { decimal, financialYear } from '../../kernel/index.ts';
import type { StatusVocabulary, StatusWord } from '../councils/index.ts';
import type { Figure, Measure, Observation } from './measure.ts';
import type { PlanMeasure } from './read-model.ts';
import { periodOf } from './rows.ts';
import { seriesOf, withNational } from './series.ts';
import { revisionsOf, seriesRows, undatedRows } from './series-presenter.ts';
import type { StoredObservation } from './store.ts';

const measure = { title: 'A measure', unit: 'percent', decimals: 0 } as Measure;

const observation = (changes: Partial<Observation>): Observation => ({
  period: financialYear(2021),
  periodAsWritten: null,
  value: decimal('2'),
  numerator: null,
  denominator: null,
  state: 'final',
  absence: null,
  expectedBy: null,
  basis: 'printed',
  note: null,
  source: '004',
  knownAt: '2026-01-01T10:00:00.000Z',
  sequence: 1,
  firstSequence: 1,
  ...changes,
});

const vocabulary: StatusVocabulary = { words: [], of: () => ({ label: 'Not yet published' }) as StatusWord };

const rowsOf = (observations: readonly Observation[], national: readonly Figure[] = []) =>
  seriesRows(
    withNational(seriesOf(observations), national),
    { measure, observations } as unknown as PlanMeasure,
    vocabulary,
  );

test('a figure shows what it is made of, its state, its source and since when it is known', () => {
  const [row] = rowsOf([
    observation({ value: decimal('75'), numerator: decimal('21'), denominator: decimal('28'), state: 'provisional' }),
  ]);
  assert.ok(row !== undefined);
  const { key: _, ...shown } = row;
  assert.deepEqual(shown, {
    period: '2021/22',
    value: '75%',
    share: '21 of 28',
    state: 'Provisional',
    source: 'Paper 004 of the sources',
    known: '1 January 2026, 10:00',
    used: true,
  });
});

test('a figure of another source stands under the one used, and says so', () => {
  const national: Figure = {
    period: financialYear(2021),
    value: decimal('9.66'),
    numerator: null,
    denominator: null,
    provisional: false,
    approximate: false,
    realTerms: false,
    origin: 'national',
    source: 'LGBF CHN22',
    note: null,
  };
  const rows = rowsOf([observation({})], [national]);
  assert.deepEqual(
    rows.map(({ value, used, state }) => [value, used, state]),
    [
      ['2%', true, 'Final'],
      ['9.7%', false, 'Final, not the one used'],
    ],
  );
});

test('where there is no figure the reason stands in its place, newest period first', () => {
  const rows = rowsOf([
    observation({}),
    observation({
      period: financialYear(2022),
      value: null,
      absence: 'not-yet-published',
      expectedBy: '2026-12-15',
      sequence: 2,
      firstSequence: 2,
    }),
  ]);
  assert.deepEqual(
    rows.map(({ period, value, state }) => [period, value, state]),
    [
      ['2022/23', 'None', 'Not yet published, expected by 15 December 2026'],
      ['2021/22', '2%', 'Final'],
    ],
  );
});

test('a figure without a period is shown with the words of its source', () => {
  const series = seriesOf([observation({ period: null, periodAsWritten: 'baseline', value: decimal('32.5') })]);
  assert.deepEqual(undatedRows(series, measure), [
    { value: '32.5', written: 'baseline', source: 'Paper 004 of the sources' },
  ]);
});

test('a correction lists what its source said, oldest first; a figure stated once is none', () => {
  const stored = (value: string, state: 'provisional' | 'final', period: string): StoredObservation => ({
    measure: 'm',
    period_kind: 'financial-year',
    period,
    period_start: null,
    period_end: null,
    period_as_written: null,
    value,
    numerator: null,
    denominator: null,
    state,
    absence: null,
    expected_by: null,
    basis: null,
    note: null,
    source: '004',
    source_line: null,
    sequence: 1,
    origin: 'a test',
    known_at: '2026-01-01T10:00:00.000Z',
  });
  const history = [
    stored('12', 'provisional', '2021/22'),
    stored('13', 'final', '2021/22'),
    stored('9', 'final', '2020/21'),
  ];
  assert.deepEqual(
    revisionsOf(history, measure, periodOf).map(({ period, stated }) => [period, stated]),
    [['2021/22', ['12 (provisional), known 1 January 2026, 10:00', '13 (final), known 1 January 2026, 10:00']]],
  );
});
