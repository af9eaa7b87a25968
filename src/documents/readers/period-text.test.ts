import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { financialYear, halfYear, month, type PeriodKind, periodTitle, quarter } from '../../kernel/index.ts';
import { readPeriodText } from './period-text.ts';

const refusal = (text: string, kind?: PeriodKind) => {
  const result = readPeriodText(text, kind, { row: 3 });
  assert.ok(!result.ok, `"${text}" was read as ${JSON.stringify(result)}`);
  assert.deepEqual(result.problem.place, { row: 3 });
  return result.problem;
};

describe('readPeriodText', () => {
  const cases: [text: string, kind: PeriodKind, code: string, start: string][] = [
    ['2019/20', 'financial-year', '2019/20', '2019-04-01'],
    ['2019-20', 'financial-year', '2019/20', '2019-04-01'],
    ['2019–20', 'financial-year', '2019/20', '2019-04-01'],
    ['2019/2020', 'financial-year', '2019/20', '2019-04-01'],
    ['1999/2000', 'financial-year', '1999/00', '1999-04-01'],
    ['FY2019/20', 'financial-year', '2019/20', '2019-04-01'],
    ['FY 2010-11', 'financial-year', '2010/11', '2010-04-01'],
    ['year to 31 March 2020', 'financial-year', '2019/20', '2019-04-01'],
    ['Apr 2022 to Mar 2023', 'financial-year', '2022/23', '2022-04-01'],
    ['school year 2019/20', 'academic-year', '2019/20', '2019-08-01'],
    ['Aug 2022 - Jul 2023', 'academic-year', '2022/23', '2022-08-01'],
    ['2019', 'calendar-year', '2019', '2019-01-01'],
    ['Jan-Dec 2022', 'calendar-year', '2022', '2022-01-01'],
    ['H1 2022/23', 'half-year', '2022/23-H1', '2022-04-01'],
    ['2022/23 H2', 'half-year', '2022/23-H2', '2022-10-01'],
    ['Apr-Sep 2022', 'half-year', '2022/23-H1', '2022-04-01'],
    ['April to September 2022', 'half-year', '2022/23-H1', '2022-04-01'],
    ['Oct-Mar 2022/23', 'half-year', '2022/23-H2', '2022-10-01'],
    ['October 2022 to March 2023', 'half-year', '2022/23-H2', '2022-10-01'],
    ['Q1 2022/23', 'quarter', '2022/23-Q1', '2022-04-01'],
    ['Quarter 4, 2022-23', 'quarter', '2022/23-Q4', '2023-01-01'],
    ['2022/2023 Q2', 'quarter', '2022/23-Q2', '2022-07-01'],
    ['Jan-Mar 2023', 'quarter', '2022/23-Q4', '2023-01-01'],
    ['Apr-22', 'month', '2022-04', '2022-04-01'],
    ["Sept '22", 'month', '2022-09', '2022-09-01'],
    ['April 2022', 'month', '2022-04', '2022-04-01'],
    ['04/2022', 'month', '2022-04', '2022-04-01'],
    ['2022-05', 'month', '2022-05', '2022-05-01'],
    ['31/03/2020', 'day', '2020-03-31', '2020-03-31'],
    ['31 March 2020', 'day', '2020-03-31', '2020-03-31'],
  ];
  for (const [text, kind, code, start] of cases)
    it(`reads "${text}" as ${code}`, () => {
      for (const asked of [undefined, kind]) {
        const result = readPeriodText(text, asked);
        assert.ok(result.ok, JSON.stringify(result));
        assert.deepEqual([result.value.kind, result.value.code, result.value.start], [kind, code, start]);
      }
    });

  it('lets the kind decide what a pair of years or a year alone means', () => {
    const codes: [text: string, kind: PeriodKind, start: string][] = [
      ['2019/20', 'academic-year', '2019-08-01'],
      ['2019/2020', 'academic-year', '2019-08-01'],
      ['2010-11', 'financial-year', '2010-04-01'],
      ['2010-11', 'month', '2010-11-01'],
      ['2010-14', 'years', '2010-04-01'],
      ['2010/2014', 'years', '2010-04-01'],
      ['2019', 'day-in-year', '2019-01-01'],
    ];
    for (const [text, kind, start] of codes) {
      const result = readPeriodText(text, kind);
      assert.ok(result.ok, `${text} ${kind}`);
      assert.deepEqual([result.value.kind, result.value.start], [kind, start]);
    }
  });

  it('refuses a period of another kind than the one wanted', () => {
    const found = refusal('April 2022', 'quarter');
    assert.equal(found.code, 'period.mismatch');
    assert.equal(found.message, '"April 2022" is of the kind month; quarter is wanted here');
    assert.equal(refusal('FY2019/20', 'academic-year').code, 'period.mismatch');
    assert.equal(refusal('2019', 'financial-year').code, 'period.mismatch');
  });

  it('sees what Excel has made of a period, and says how to prevent it', () => {
    const made: [text: string, kind?: PeriodKind][] = [
      ['22-Apr'],
      ['40483'],
      ['Nov-10', 'financial-year'],
      ['November 2010', 'financial-year'],
      ['2010-11-01', 'financial-year'],
      ['01/11/2010', 'financial-year'],
    ];
    for (const [text, kind] of made)
      assert.match(refusal(text, kind).remedy, /Excel turns .*Format the column as Text/);
  });

  it('refuses what may be one of two periods', () => {
    for (const text of ['2010-11', '2009-12', '2007-08'])
      assert.match(refusal(text).message, /may be years or a month/, text);
    assert.match(refusal('Q1 2022').message, /which year/);
    assert.match(refusal('2022 Q1').message, /which year/);
    for (const text of ['Oct-Mar 2022', 'FY20', '19/20', 'Q1'])
      assert.equal(refusal(text).code, 'period.invalid', text);
  });

  it('refuses what is no period', () => {
    const none = [
      '2019/21 Q1',
      '2019/2120',
      '2019/1920',
      'H3 2022/23',
      'Feb-Apr 2022',
      '13/2022',
      'Oct-Mar 2022/24',
      '2022/23 soon',
      'soon',
    ];
    for (const text of none) assert.equal(refusal(text).code, 'period.invalid', text);
    assert.equal(refusal('soon', 'month').code, 'period.invalid');
    assert.equal(refusal(' ').code, 'cell.missing');
  });

  it('reads back the titles and codes that Remit prints', () => {
    const year = fc.integer({ min: 1990, max: 2090 });
    const period = fc.oneof(
      year.map(financialYear),
      fc.tuple(year, fc.constantFrom<1 | 2>(1, 2)).map(([first, half]) => halfYear(first, half)),
      fc.tuple(year, fc.constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4)).map(([first, number]) => quarter(first, number)),
      fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([first, number]) => month(first, number)),
    );
    fc.assert(
      fc.property(period, (given) => {
        assert.deepEqual(readPeriodText(periodTitle(given)), { ok: true, value: given });
        assert.deepEqual(readPeriodText(given.code, given.kind), { ok: true, value: given });
      }),
    );
  });

  it('never throws', () => {
    const near = fc.stringMatching(/^[0-9QHqhFYaprOct/ -]{0,12}$/);
    fc.assert(
      fc.property(fc.oneof(near, fc.string()), (text) => {
        assert.equal(typeof readPeriodText(text).ok, 'boolean');
      }),
      { numRuns: 1000 },
    );
  });
});
