import assert from 'node:assert/strict';
import { test } from 'node:test';

import { yearCounts } from './grade-table.ts';
import type { Grade, Graded, Question } from './question.ts';
import type { CareService, ServiceGrade } from './service.ts';
import { countOn, goodOrBetter, gradeOn } from './share.ts';
import { partGone, type ServiceThen } from './standing.ts';
import { sayShare, sayYearCount } from './words.ts';

const graded = (...grades: readonly [Graded, Question | null, number][]) => ({
  grades: grades.map(([question, countsAs, grade]): ServiceGrade => ({ question, countsAs, grade: grade as Grade })),
});

const service = (code: string, edition: string, kind: string, years: CareService['years'] = []): ServiceThen => ({
  service: code,
  edition,
  kind,
  council: 'dundee',
  name: code,
  subtype: null,
  sector: null,
  provider: null,
  providerNumber: null,
  byCouncil: null,
  status: 'Active',
  registered: null,
  clientGroup: null,
  published: null,
  lastInspected: null,
  grades: [],
  years,
});

const ALL = [
  graded(['setting', 'setting', 6], ['leadership', 'leadership', 3]),
  graded(['theme-environment', 'setting', 4], ['theme-information', null, 2]),
  graded(['leadership', 'leadership', 5]),
  graded(),
];

test('every service stands in one place: at a grade, not on this question, or not yet graded', () => {
  assert.deepEqual(countOn(ALL, 'setting'), {
    total: 4,
    grades: { 6: 1, 5: 0, 4: 1, 3: 0, 2: 0, 1: 0 },
    notOnThis: 1,
    notYet: 1,
    byTheme: 1,
  });
  assert.deepEqual(countOn(ALL, 'every'), {
    total: 4,
    grades: { 6: 0, 5: 1, 4: 0, 3: 1, 2: 1, 1: 0 },
    notOnThis: 0,
    notYet: 1,
    byTheme: 1,
  });
});

test('the share is of those that have a grade, and where none has there is none', () => {
  assert.deepEqual(goodOrBetter(countOn(ALL, 'setting')), { numerator: 2, denominator: 2, share: 1 });
  assert.deepEqual(goodOrBetter(countOn(ALL, 'every')), { numerator: 1, denominator: 3, share: 1 / 3 });
  const none = goodOrBetter(countOn([graded()], 'setting'));
  assert.deepEqual(none, { numerator: 0, denominator: 0, share: null });
  assert.equal(sayShare(none), 'No service has a grade');
  assert.equal(sayShare({ numerator: 2, denominator: 3, share: 2 / 3 }), '2 of 3 (67%)');
});

test('a theme in whose place a question is graded counts nowhere', () => {
  const both = graded(['setting', 'setting', 5], ['theme-environment', null, 2]);
  assert.deepEqual([gradeOn(both, 'setting'), gradeOn(both, 'every')], [5, 5]);
});

test('a service is gone once a later file speaks of its kind without it, and not before', () => {
  const latest = [
    service('A', '2020-03-31', 'Home'),
    service('B', '2026-05-31', 'Home'),
    service('C', '2020-03-31', 'Minder'),
  ];
  const covering = new Map([
    ['Home', '2026-05-31'],
    ['Minder', '2020-03-31'],
  ]);
  const { services, gone } = partGone(latest, covering);
  assert.deepEqual(
    services.map((each) => each.service),
    ['B', 'C'],
  );
  assert.deepEqual(
    gone.map((each) => [each.service, each.goneBy]),
    [['A', '2026-05-31']],
  );
});

test('what a file does not say of a year is not nought', () => {
  const year = '2025/26';
  const counts = yearCounts({
    services: [
      service('A', '2026-05-31', 'Home', [{ what: 'complaints-upheld', year, count: 2, said: null }]),
      service('B', '2026-05-31', 'Home', [{ what: 'requirements', year, count: null, said: 'inspected-none' }]),
      service('C', '2026-05-31', 'Home', [{ what: 'requirements', year, count: null, said: 'yes' }]),
      // Of another day, whose file has no such columns.
      service('D', '2020-03-31', 'Minder'),
    ],
    years: ['complaints-upheld', 'enforcements', 'requirements'].map((what) => ({
      edition: '2026-05-31',
      year: `${what} ${year}`,
    })),
  });
  const none = { year, sum: null, yes: 0, no: 0, inspectedNone: 0 };
  assert.deepEqual(counts, [
    { ...none, what: 'complaints-upheld', services: 1, notSaid: 2, sum: 2 },
    { ...none, what: 'enforcements', services: 0, notSaid: 3 },
    { ...none, what: 'requirements', services: 2, notSaid: 1, yes: 1, inspectedNone: 1 },
  ]);
  assert.deepEqual(counts.map(sayYearCount), [
    '1 service, 2 in all; the file says nothing of 2',
    'said of no service; the file says nothing of 3',
    'yes for 1; 1 inspected, and none made; the file says nothing of 1',
  ]);
});
