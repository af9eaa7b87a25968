import assert from 'node:assert/strict';
import { test } from 'node:test';

import { madeMeasure, observed, planMeasure } from '../../../test/support/made-plan.ts';
import { day, financialYear, month, type Period } from '../../kernel/index.ts';
import { assessMeasure } from './assessment.ts';
import { figuresOf } from './series.ts';
import { recentFigures, trendPicture, withGaps } from './trend.ts';

const assessed = (kind: Period['kind'], periods: readonly Period[], at: Period) =>
  assessMeasure(
    planMeasure(
      madeMeasure('m', { frequency: kind }),
      periods.map((period, index) => observed(period, String(index + 1))),
      '2',
    ),
    at,
  );

test('a missing month leaves a gap, however the year turns', () => {
  const { series } = assessed('month', [month(2023, 11), month(2023, 12), month(2024, 3)], month(2024, 3));
  const points = withGaps(figuresOf(series)).map((figure) => figure?.period.code ?? null);
  assert.deepEqual(points, ['2023-11', '2023-12', null, null, '2024-03']);
});

test('days have no gaps, because nothing says how often they are taken', () => {
  const { series } = assessed('day', [day('2023-03-31'), day('2025-03-31')], day('2025-03-31'));
  assert.equal(withGaps(figuresOf(series)).length, 2);
});

test('the small picture ends with the period assessed and shows two years of months at most', () => {
  const months = Array.from({ length: 30 }, (_, index) => month(2022 + Math.floor(index / 12), (index % 12) + 1));
  const figures = recentFigures(assessed('month', months, month(2024, 4)));
  assert.equal(figures.length, 24);
  assert.equal(figures[0]?.period.code, '2022-05');
  assert.equal(figures.at(-1)?.period.code, '2024-04');
});

test('the picture says its first and last figure and its target; without a figure there is none', () => {
  const picture = trendPicture(
    assessed('financial-year', [financialYear(2021), financialYear(2023)], financialYear(2023)),
    'x',
  );
  assert.equal(picture?.alt, 'Measure m. 1% in 2021/22, 2% in 2023/24; target at least 2%.');
  assert.equal(trendPicture(assessed('month', [], month(2024, 4)), 'x'), null);
});
