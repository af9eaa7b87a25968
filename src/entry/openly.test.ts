import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openly } from './openly.ts';

test('an address of restricted matter is told as the one that it hangs on', () => {
  for (const [path, told] of [
    ['/councils/:council/escalations/restricted', '/councils/:council/escalations'],
    ['/councils/:council/retention/restricted/reviews', '/councils/:council/retention'],
    ['/councils/:council/escalations', '/councils/:council/escalations'],
    ['/councils/:council/restricted-things', '/councils/:council/restricted-things'],
    ['unknown', 'unknown'],
  ])
    assert.deepEqual(openly({ path: path ?? '', status: 200 }), { path: told, status: 200 });
});
