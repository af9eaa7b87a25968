import assert from 'node:assert/strict';
import { test } from 'node:test';

import { FREQUENCY_CODES, MECHANISM_KINDS } from '../framework/index.ts';
import { ENDED } from './standing.ts';
import { KINDS, LIFE_BY_FREQUENCY, LONGEST_LIFE, lifeOf, OTHER_KIND } from './thresholds.ts';

test('every frequency has a life but the one that asks for nothing, and every kind of mechanism a weight', () => {
  assert.deepEqual(Object.keys(LIFE_BY_FREQUENCY).sort(), FREQUENCY_CODES.filter((code) => code !== ENDED).sort());
  assert.deepEqual(Object.keys(KINDS).sort(), Object.keys(MECHANISM_KINDS).sort());
});

test('no life is longer than what is read', () => {
  const lives = [
    ...Object.values(LIFE_BY_FREQUENCY),
    ...Object.values(KINDS).map(({ longest }) => longest),
    OTHER_KIND.longest,
  ];
  assert.equal(Math.max(...lives.map(({ days }) => days)), LONGEST_LIFE);
});

test('the life is the shorter of what the frequency and the kind allow', () => {
  assert.equal(lifeOf('dataset', 'quarterly').days, 137);
  assert.equal(lifeOf('dataset', 'annual').days, 274);
  assert.equal(lifeOf('audit', null).days, 457);
  assert.equal(lifeOf('unheard of', 'annual').days, 183);
});
