import assert from 'node:assert/strict';
import { test } from 'node:test';

import { percentile, spread, timesOf } from './statistics.ts';

// The worked example of the nearest-rank method: five ordered values, ranks 1, 2, 2, 3 and 5.
test('a percentile is the value of the nearest rank', () => {
  const values = [35, 20, 15, 50, 40];
  assert.deepEqual(
    [0.05, 0.3, 0.4, 0.5, 1].map((share) => percentile(values, share)),
    [15, 20, 20, 35, 50],
  );
  assert.deepEqual(values, [35, 20, 15, 50, 40]);
});

test('the spread of 1 to 100 is 50, 95 and 99', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  assert.deepEqual(spread(values), { p50: 50, p95: 95, p99: 99 });
});

test('nothing has no percentile', () => {
  assert.throws(() => percentile([], 0.5), /no percentile of nothing/);
});

test('each round is timed', async () => {
  let calls = 0;
  const times = await timesOf(3, () => {
    calls += 1;
  });
  assert.equal(calls, 3);
  assert.equal(times.length, 3);
});
