import assert from 'node:assert/strict';
import { test } from 'node:test';

import { madeMeasure, observed, PLAN, planMeasure } from '../../../test/support/made-plan.ts';
import { financialYear, month } from '../../kernel/index.ts';
import { planPeriods } from './plan-periods.ts';

const NOW = '2025-11-21T12:00:00.000Z';
const yearly = madeMeasure('yearly');
const monthly = madeMeasure('monthly', { frequency: 'month', rollUp: 'sum', unit: 'count' });

test('a plan can be looked at for the finished years and halves of its span that have figures, and for its papers', () => {
  const measures = [
    planMeasure(yearly, [observed(financialYear(2015), '80'), observed(financialYear(2023), '81')]),
    planMeasure(monthly, [observed(month(2024, 4), '3')]),
  ];
  const codes = planPeriods(PLAN, measures, [financialYear(2022)], NOW).map(({ code }) => code);
  assert.deepEqual(codes, ['2024/25', '2024/25-H1', '2023/24', '2022/23']);
});

test('a year stands before its own second half, and a period that has not ended is not offered', () => {
  const measures = [planMeasure(monthly, [observed(month(2025, 1), '3')])];
  const codes = (now: string) => planPeriods(PLAN, measures, [], now).map(({ code }) => code);
  assert.deepEqual(codes('2025-04-01T00:00:00.000Z'), ['2024/25', '2024/25-H2']);
  assert.deepEqual(codes('2025-03-31T23:00:00.000Z'), []);
});

test('figures that a plan only prints beside its measures do not make a period', () => {
  const context = { ...planMeasure(yearly, [observed(financialYear(2023), '81')]), role: 'context' as const };
  assert.deepEqual(planPeriods(PLAN, [context], [], NOW), []);
});
