import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { hundredthsOf, meanOf, reaches, type Share } from './share.ts';

const mean = (...shares: [number, number][]) => {
  const found = meanOf(shares.map(([part, whole]): Share => ({ part, whole })));
  assert.ok(found);
  return found;
};

test('the mean of some shares is exact at a threshold', () => {
  assert.equal(reaches(mean([1, 1], [4, 5]), 90), true, '(1 + 0.8) / 2 = 0.9');
  assert.equal(reaches(mean([9, 10], [9, 10], [9, 10]), 90), true);
  assert.equal(reaches(mean([899, 1000]), 90), false);
  assert.equal(hundredthsOf(mean([899, 1000])), 89);
  assert.equal(hundredthsOf(mean([1, 3], [2, 3])), 50);
});

test('there is no mean of nothing', () => {
  assert.equal(meanOf([]), null);
  assert.equal(meanOf([{ part: 0, whole: 0 }]), null);
});

const share = fc.nat(400).chain((whole) => fc.record({ whole: fc.constant(whole + 1), part: fc.nat(whole + 1) }));

test('a mean lies between the least and the greatest share, in any order, and never passes one it does not reach', () => {
  fc.assert(
    fc.property(fc.array(share, { minLength: 1, maxLength: 40 }), (shares) => {
      const found = meanOf(shares);
      assert.ok(found);
      const each = shares.map(({ part, whole }) => part / whole);
      const value = Number(found.over) / Number(found.under);
      assert.ok(value >= Math.min(...each) - 1e-9 && value <= Math.max(...each) + 1e-9);
      assert.deepEqual(reaches(found, hundredthsOf(found)), true);
      assert.equal(reaches(found, hundredthsOf(found) + 1), false);
      assert.equal(hundredthsOf(meanOf([...shares].reverse()) ?? found), hundredthsOf(found));
    }),
  );
});
