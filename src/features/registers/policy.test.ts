import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { CouncilCode, PostCode } from '../../kernel/index.ts';
import type { Acting, Capacity, Role } from '../access/index.ts';
import { needOf } from './policy.ts';

const KEEPERS = new Map([
  ['complaint', ['HR']],
  ['secure-accommodation-authorised', ['CSWO', 'SM']],
]);

const hat = (post: string, roles: readonly Role[], capacity: Capacity = { kind: 'holder' }): Acting => ({
  council: 'northmuir' as CouncilCode,
  councilName: 'northmuir Council',
  post: post as PostCode,
  postTitle: post,
  capacity,
  roles,
});

const depute = (kinds: Extract<Capacity, { kind: 'depute' }>['kinds']): Acting =>
  hat('CSWO', ['depute'], { kind: 'depute', delegation: 'D-1', kinds });

test('the office sees every restricted entry, a post those of the registers it keeps and those that name it', () => {
  assert.deepEqual(needOf(hat('CSWO', ['cswo']), KEEPERS), ['*']);
  assert.deepEqual(needOf(depute(['decisions']), KEEPERS), ['*']);
  assert.deepEqual(needOf(hat('HR', ['owner']), KEEPERS), ['post:HR', 'type:complaint']);
  assert.deepEqual(needOf(hat('TL', ['owner']), KEEPERS), ['post:TL']);
});

test('who covers the office for meetings alone, who only oversees or administers, and nobody at all see none by their hat', () => {
  assert.deepEqual(needOf(depute(['meetings']), KEEPERS), []);
  assert.deepEqual(needOf(hat('IT', ['administrator']), KEEPERS), []);
  assert.deepEqual(needOf(hat('EM', ['member']), KEEPERS), []);
  assert.deepEqual(needOf(null, KEEPERS), []);
});
