import assert from 'node:assert/strict';
import { test } from 'node:test';

import { decimal, toPlain } from '../kernel/index.ts';
import { agreeWithinRounding } from './agreement.ts';
import { medianOf, rankOf } from './benchmark.ts';
import { changeBetween } from './change.ts';

const place = (values: Record<string, string>) =>
  Object.entries(values).map(([key, value]) => ({ key, value: decimal(value) }));

test('equal values share the better rank: 1, 2, 2, 4', () => {
  const all = place({ a: '0.9', b: '0.8', c: '0.8', d: '0.7' });
  assert.deepEqual(rankOf('b', all, 'descending'), { rank: 2, of: 4, sharedWith: 1 });
  assert.deepEqual(rankOf('d', all, 'descending'), { rank: 4, of: 4, sharedWith: 0 });
  assert.deepEqual(rankOf('d', all, 'ascending'), { rank: 1, of: 4, sharedWith: 0 });
});

test('no rank without a value, nor where the middle is best', () => {
  assert.equal(rankOf('z', place({ a: '1' }), 'ascending'), null);
  assert.equal(rankOf('a', place({ a: '1' }), 'goldilocks'), null);
});

test('the median of an odd and of an even number', () => {
  assert.equal(toPlain(medianOf(['3', '1', '2'].map(decimal)) ?? decimal('0')), '2');
  assert.equal(toPlain(medianOf(['4', '1', '3', '2'].map(decimal)) ?? decimal('0')), '2.5');
  assert.equal(medianOf([]), null);
});

test("the plan's figures against the national ones, as the papers print them", () => {
  const agree = (own: string, ownPlaces: number, national: string): boolean =>
    agreeWithinRounding(decimal(own), ownPlaces, decimal(national), 6);
  assert.ok(agree('89', 0, '89.03'));
  assert.ok(agree('19', 0, '18.86'));
  assert.ok(agree('83', 0, '82.76'));
  assert.ok(agree('0.5', 1, '0.55'));
  assert.ok(!agree('2', 0, '9.66'));
  assert.ok(!agree('91', 0, '91.836'));
  assert.ok(!agree('4368', 0, '4873.6406'));
});

test('a change is judged as printed and by which way is better', () => {
  assert.equal(changeBetween(decimal('83.4'), decimal('82.6'), 'higher-better', 0), 'same');
  assert.equal(changeBetween(decimal('110'), decimal('202'), 'lower-better', 0), 'better');
  assert.equal(changeBetween(decimal('80'), decimal('83'), 'higher-better', 0), 'worse');
  assert.equal(changeBetween(decimal('500'), decimal('490'), 'context', 0), 'higher');
  assert.equal(changeBetween(null, decimal('1'), 'context', 0), 'unknown');
});
