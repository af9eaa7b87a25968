import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { PlanMeasure } from '../measures/index.ts';
import { assessmentPaper } from './assessment-paper.ts';
import { HALF, made, madeFacts } from './testing/made-facts.ts';
import { cells, paperOf, tables } from './testing/read-document.ts';

const times = (count: number, make: (code: string) => PlanMeasure, name: string): PlanMeasure[] =>
  Array.from({ length: count }, (_, index) => make(`${name}-${index + 1}`));

// Source 003, Table 1: 13 on track, 1 within limits, 3 outwith, 12 not available for half years, 15 awaited from the LGBF.
const SOURCE_003 = [
  ...times(13, (code) => made({ code, values: [[HALF, '90']], target: { at: '85' } }), 'met'),
  ...times(1, (code) => made({ code, values: [[HALF, '84']], target: { at: '85' } }), 'near'),
  ...times(3, (code) => made({ code, values: [[HALF, '50']], target: { at: '85' } }), 'missed'),
  ...times(12, (code) => made({ code, measure: { frequency: 'financial-year' } }), 'yearly'),
  ...times(
    15,
    (code) => made({ code, absences: [[HALF, 'not-yet-published', '2023-03-31']], measure: { tags: ['LGBF'] } }),
    'lgbf',
  ),
];

test('the summary table of source 003 is reproduced to the last figure', () => {
  const [summary] = tables(paperOf(madeFacts(SOURCE_003)));
  assert.equal(summary?.caption, 'Table 1 – Performance measures by status');
  assert.deepEqual(cells(summary), [
    ['On track', '13'],
    ['Target not met, but, within acceptable limits', '1'],
    ['Target not met and outwith acceptable limits', '3'],
    ['Not Available for Half Years', '12'],
    ['Information not available (LGBF)', '15'],
    ['Total', '44'],
  ]);
  assert.deepEqual(summary?.notes, ['13 + 1 + 3 + 12 + 15 = 44, the number of measures in the plan.']);
});

test('a register of 46 above a summary of 44 is refused', () => {
  const refused = assessmentPaper(madeFacts(SOURCE_003, { registered: 46 }));
  assert.equal(refused.ok, false);
  assert.deepEqual(refused.ok ? [] : refused.problem.map(({ code }) => code), ['paper.total']);
  assert.match(refused.ok ? '' : (refused.problem[0]?.message ?? ''), /adds up to 44.* holds 46/);
});

test('a scored status that no measure has still stands in the summary, with 0', () => {
  const [summary] = tables(paperOf(madeFacts([made({ code: 'met', values: [[HALF, '85']], target: { at: '85' } })])));
  assert.deepEqual(
    cells(summary).map(([, count]) => count),
    ['1', '0', '0', '1'],
  );
});
