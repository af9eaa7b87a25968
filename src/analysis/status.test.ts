import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { decimal, type TargetOperator, toPlain } from '../kernel/index.ts';
import { DEFAULT_TOLERANCE, score, type Tolerance } from './status.ts';

const statusOf = (value: string, operator: TargetOperator, target: string, tolerance: Tolerance = DEFAULT_TOLERANCE) =>
  score(decimal(value), { operator, value: decimal(target) }, tolerance).status;

test('the service plan of source 004, held by hand against its targets', () => {
  // Line 563: 83% against 85%. Five per cent of 85 is 4.25, so 80.75 is the limit.
  assert.equal(statusOf('83', '>=', '85'), 'within-limits');
  // Line 880: 110 against at most 40; 42 is the limit.
  assert.equal(statusOf('110', '<=', '40'), 'outwith-limits');
  // Line 554: 96% against 95%.
  assert.equal(statusOf('96', '>=', '95'), 'on-track');
  // Line 1012: 95% against 95%.
  assert.equal(statusOf('95', '>=', '95'), 'on-track');
  // Line 1027: 2% against less than 4%.
  assert.equal(statusOf('2', '<', '4'), 'on-track');
  // Line 915: £4,368 against £4,000; £4,200 is the limit.
  assert.equal(statusOf('4368', '<=', '4000'), 'outwith-limits');
  // Line 926: £512 against £500; £525 is the limit.
  assert.equal(statusOf('512', '<=', '500'), 'within-limits');
});

test('the tolerance is inclusive, to the last digit', () => {
  assert.equal(statusOf('95', '>=', '100'), 'within-limits');
  assert.equal(statusOf('94.999999999', '>=', '100'), 'outwith-limits');
  assert.equal(statusOf('105', '<=', '100'), 'within-limits');
  assert.equal(statusOf('105.000000001', '<=', '100'), 'outwith-limits');
});

test('compares before rounding: 84.6% prints as 85% and has not reached 85%', () => {
  assert.equal(statusOf('84.6', '>=', '85'), 'within-limits');
});

test('a strict target is not met by equality, and equality is within limits', () => {
  assert.equal(statusOf('4', '<', '4'), 'within-limits');
  assert.equal(statusOf('4', '>', '4'), 'within-limits');
  assert.equal(statusOf('3.99', '<', '4'), 'on-track');
});

test('a zero target has a percentage tolerance of nothing, and an absolute one of its own size', () => {
  assert.equal(statusOf('1', '<=', '0'), 'outwith-limits');
  const two: Tolerance = { kind: 'absolute', value: decimal('2') };
  assert.equal(statusOf('2', '<=', '0', two), 'within-limits');
  assert.equal(statusOf('3', '<=', '0', two), 'outwith-limits');
  assert.equal(statusOf('0', '<=', '0', two), 'on-track');
});

test('an exact target tolerates both sides alike', () => {
  assert.equal(statusOf('100', '=', '100'), 'on-track');
  assert.equal(statusOf('95', '=', '100'), 'within-limits');
  assert.equal(statusOf('105', '=', '100'), 'within-limits');
  assert.equal(statusOf('106', '=', '100'), 'outwith-limits');
});

test('a negative target keeps a positive allowance', () => {
  assert.equal(statusOf('-104', '>=', '-100'), 'within-limits');
  assert.equal(statusOf('-106', '>=', '-100'), 'outwith-limits');
});

test('says how far short, and how far is acceptable', () => {
  const { shortfall, allowance } = score(decimal('83'), { operator: '>=', value: decimal('85') }, DEFAULT_TOLERANCE);
  assert.equal(toPlain(shortfall), '2');
  assert.equal(toPlain(allowance), '4.25');
});

const WORSE: Record<string, number> = { 'on-track': 0, 'within-limits': 1, 'outwith-limits': 2 };

test('a better value never has a worse status', () => {
  const whole = fc.integer({ min: -1000, max: 1000 });
  fc.assert(
    fc.property(whole, whole, whole, fc.constantFrom<TargetOperator>('>=', '>'), (a, b, target, operator) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const rank = (value: number) => WORSE[statusOf(String(value), operator, String(target))] ?? Number.NaN;
      return rank(high) <= rank(low);
    }),
  );
});
