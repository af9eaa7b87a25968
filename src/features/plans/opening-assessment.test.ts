import assert from 'node:assert/strict';
import { test } from 'node:test';

import { madeMeasure, observed, planMeasure } from '../../../test/support/made-plan.ts';
import { financialYear, halfYear } from '../../kernel/index.ts';
import { openingAssessment } from './opening-assessment.ts';

test('home opens with the latest period for which at least half of the measures have a figure', () => {
  const [earlier, middle, later] = [financialYear(2022), financialYear(2023), financialYear(2024)];
  const measures = [
    planMeasure(madeMeasure('a'), [observed(earlier, '1'), observed(middle, '1'), observed(later, '1')]),
    planMeasure(madeMeasure('b'), [observed(earlier, '1'), observed(middle, '1')]),
    planMeasure(madeMeasure('c'), [observed(earlier, '1')]),
    planMeasure(madeMeasure('d'), []),
  ];
  assert.equal(openingAssessment(measures, [later, halfYear(2024, 1), middle, earlier])?.period.code, '2023/24');
});

test('where no period reaches half, home opens with the fullest; without a period there is nothing to open', () => {
  const measures = ['a', 'b', 'c'].map((code) => planMeasure(madeMeasure(code), []));
  const one = planMeasure(madeMeasure('yearly'), [observed(financialYear(2023), '81')]);
  const periods = [financialYear(2024), financialYear(2023), financialYear(2022)];
  assert.equal(openingAssessment([one, ...measures], periods)?.period.code, '2023/24');
  assert.equal(openingAssessment(measures, []), null);
});
