import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { formatDay } from '../../kernel/index.ts';
import { readDay } from './day.ts';

const refusal = (text: string) => {
  const result = readDay(text, { row: 3 });
  assert.ok(!result.ok, `"${text}" was read as ${JSON.stringify(result)}`);
  assert.deepEqual(result.problem.place, { row: 3 });
  return result.problem;
};

describe('readDay', () => {
  const cases: [text: string, day: string][] = [
    ['2020-03-31', '2020-03-31'],
    ['2020-03-31T14:30:00', '2020-03-31'],
    ['31/03/2020', '2020-03-31'],
    ['31.3.2020', '2020-03-31'],
    ['31-03-2020', '2020-03-31'],
    // Day before month, also where the American order would give a day.
    ['3/4/2020', '2020-04-03'],
    ['12/11/2020', '2020-11-12'],
    ['31 March 2020', '2020-03-31'],
    ['31st March 2020', '2020-03-31'],
    ['1st of April, 2020', '2020-04-01'],
    ['31-Mar-2020', '2020-03-31'],
    ['31\u00a0MARCH\u00a02020', '2020-03-31'],
    ['2 Sept 2020', '2020-09-02'],
    ['March 31, 2020', '2020-03-31'],
    ['29/02/2020', '2020-02-29'],
  ];
  for (const [text, day] of cases)
    it(`reads "${text}" as ${day}`, () => {
      assert.deepEqual(readDay(text), { ok: true, value: day });
    });

  it('refuses what is no day, saying what would be', () => {
    assert.match(refusal('03/31/2020').message, /no month 31: dates are read day first, as in Scotland/);
    assert.match(refusal('31/02/2020').message, /not a day of the calendar/);
    assert.match(refusal('29/02/2019').message, /not a day of the calendar/);
    assert.match(refusal('31/03/0202').message, /unlikely year/);
    assert.equal(refusal('31/03/20').remedy, 'Write the year with four digits.');
    assert.equal(refusal('31-Mar-20').remedy, 'Write the year with four digits.');
    assert.match(refusal('43921').remedy, /Format the column as Date/);
    for (const text of ['31/03-2020', 'today', '2020', '20200331', '31 Marchember 2020', '99/99/2020'])
      assert.equal(refusal(text).code, 'cell.invalid', text);
    assert.equal(refusal(' ').code, 'cell.missing');
  });

  it('reads back every day that Remit prints', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        assert.deepEqual(readDay(formatDay(day)), { ok: true, value: day });
        assert.deepEqual(readDay(day.split('-').toReversed().join('/')), { ok: true, value: day });
      }),
    );
  });
});
