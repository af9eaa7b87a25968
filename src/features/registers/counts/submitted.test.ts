import assert from 'node:assert/strict';
import { test } from 'node:test';

import { financialYear } from '../../../kernel/index.ts';
import type { Counted } from './count.ts';
import { compareWith, splitsOf } from './submitted.ts';

const COUNTED: Counted = {
  count: { measure: 'm', label: 'M', how: 'entries', datedBy: { event: 'asked' }, source: 'ours' },
  type: 'visit',
  period: financialYear(2019),
  asAt: '2026-01-10T12:00:00.000Z',
  sight: 'all',
  value: 94,
  not: null,
  numerator: null,
  denominator: null,
  unknown: [],
  open: 0,
  agreed: 0,
  within: 96,
  first: '2019-04-01',
  begun: '2019-04-01',
  soFar: false,
};

test('a difference is told with what explains it, or that nothing does', () => {
  assert.equal(
    compareWith({ ...COUNTED, open: 2 }, 96, 0)?.words,
    'Submitted 96, counted 94: 2 entries are still open',
  );
  assert.equal(compareWith({ ...COUNTED, open: 1 }, 95, 0)?.words, 'Submitted 95, counted 94: one entry is still open');
  const unexplained = compareWith(COUNTED, 96, 0);
  assert.equal(unexplained?.words, 'Submitted 96, counted 94: a difference of 2 that the registers do not explain');
  assert.equal(unexplained.agrees, false);
});

test('a share agrees where it rounds to what was printed, and tells what it rests on', () => {
  const share = { ...COUNTED, value: 1200 / 94, numerator: 12, denominator: 94, open: 2 };
  const compared = compareWith(share, 13, 0, '%');
  assert.equal(compared?.agrees, true);
  assert.equal(
    compared?.words,
    'Submitted 13%, counted 13% (12 of 94, which is 12.8%): they agree; 2 entries are still open',
  );
  assert.equal(compareWith(share, 12, 0, '%')?.agrees, false);
});

test('open entries alone are held against nothing that was submitted of all: the difference would be the restricted ones', () => {
  assert.equal(compareWith({ ...COUNTED, sight: 'open-only' }, 96, 0), null);
});

test('a register that began within the period says since when it counts', () => {
  assert.equal(
    compareWith({ ...COUNTED, first: '2019-10-03' }, 96, 0)?.words,
    'Submitted 96, counted 94: it is counted since 3 October 2019 only, when this register begins',
  );
});

test('nothing counted is compared with nothing', () => {
  assert.equal(compareWith({ ...COUNTED, value: null, not: 'empty' }, 96, 0), null);
});

test('no split of 96 gives 13, 19 and 68 percent, and of 94 there is one', () => {
  assert.deepEqual(splitsOf(96, [13, 19, 68]), []);
  assert.deepEqual(splitsOf(94, [13, 19, 68]), [[12, 18, 64]]);
  assert.deepEqual(splitsOf(0, [13]), []);
});
