import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { AssessedMeasure, PlanAssessment } from './assessment.ts';
import { filtersFrom, isNarrowed, narrowed } from './scorecard-presenter.ts';

const assessed = (code: string, status: string, priority: string | null, ownerPost: string | null): AssessedMeasure =>
  ({ status, priority, measure: { code, ownerPost } }) as unknown as AssessedMeasure;

const assessment = {
  measures: [
    assessed('a', 'on-track', 'P1', 'HOS-1'),
    assessed('b', 'outwith-limits', 'P1', 'HOS-2'),
    assessed('c', 'within-limits', 'P2', null),
    assessed('d', 'withheld', 'P2', 'HOS-1'),
  ],
} as unknown as PlanAssessment;

const codes = (query: Record<string, string>): string[] =>
  narrowed(assessment, filtersFrom(query)).map(({ measure }) => measure.code);

test('filters are taken from the address; empty and unknown ones narrow nothing', () => {
  assert.deepEqual(filtersFrom({ status: ' on-track ', owner: '', colour: 'red' }), { status: 'on-track' });
  assert.equal(isNarrowed(filtersFrom({ period: '2019/20' })), false);
  assert.equal(isNarrowed(filtersFrom({ priority: 'P1' })), true);
});

test('a list is narrowed by status, by a group of statuses, by priority and by owner, all at once', () => {
  assert.deepEqual(codes({}), ['a', 'b', 'c', 'd']);
  assert.deepEqual(codes({ status: 'on-track' }), ['a']);
  assert.deepEqual(codes({ status: 'off-target' }), ['b', 'c']);
  assert.deepEqual(codes({ status: 'no-figure' }), ['d']);
  assert.deepEqual(codes({ status: 'off-target', priority: 'P2' }), ['c']);
  assert.deepEqual(codes({ owner: 'HOS-1' }), ['a', 'd']);
  assert.deepEqual(codes({ owner: 'none' }), ['c']);
  assert.deepEqual(codes({ status: 'constructor' }), []);
});
