import assert from 'node:assert/strict';
import { test } from 'node:test';

import { sayToReview } from './today-page.tsx';

test('what waits for the reader is told apart from answers of their own', () => {
  const says = (forReader: number, own: number) => sayToReview({ forReader, own });
  assert.equal(says(0, 0), 'None waits');
  assert.equal(says(3, 0), 'For you, not reviewed as they stand now');
  assert.equal(says(3, 5), 'For you, not reviewed as they stand now; 5 of your own wait for somebody else');
  assert.equal(says(0, 1), 'None for you; 1 of your own waits for somebody else');
});
