import assert from 'node:assert/strict';
import { test } from 'node:test';

import { sayActor, sayContent } from './presenter.ts';

test('an entry is said in words, in the order in which it is read', () => {
  const content = JSON.stringify({
    detail: { added: 3, changed: [], final: true },
    after: 'b',
    before: null,
    reason: 'A review',
    rows: [
      { table: 'post', count: 2 },
      { table: 'plan', count: 1 },
    ],
  });
  assert.deepEqual(sayContent(content), [
    { term: 'Why', value: 'A review' },
    { term: 'After', value: 'b' },
    { term: 'Detail', value: 'added: 3; final: yes' },
    { term: 'Seals', value: '2 rows of post, 1 row of plan' },
  ]);
  assert.deepEqual(
    sayContent(content, true).map(({ term }) => term),
    ['After', 'Detail', 'Seals'],
  );
  assert.deepEqual(sayContent('{}'), []);
});

test('who acted is a post and a capacity, never a name', () => {
  const actor = { actor: 'P-1', post: 'CSWO', capacity: 'acting up', delegation: 'D-1' };
  assert.equal(sayActor(actor, new Map()), 'CSWO (acting up), under D-1, P-1');
  const program = { actor: 'command line', post: null, capacity: 'command line', delegation: null };
  assert.equal(sayActor(program, new Map()), 'command line');
});
