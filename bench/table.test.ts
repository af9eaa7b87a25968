import assert from 'node:assert/strict';
import { test } from 'node:test';

import { table } from './table.ts';
import { measurement, meetsTarget } from './workload.ts';

const start = measurement({ what: 'start', ours: 900, bare: 300, unit: 'ms', target: { limit: 1000 } });
const rows = measurement({ what: 'rows', ours: 5000, bare: 60_000, unit: 'rows/s', target: { limit: 10_000 } });
const page = measurement({ what: 'page', ours: 12, bare: 3, unit: 'ms', target: { limit: 20, times: 3 } });
const rest = measurement({ what: 'rest', ours: 180.5, bare: 361, unit: 'MB' });

test('the ratio says how many times the bare limit ours takes, for times and for rates', () => {
  assert.deepEqual(
    [start, rows, page, rest].map(({ ratio }) => ratio),
    [3, 12, 4, 0.5],
  );
});

test('a target is a limit, a number of times the bare limit, or both', () => {
  assert.equal(meetsTarget(start), true);
  assert.equal(meetsTarget(rows), false);
  // Within 20 ms, but four times the bare limit.
  assert.equal(meetsTarget(page), false);
  assert.equal(meetsTarget(rest), null);
});

test('the table lines up its numbers and says which target was met', () => {
  assert.equal(
    table([start, rows, page, rest]),
    [
      '        ours    bare  unit    times  target',
      'start    900     300  ms        3.0  < 1,000: met',
      'rows   5,000  60,000  rows/s   12.0  ≥ 10,000: missed',
      'page    12.0    3.00  ms        4.0  < 20, ≤ 3×: missed',
      'rest     181     361  MB        0.5',
      '',
    ].join('\n'),
  );
});
