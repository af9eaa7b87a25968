import assert from 'node:assert/strict';
import { test } from 'node:test';

import { exampleFacts, own, rawOf, wordsOf } from './example-statement.ts';
import { statementJson } from './statement-json.ts';
import { statementText } from './statement-text.ts';

const LATER = '2027-05-10T11:00:00.000Z';
const factsOf = (...opinions: readonly ReturnType<typeof own>[]) => exampleFacts(rawOf({ opinions }), LATER);
const changedOf = (facts: ReturnType<typeof factsOf>) => statementJson(facts).functions[0]?.changedTo;

test("an own level given since the end of the year is printed as the officer's own, with the one worked out and the reason", () => {
  const facts = factsOf(own('reasonable', '2027-05-03'));
  const [first] = facts.functions;
  assert.deepEqual([first?.opinion.level, first?.opinion.overruled], ['limited', null]);
  assert.match(
    wordsOf(facts),
    /Since the end of the year: Reasonable, as at 10 May 2027, 12:00: the officer's own opinion; worked out, limited\. It was given by the CSWO on 3 May 2027, for this reason: “I read the files” Why it was worked out so: What holds it there: strength\./,
  );
  const changed = changedOf(facts);
  assert.deepEqual(
    [changed?.opinion, changed?.workedOut, changed?.overruled],
    [
      'reasonable',
      'limited',
      { level: 'reasonable', on: '2027-05-03', post: 'CSWO', reason: 'I read the files', old: false },
    ],
  );
  assert.match(changed?.reason ?? '', /^What holds it there: strength\./);
  assert.match(
    statementText(facts),
    /since the end of the year: Reasonable, by the officer's\s+own opinion; worked out:\s+Limited/,
  );
});

test('an own opinion that was taken back since leaves what is worked out, and the reason for it', () => {
  const facts = factsOf(own('reasonable', '2027-03-03'), own(null, '2027-05-03'));
  assert.equal(facts.functions[0]?.opinion.level, 'reasonable');
  assert.match(
    wordsOf(facts),
    /Since the end of the year: Limited, as at 10 May 2027, 12:00: as worked out\. Why: What holds it there: strength\./,
  );
  assert.equal(changedOf(facts)?.overruled, null);
});

test('that the same level stands since by the own opinion alone is told too, and what stood all along is not', () => {
  assert.equal(changedOf(factsOf(own('limited', '2027-05-03')))?.opinion, 'limited');
  assert.equal(changedOf(factsOf(own('reasonable', '2027-03-03'))), null);
  assert.equal(changedOf(factsOf()), null);
});

test('an own opinion of the level that was worked out overrules nothing: it says that the two agree, with its reason', () => {
  const facts = factsOf(own('limited', '2027-03-03'));
  const words = wordsOf(facts);
  assert.match(
    words,
    /Opinion: Limited on 31 March 2027: the officer's own opinion\. \S+ The two agree\. The officer's own opinion and the one worked out are both limited\. The officer's own was given by the CSWO on 3 March 2027, for this reason: “I read the files”/,
  );
  assert.doesNotMatch(words, /Overruled\.|would be limited/);
  assert.match(statementText(facts), /Limited, by the officer's own opinion; worked out: the same;/);
  assert.match(
    wordsOf(factsOf(own('reasonable', '2027-03-03'))),
    /Overruled\. Worked out, the opinion would be limited\./,
  );
  assert.match(
    wordsOf(factsOf(own('limited', '2027-05-03'))),
    /Since the end of the year: Limited, as at 10 May 2027, 12:00: the officer's own opinion; worked out, limited too\./,
  );
});
