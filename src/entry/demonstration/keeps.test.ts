import assert from 'node:assert/strict';
import { test } from 'node:test';

import { sayKept } from './keeps.ts';

test('what somebody keeps is named in a few words, and the rest counted', () => {
  assert.equal(sayKept([]), '');
  assert.equal(sayKept(['Complaints']), 'Keeps the register: Complaints.');
  assert.equal(sayKept(['Complaints', 'Compliments']), 'Keeps the registers: Complaints, Compliments.');
  assert.equal(
    sayKept(['Inspections', 'Learning reviews', 'Quotations', 'Case studies', 'Feedback scores']),
    'Keeps the registers: Inspections, Learning reviews, Quotations and 2 more.',
  );
});
