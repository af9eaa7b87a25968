import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import { readTime } from './typed-time.ts';

test('a time is read as people type it', () => {
  for (const [typed, read] of [
    ['9', '09:00'],
    ['9.00', '09:00'],
    ['09:00', '09:00'],
    [' 9:05 ', '09:05'],
    ['17', '17:00'],
    ['5pm', '17:00'],
    ['5.30 PM', '17:30'],
    ['5 p.m.', '17:00'],
    ['9am', '09:00'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['0', '00:00'],
    ['23:59', '23:59'],
  ] as const)
    assert.equal(readTime(typed), read, typed);
});

test('what is no time is not read', () => {
  for (const typed of [
    '',
    'noon',
    '24:00',
    '9:60',
    '9:5',
    '13pm',
    '0am',
    '17:00pm',
    '9m',
    '9.',
    '-9',
    '9:00:00',
    '099',
    '9 00',
  ])
    assert.equal(readTime(typed), null, typed);
});

test('whatever is typed, what is read is a time of the clock and reads as itself', () => {
  const mostlyTimes = fc.stringMatching(/^\d{0,3}[:. ]?\d{0,3} ?[apAP]?\.?m?\.?$/);
  fc.assert(
    fc.property(fc.oneof(mostlyTimes, fc.string()), (typed) => {
      const read = readTime(typed);
      if (read === null) return;
      assert.match(read, /^([01]\d|2[0-3]):[0-5]\d$/);
      assert.equal(readTime(read), read);
    }),
  );
});
