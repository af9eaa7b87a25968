import assert from 'node:assert/strict';
import { test } from 'node:test';

import { functionsOf, inForceOn, sourceOf } from './mechanism.ts';
import { madeMechanism } from './testing/made.ts';

test('in force is the latest begun by a day, of two of one day the later in the list, whatever their order', () => {
  const rows = [
    { from: '2026-06-01', is: 'b' },
    { from: '2026-04-01', is: 'a' },
    { from: '2026-06-01', is: 'c' },
  ];
  assert.equal(inForceOn(rows, '2026-03-31'), null);
  assert.equal(inForceOn(rows, '2026-04-01')?.is, 'a');
  assert.equal(inForceOn(rows, '2026-12-01')?.is, 'c');
  // Nobody knows since when: before every day.
  assert.equal(inForceOn([{ fromDay: '' as const, is: 'always' }], '1900-01-01')?.is, 'always');
});

test('one that repeats another stands for that other, and for itself where the other is gone', () => {
  const first = madeMechanism([]);
  const again = { ...first, code: 'M2', function: 'F2', sameAs: 'M1' };
  const alone = { ...first, code: 'M3', function: 'F3', sameAs: 'M0' };
  const byCode = new Map([first, again, alone].map((each) => [each.code, each]));
  assert.equal(sourceOf(byCode, again).code, 'M1');
  assert.equal(sourceOf(byCode, first).code, 'M1');
  assert.equal(sourceOf(byCode, alone).code, 'M3');
  const framework = { functions: [], mechanisms: [first, again, alone] };
  assert.deepEqual(functionsOf(framework, again), ['F2', 'F1']);
  assert.deepEqual(functionsOf(framework, { ...first }), ['F1', 'F2']);
  assert.deepEqual(functionsOf(framework, alone), ['F3']);
});
