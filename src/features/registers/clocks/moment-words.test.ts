import assert from 'node:assert/strict';
import { test } from 'node:test';

import { sayDaysTo, sayDistanceTo, sayLastDay, sayMinutes, sayMoment, sayWeekday } from './moment-words.ts';

// Friday 27 November 2026, 10:30 in Scotland, where clocks show UTC in winter.
const NOW = '2026-11-27T10:30:40.000Z';

test('a moment is said to the minute, beside today', () => {
  assert.equal(sayMoment('2026-11-27T14:05:00.000Z', NOW), '14:05 today');
  assert.equal(sayMoment('2026-11-28T14:05:00.000Z', NOW), '14:05 tomorrow, Saturday 28 November');
  assert.equal(sayMoment('2026-11-26T23:59:00.000Z', NOW), '23:59 yesterday, Thursday 26 November');
  assert.equal(sayMoment('2026-11-29T14:05:00.000Z', NOW), '14:05 on Sunday 29 November');
  assert.equal(sayMoment('2027-01-04T09:00:00.000Z', NOW), '09:00 on Monday 4 January 2027');
});

test('a moment in summer is said as clocks in Scotland show it, also over midnight', () => {
  assert.equal(sayMoment('2026-06-30T23:30:00.000Z', '2026-06-30T12:00:00.000Z'), '00:30 tomorrow, Wednesday 1 July');
});

test('of the hour that comes twice it is said which', () => {
  const now = '2026-10-24T12:00:00.000Z';
  assert.equal(
    sayMoment('2026-10-25T00:30:00.000Z', now),
    '01:30 (before the clocks go back) tomorrow, Sunday 25 October',
  );
  assert.equal(
    sayMoment('2026-10-25T01:30:00.000Z', now),
    '01:30 (after the clocks go back) tomorrow, Sunday 25 October',
  );
  assert.equal(sayMoment('2026-10-25T02:30:00.000Z', now), '02:30 tomorrow, Sunday 25 October');
});

test('a distance counts the hours that pass, whatever clocks show', () => {
  assert.equal(sayDistanceTo('2026-11-27T10:42:00.000Z', NOW), 'in 12 minutes');
  assert.equal(sayDistanceTo('2026-11-27T10:30:00.000Z', NOW), 'this minute');
  assert.equal(sayDistanceTo('2026-11-27T10:31:00.000Z', NOW), 'in 1 minute');
  assert.equal(sayDistanceTo('2026-11-27T10:18:00.000Z', NOW), '12 minutes ago');
  assert.equal(sayDistanceTo('2026-11-27T14:05:00.000Z', NOW), 'in 3 hours 35 minutes');
  assert.equal(sayDistanceTo('2026-11-30T10:30:00.000Z', NOW), 'in 3 days');
  // 61 hours and half an hour are two days of 24 hours and 13 hours.
  assert.equal(sayDistanceTo('2026-11-30T00:00:00.000Z', NOW), 'in 2 days 13 hours');
  assert.equal(sayDistanceTo('2026-11-28T10:29:00.000Z', NOW), 'in 23 hours 59 minutes');
  assert.equal(sayDistanceTo('2026-11-28T10:30:00.000Z', NOW), 'in 1 day');
  assert.equal(sayDistanceTo('2026-11-26T08:30:00.000Z', NOW), '1 day 2 hours ago');
  assert.equal(sayDistanceTo('2026-11-30T10:31:00.000Z', NOW), 'in 3 days');
  assert.equal(sayDistanceTo('2026-11-20T10:30:00.000Z', NOW), '7 days ago');
  // From 12:00 in summer time to 12:00 the next day in winter time are 25 hours.
  assert.equal(sayDistanceTo('2026-10-25T12:00:00.000Z', '2026-10-24T11:00:00.000Z'), 'in 1 day 1 hour');
  // In March from 12:00 to 12:00 are 23.
  assert.equal(sayDistanceTo('2026-03-29T11:00:00.000Z', '2026-03-28T12:00:00.000Z'), 'in 23 hours');
});

test('minutes are said without what is none', () => {
  assert.equal(sayMinutes(1), '1 minute');
  assert.equal(sayMinutes(60), '1 hour');
  assert.equal(sayMinutes(61), '1 hour 1 minute');
  assert.equal(sayMinutes(185), '3 hours 5 minutes');
});

test('a last day is said as its end, and its distance in days', () => {
  assert.equal(sayLastDay('2026-11-27', NOW), 'the end of today');
  assert.equal(sayLastDay('2026-11-28', NOW), 'the end of tomorrow, Saturday 28 November');
  assert.equal(sayLastDay('2026-11-26', NOW), 'the end of yesterday, Thursday 26 November');
  assert.equal(sayLastDay('2026-12-24', NOW), 'the end of Thursday 24 December');
  assert.equal(sayDaysTo('2026-11-27', NOW), 'today');
  assert.equal(sayDaysTo('2026-11-28', NOW), 'tomorrow');
  assert.equal(sayDaysTo('2026-12-24', NOW), 'in 27 days');
  assert.equal(sayDaysTo('2026-11-26', NOW), 'yesterday');
  assert.equal(sayDaysTo('2026-11-17', NOW), '10 days ago');
  assert.equal(sayWeekday('2028-02-29', '2026-11-27'), 'Tuesday 29 February 2028');
});
