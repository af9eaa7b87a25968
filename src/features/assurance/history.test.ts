import assert from 'node:assert/strict';
import { test } from 'node:test';

import { quarterEndsBefore } from './history.ts';

test('quarters end with March, June, September and December, over the turn of the year', () => {
  assert.deepEqual(quarterEndsBefore('2026-11-22', 5), [
    '2025-09-30',
    '2025-12-31',
    '2026-03-31',
    '2026-06-30',
    '2026-09-30',
  ]);
  assert.deepEqual(quarterEndsBefore('2026-12-31', 1), ['2026-09-30'], 'the quarter is not over on its last day');
  assert.deepEqual(quarterEndsBefore('2027-01-01', 1), ['2026-12-31']);
});
