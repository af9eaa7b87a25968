import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { elapsedTime, readSerialDate } from './serial-date.ts';

describe('readSerialDate', () => {
  // From the examples in ECMA-376 part 1, 18.17.4.1 to 18.17.4.3, and the first and last days that Excel knows.
  const cases: [serial: number, counts: '1900' | '1904', day: string, time: string][] = [
    [1, '1900', '1900-01-01', '00:00:00'],
    [59, '1900', '1900-02-28', '00:00:00'],
    [61, '1900', '1900-03-01', '00:00:00'],
    [43_921, '1900', '2020-03-31', '00:00:00'],
    [43_921.604_166_666_7, '1900', '2020-03-31', '14:30:00'],
    [43_920.999_999_9, '1900', '2020-03-31', '00:00:00'],
    [2_958_465, '1900', '9999-12-31', '00:00:00'],
    [0.25, '1900', '', '06:00:00'],
    [0, '1904', '1904-01-01', '00:00:00'],
    [42_459, '1904', '2020-03-31', '00:00:00'],
  ];
  for (const [serial, counts, day, time] of cases)
    it(`reads ${serial} counted from ${counts}`, () => {
      assert.deepEqual(readSerialDate(serial, counts), { day, time });
    });

  it('refuses the leap day that never was, negative numbers and days past the calendar', () => {
    for (const serial of [60, -1, 2_958_466, 1e300, Number.NaN]) assert.equal(readSerialDate(serial, '1900'), null);
  });
});

describe('elapsedTime', () => {
  it('passes 24 hours', () => {
    assert.equal(elapsedTime(1.5), '36:00:00');
    assert.equal(elapsedTime(5), '120:00:00');
  });
});
