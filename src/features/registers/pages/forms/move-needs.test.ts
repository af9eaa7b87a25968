import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { FieldValues, Revision } from '../../entry/entry.ts';
import { madeType } from '../../testing/made-register.ts';
import { fieldsOfMove } from './move-needs.ts';

const TYPE = madeType();
const CLOSE = TYPE.moves.find(({ code }) => code === 'close') ?? assert.fail();

const standing = (fields: FieldValues): Revision => ({
  reference: 'LT-2026-001',
  number: 2,
  knownAt: '2026-11-27T09:00:00.000Z',
  type: 'letter',
  kind: 'moved',
  by: 'answer',
  state: 'answered',
  confidentiality: 'open',
  distribution: [],
  caseReference: 'C-17',
  service: null,
  fields,
  events: [],
  clocks: [],
  words: null,
  actor: { actor: 'person:P-1', post: 'HR', capacity: 'holder', delegation: null },
});

const asked = (fields: FieldValues): string[] => fieldsOfMove(TYPE, CLOSE, standing(fields)).map(({ code }) => code);

test('a step asks for what the entry lacks where it leads, and for an answer that is none any more as the register stands', () => {
  assert.deepEqual(asked({ gist: 'A letter', outcome: 'upheld' }), []);
  assert.deepEqual(asked({ outcome: 'upheld' }), ['gist']);
  // The register had a text once, where it has a choice now.
  assert.deepEqual(asked({ gist: 'A letter', outcome: 'They were right' }), ['outcome']);
});
