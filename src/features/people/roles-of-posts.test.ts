import assert from 'node:assert/strict';
import { test } from 'node:test';

import { canLead, postsThatCannotLead } from './roles-of-posts.ts';

test('elected members, auditors and administrators owe no answers; a post of no role or of another one can', () => {
  assert.equal(canLead([]), true);
  assert.equal(canLead(['clerk']), true);
  for (const role of ['member', 'auditor', 'administrator'] as const) {
    assert.equal(canLead([role]), false, role);
    assert.equal(canLead([role, 'owner']), true, role);
  }
});

test('a post gets its roles by its groups as well, on their days', () => {
  const post = (code: string) => [code, { code, title: code, service: null, basis: null }] as const;
  const group = { code: 'COMMITTEE', title: 'Committee', purpose: null, role: 'member', basis: null };
  const joined = { group: 'COMMITTEE', post: 'CONVENOR', firstDay: '2026-05-01', lastDay: null, capacity: null };
  const directory = {
    posts: new Map(['CONVENOR', 'ADMIN', 'HR'].map(post)),
    postRoles: [{ post: 'ADMIN', role: 'administrator', basis: null }],
    groups: [group],
    memberships: [joined],
  };
  assert.deepEqual([...postsThatCannotLead(directory, '2026-06-01T09:00:00.000Z')], ['CONVENOR', 'ADMIN']);
  assert.deepEqual([...postsThatCannotLead(directory, '2026-04-01T09:00:00.000Z')], ['ADMIN']);
});
