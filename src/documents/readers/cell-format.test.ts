import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { builtInFormat, readFormatCode } from './cell-format.ts';

const date = (parts: string) => ({
  kind: 'date',
  day: parts.includes('d'),
  month: parts.includes('m'),
  year: parts.includes('y'),
  time: parts.includes('t'),
});

describe('readFormatCode', () => {
  const cases: [code: string, format: object][] = [
    ['General', { kind: 'number' }],
    ['#,##0.00', { kind: 'number' }],
    ['[Red]-#,##0;[Blue]0', { kind: 'number' }],
    ['_-£* #,##0_-;-£* #,##0_-', { kind: 'number' }],
    ['0" days"', { kind: 'number' }],
    ['0"%"', { kind: 'number' }],
    ['0\\%', { kind: 'number' }],
    ['0.00E+00', { kind: 'number' }],
    ['[$£-809]#,##0', { kind: 'number' }],
    ['@', { kind: 'number' }],
    ['0%', { kind: 'percent', places: 0 }],
    ['0.00%', { kind: 'percent', places: 2 }],
    ['#,##0.0 %;[Red]-0.0%', { kind: 'percent', places: 1 }],
    ['"a;b"0.0%', { kind: 'percent', places: 1 }],
    ['dd/mm/yyyy', date('dmy')],
    ['[$-809]d mmmm yyyy;@', date('dmy')],
    ['d-mmm', date('dm')],
    ['mmm-yy', date('my')],
    ['yyyy', date('y')],
    ['dd/mm/yyyy hh:mm', date('dmyt')],
    ['hh:mm:ss', date('t')],
    ['mm:ss', date('t')],
    ['h:mm AM/PM', date('t')],
    ['[h]:mm', { kind: 'elapsed' }],
    ['[mm]:ss', { kind: 'elapsed' }],
  ];
  for (const [code, format] of cases)
    it(`understands ${code}`, () => {
      assert.deepEqual(readFormatCode(code), format);
    });

  it('knows the built-in formats that are percentages and dates', () => {
    assert.deepEqual(readFormatCode(builtInFormat(9) ?? ''), { kind: 'percent', places: 0 });
    assert.deepEqual(readFormatCode(builtInFormat(14) ?? ''), date('dmy'));
    assert.deepEqual(readFormatCode(builtInFormat(16) ?? ''), date('dm'));
    assert.equal(builtInFormat(4), undefined);
  });
});
