import assert from 'node:assert/strict';
import { test } from 'node:test';

import { exampleFacts, finding, rawOf, wordsOf } from './example-statement.ts';
import type { Change, StatementFacts } from './facts.ts';
import { statementJson } from './statement-json.ts';

const factsOf = (more: Partial<StatementFacts>) => exampleFacts(rawOf({}), '2027-05-10T11:00:00.000Z', more);

const CHANGE: Change = {
  mechanism: 'M1',
  title: 'Case audit',
  from: '2027-05-01',
  what: 'schedule',
  before: 'Every quarter',
  after: 'Twice a year',
};

test('where nothing changes and nothing is left to settle, members are not asked to agree to anything', () => {
  const words = wordsOf(factsOf({}));
  assert.match(words, /concerns that are still open \(sections 5 and 6\)\. 3\./);
  assert.match(words, /Nothing else is left to be settled\./);
  assert.doesNotMatch(words, /\bagree (what|the)/);
});

test('a serious finding is left to be settled, is printed with its place, and gives members no orders', () => {
  const facts = factsOf({ findings: [finding()] });
  const words = wordsOf(facts);
  assert.match(words, /agree what is to be settled \(section 9\)\./);
  assert.doesNotMatch(words, /Nothing else is left|Put the example right/);
  assert.match(
    words,
    /To be settled: What is to be done about 1 serious finding on the framework: An example is wrong\./,
  );
  assert.match(words, /found the following to be serious: An example is wrong: Case audit\./);
  assert.deepEqual(statementJson(facts).toSettle, [
    'What is to be done about 1 serious finding on the framework: An example is wrong.',
  ]);
});

test('members are asked to agree to changes where there are some, and to both where both are there', () => {
  assert.match(wordsOf(factsOf({ changes: [CHANGE] })), /agree what changes in 2027\/28 \(section 9\)\./);
  assert.match(
    wordsOf(factsOf({ changes: [CHANGE], findings: [finding()] })),
    /agree what changes in 2027\/28, and what is to be settled \(section 9\)\./,
  );
});
