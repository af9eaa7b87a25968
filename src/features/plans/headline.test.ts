import assert from 'node:assert/strict';
import { test } from 'node:test';

import { madeMeasure, observed, planMeasure } from '../../../test/support/made-plan.ts';
import { financialYear } from '../../kernel/index.ts';
import { STATUS_CODES } from '../measures/index.ts';
import { assessPlan } from './assessment.ts';
import { headlineOf, STATUS_GROUPS, sayHeadline } from './headline.ts';

const YEAR = financialYear(2023);
const measured = (code: string, value: string, target: string | null) =>
  planMeasure(madeMeasure(code), [observed(YEAR, value)], target);

// Against 80: 80 is met, 76 is short by exactly the 5% that is acceptable (4), 75 is short by more.
const assessment = assessPlan(
  [
    measured('met', '80', '80'),
    measured('short', '76', '80'),
    measured('far', '75', '80'),
    measured('shown', '12', null),
    planMeasure(madeMeasure('absent'), [], '80'),
  ],
  YEAR,
);

test('the headline counts every measure once', () => {
  const headline = headlineOf(assessment);
  assert.deepEqual(headline, { total: 5, onTrack: 1, missed: 2, outwith: 1, noFigure: 1, dataOnly: 1 });
  const { total, onTrack, missed, noFigure, dataOnly } = headline;
  assert.equal(onTrack + missed + noFigure + dataOnly, total);
});

test('every status stands under exactly one heading', () => {
  const headed = [
    'on-track',
    'data-only',
    ...STATUS_GROUPS['off-target'].statuses,
    ...STATUS_GROUPS['no-figure'].statuses,
  ];
  assert.deepEqual(headed.toSorted(), [...STATUS_CODES].toSorted());
});

test('the headline is said in sentences that agree with their numbers', () => {
  assert.equal(
    sayHeadline(assessment),
    "For 2023/24, 1 of the plan's 5 measures is on track. 2 missed their target, 1 of them by more than the acceptable limit. 1 has no figure for the period. 1 is shown for information only.",
  );
  const allMet = assessPlan([measured('a', '81', '80'), measured('b', '90', '80')], YEAR);
  assert.equal(sayHeadline(allMet), "For 2023/24, 2 of the plan's 2 measures are on track. None missed its target.");
});
