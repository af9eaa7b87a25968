import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ownCode, readQuestion, withQuestion } from './own-question.ts';
import { madeType } from './testing/made-register.ts';
import { heldTypes } from './type/held-type.ts';

const draft = { label: 'Team or unit', help: '', kind: 'text', choices: '' };
const places = (given: Partial<typeof draft>): (string | undefined)[] => {
  const read = readQuestion(madeType(), { ...draft, ...given });
  return read.ok ? [] : read.problem.map(({ place }) => place.column);
};

test('the code of a question comes from its words', () => {
  assert.equal(ownCode('Team or unit'), 'my-team-or-unit');
  assert.equal(ownCode('  Càil Ùr? '), 'my-cail-ur');
  assert.equal(ownCode('…'), '');
  assert.ok(ownCode('a '.repeat(80)).length <= 60);
});

test('everything wrong with a question is told at its answer', () => {
  assert.deepEqual(places({}), []);
  assert.deepEqual(places({ label: '' }), ['label']);
  assert.deepEqual(places({ label: '…' }), ['label']);
  assert.deepEqual(places({ kind: 'rows' }), ['kind']);
  assert.deepEqual(places({ kind: 'choice', choices: 'One' }), ['choices']);
  assert.deepEqual(places({ kind: 'choice', choices: 'One\none!' }), ['choices']);
  assert.deepEqual(places({ kind: 'choice', choices: 'One\n\nTwo' }), []);
});

test('a question stands in the register beside those that all councils share, and what was added before stays', () => {
  const shared = madeType();
  const first = readQuestion(shared, draft);
  const second = readQuestion(shared, { ...draft, label: 'How many', kind: 'whole' });
  assert.ok(first.ok && second.ok);
  const definition = withQuestion('letter', withQuestion('letter', null, first.value), second.value);
  const held = heldTypes([{ code: 'letter', definition: shared }], [{ code: 'letter', definition }]).get('letter');
  assert.deepEqual(
    held?.fields.map(({ code, exported }) => [code, exported]),
    [
      ['gist', true],
      ['answer', undefined],
      ['outcome', undefined],
      ['my-team-or-unit', undefined],
      ['my-how-many', true],
    ],
  );
});
