import assert from 'node:assert/strict';
import { test } from 'node:test';

import { financialYear } from '../../../kernel/index.ts';
import type { Counted } from './count.ts';
import { summed } from './summed.ts';

const counted = (value: number | null, changes: Partial<Counted> = {}): Counted => ({
  count: { measure: 'm', label: 'M', how: 'standing', datedBy: { event: 'placed' }, source: 'ours', together: 'sum' },
  type: 'secure',
  period: financialYear(2025),
  asAt: '2026-01-10T12:00:00.000Z',
  sight: 'all',
  value,
  not: null,
  numerator: null,
  denominator: null,
  unknown: [],
  open: 1,
  agreed: 0,
  within: 3,
  first: '2024-05-01',
  begun: '2024-05-01',
  soFar: true,
  ...changes,
});

test('the numbers of two registers are added up, and the sum is kept since the later of them was', () => {
  const { value, open, within, sight, first } = summed([counted(2), counted(3, { first: '2024-09-01' })]);
  assert.deepEqual(
    { value, open, within, sight, first },
    { value: 5, open: 2, within: 6, sight: 'all', first: '2024-09-01' },
  );
});

test('where one register cannot tell, nobody knows the sum, and the reason is that of the one that cannot', () => {
  const { value, not } = summed([counted(2), counted(null, { not: 'empty', first: null, begun: null })]);
  assert.deepEqual({ value, not }, { value: null, not: 'empty' });
});

test('what is made of the open entries of one register is of open ones alone, and of restricted ones nothing is told', () => {
  assert.equal(summed([counted(2), counted(3, { sight: 'open-only' })]).sight, 'open-only');
  const hidden = summed([counted(2), counted(null, { sight: 'nothing', not: 'restricted' })]);
  assert.deepEqual([hidden.value, hidden.not, hidden.sight], [null, 'restricted', 'nothing']);
  assert.throws(() => summed([]), /nothing to add up/);
});
