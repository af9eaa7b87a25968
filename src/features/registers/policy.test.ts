import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { CouncilCode, PostCode } from '../../kernel/index.ts';
import type { Acting, Capacity, Role } from '../access/index.ts';
import { needOf } from './policy.ts';

const SIGHT = {
  keepers: new Map([
    ['complaint', ['HR']],
    ['secure-accommodation-authorised', ['CSWO', 'SM']],
    ['compliment', ['CGL']],
  ]),
  // What keeps a register of open entries alone is not among them.
  trusted: new Set(['HR', 'CSWO', 'SM', 'TL']),
};

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

test('the office sees every restricted entry, a trusted post those of the registers it keeps and those that name it', () => {
  assert.deepEqual(needOf(hat('CSWO', ['cswo']), SIGHT), ['*']);
  assert.deepEqual(needOf(depute(['decisions']), SIGHT), ['*']);
  assert.deepEqual(needOf(hat('HR', ['owner']), SIGHT), ['post:HR', 'type:complaint']);
  assert.deepEqual(needOf(hat('TL', ['owner']), SIGHT), ['post:TL']);
  assert.deepEqual(needOf(hat('HOS', ['owner']), SIGHT), []);
  assert.deepEqual(needOf(hat('CGL', ['owner']), SIGHT), []);
});

test('who covers the office for meetings alone, who only oversees or administers, and nobody at all see none by their hat', () => {
  assert.deepEqual(needOf(depute(['meetings']), SIGHT), []);
  assert.deepEqual(needOf(hat('IT', ['administrator']), SIGHT), []);
  assert.deepEqual(needOf(hat('EM', ['member']), SIGHT), []);
  assert.deepEqual(needOf(null, SIGHT), []);
});
