import assert from 'node:assert/strict';
import { test } from 'node:test';

import { academicYear, financialYear, halfYear } from '../../../kernel/index.ts';
import { assessMeasure } from '../../measures/index.ts';
import { HALF, made, YEAR } from '../testing/made-facts.ts';
import { trendCell } from './trend.ts';

const halves = [2017, 2018, 2019, 2020, 2021, 2022].flatMap((year) => [halfYear(year, 1), halfYear(year, 2)]);

test('the picture says the last eight figures up to the period, in order, and none that came after', () => {
  const values = halves.map((period, index) => [period, String(60 + index)] as const);
  const { picture, content } = trendCell(assessMeasure(made({ code: 'a', values }), HALF), HALF.end);
  assert.equal(
    picture?.alt,
    'Trend of Title of a. ' +
      'October 2018 to March 2019: 63%; April to September 2019: 64%; October 2019 to March 2020: 65%; ' +
      'April to September 2020: 66%; October 2020 to March 2021: 67%; April to September 2021: 68%; ' +
      'October 2021 to March 2022: 69%; April to September 2022: 70%.',
  );
  assert.deepEqual(
    content.map(({ text }) => text),
    ['Better than a year before'],
  );
});

test('the school year of the same name belongs to the paper, although it ends later', () => {
  const school = made({
    code: 'a',
    measure: { frequency: 'academic-year' },
    values: [
      [academicYear(2018), '81'],
      [academicYear(2019), '83'],
      [academicYear(2020), '85'],
    ],
  });
  const { picture } = trendCell(assessMeasure(school, YEAR), YEAR.end);
  assert.equal(picture?.alt, 'Trend of Title of a. school year 2018/19: 81%; school year 2019/20: 83%.');
});

test('a period without a figure breaks the line, and a single figure makes no picture', () => {
  const yearly = (years: readonly number[]) =>
    trendCell(
      assessMeasure(
        made({
          code: 'a',
          measure: { frequency: 'financial-year' },
          values: years.map((year) => [financialYear(year), String(year - 1950)] as const),
        }),
        YEAR,
      ),
      YEAR.end,
    );
  // A line of two runs starts twice; one run starts once.
  assert.equal(yearly([2014, 2015, 2018, 2019]).picture?.svg.match(/M[\d.]+,[\d.]+L/g)?.length, 2);
  assert.equal(yearly([2016, 2017, 2018, 2019]).picture?.svg.match(/M[\d.]+,[\d.]+L/g)?.length, 1);
  assert.equal(yearly([2019]).picture, undefined);
});
