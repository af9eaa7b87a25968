import assert from 'node:assert/strict';
import { test } from 'node:test';

import { exampleFacts, rawOf, wordsOf } from './example-statement.ts';

const risk = (told: readonly { whom: string; on: string }[], notTold: readonly string[]) => ({
  code: 'ES-2026-001',
  grade: 'Serious',
  since: '2026-09-08',
  reportedOn: '2026-09-10',
  told,
  notTold,
  open: true,
});

const wordsFor = (one: ReturnType<typeof risk>): string =>
  wordsOf(exampleFacts(rawOf({}), '2027-05-10T11:00:00.000Z', { risks: [one] }));

test('of a risk of which nobody was told the table says so once; of another, who was told and who was not', () => {
  assert.match(
    wordsFor(risk([], ['Elected members', 'The chief executive'])),
    /10 September 2026 Nobody is recorded as told Open/,
  );
  assert.match(
    wordsFor(risk([{ whom: 'Elected members', on: '2026-09-09' }], ['The chief executive'])),
    /Elected members, 9 September 2026\. Not recorded as told: The chief executive Open/,
  );
});
