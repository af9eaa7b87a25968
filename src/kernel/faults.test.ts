import assert from 'node:assert/strict';
import { test } from 'node:test';

import { describeFault, fault } from './faults.ts';

test('a fault says what was found and what to do, and where', () => {
  const found = fault('answer.invalid', '"soon" is no day', { row: 3 }, 'Write it like 2026-11-21.');
  assert.equal(describeFault(found), 'row 3: "soon" is no day. Write it like 2026-11-21.');
});

test('an answer that is missing is asked for once', () => {
  assert.equal(describeFault(fault('answer.missing', 'Choose a file')), 'Choose a file.');
});
