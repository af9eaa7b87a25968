import assert from 'node:assert/strict';
import { test } from 'node:test';

import { faultsOfReason, isReason } from './reason.ts';

test('a reason has three letters that somebody can read, in whatever script', () => {
  for (const text of ['For the panel', 'Què', 'why', 'a b c', '\u200bfor a complaint\u200b'])
    assert.equal(isReason(text), true, text);
  const nothing = [
    '',
    '   ',
    '\u200b',
    '\u200b\u200c\u200d\u2060',
    '\u00ad\u00ad\u00ad',
    '\u3000',
    '...',
    '12345',
    'ok',
  ];
  for (const text of nothing) assert.equal(isReason(text), false, JSON.stringify(text));
});

test('what is wrong with a reason is said at its field', () => {
  const said = (text: string, longest?: number) =>
    faultsOfReason(text, { column: 'reason', ask: 'Say why', ...(longest === undefined ? {} : { longest }) }).map(
      ({ code, message, place }) => [code, message, place.column],
    );
  assert.deepEqual(said('For the panel'), []);
  assert.deepEqual(said('x'.repeat(1000)), []);
  assert.deepEqual(said('x'.repeat(1001)), [['answer.invalid', 'The reason is too long', 'reason']]);
  assert.deepEqual(said('for it', 5), [['answer.invalid', 'The reason is too long', 'reason']]);
  assert.deepEqual(said('\u200b'), [['answer.missing', 'Say why', 'reason']]);
});
