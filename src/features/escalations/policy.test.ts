import assert from 'node:assert/strict';
import { test } from 'node:test';

import { neededFor } from '../obligations/index.ts';
import { WRITE_ESCALATIONS } from './policy.ts';
import { TELLING } from './telling.ts';

test('whoever waives the telling of a risk, or gives it away, may write risks', () => {
  const needed = neededFor(TELLING);
  assert.deepEqual([needed?.roles, needed?.covers], [WRITE_ESCALATIONS.roles, WRITE_ESCALATIONS.covers]);
});
