import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ANSWERS, exampleFacts, QUARTERS, rawOf, said, wordsOf } from './example-statement.ts';
import { statementJson } from './statement-json.ts';

// On 11 January 2027 three quarters have fallen due, of which two were answered; the fourth is due on 21 January.
const RUNNING = '2027-01-11T12:00:00.000Z';
const factsOf = (...early: readonly ReturnType<typeof said>[]) =>
  exampleFacts(rawOf({ answers: [...ANSWERS.slice(0, 2), ...early] }), RUNNING);

test('in a year that is running an answer given before it is due is no part of what was due, and is told apart', () => {
  const facts = factsOf(said('2027-01-21', '2027-01-10'));
  const { due, answered, early, toCome } = statementJson(facts).total;
  assert.deepEqual([due, answered, early, toCome], [3, 2, 1, 0]);
  const words = wordsOf(facts);
  assert.match(words, /2 of 3 answers due came in; 1 never came in; and 1 more came before it was due\./);
  assert.doesNotMatch(words, /of 4/);
});

test('what is not due yet and has not come in is told as that', () => {
  const facts = factsOf();
  const { due, early, toCome } = statementJson(facts).total;
  assert.deepEqual([due, early, toCome], [3, 0, 1]);
  assert.match(
    wordsOf(facts),
    /1 answer asked for already has not come in and is not due yet, and more may be asked for/,
  );
});

test('a mechanism whose one answer came early was asked, and brought something', () => {
  const facts = exampleFacts(
    rawOf({ occurrences: QUARTERS.slice(3), answers: [said('2027-01-21', '2027-01-10')] }),
    RUNNING,
  );
  assert.match(wordsOf(facts), /Nothing fell due; and 1 came before it was due\./);
  assert.doesNotMatch(wordsOf(facts), /was not asked in the year/);
});
