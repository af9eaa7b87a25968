import assert from 'node:assert/strict';
import { test } from 'node:test';

import { RECORD_EVENTS } from '../record/index.ts';
import { ACCESS_EVENTS } from './handover-facts.ts';

// What is no matter of who may do what, and who comes in how.
const OF_OTHER_THINGS =
  /^(record|restricted|pack|observations|indicators|evidence|retention|meeting|obligation|mechanism|answer|concern|opinion|escalation|calendar-feed|reminder|inspections|entry)\.|^register\.form$/;
const AS_IT_GOES = ['sign-in.done', 'sign-in.failed', 'sign-in.ended', 'sign-in.ended-by-other', 'sign-in.post-chosen'];

test('every change of people, posts, services, groups and ways in is told on the page; a new event must be put on one side', () => {
  const told = Object.keys(RECORD_EVENTS).filter(
    (event) => !OF_OTHER_THINGS.test(event) && !AS_IT_GOES.includes(event),
  );
  assert.deepEqual([...ACCESS_EVENTS].sort(), told.sort());
});
