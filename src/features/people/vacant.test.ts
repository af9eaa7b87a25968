import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Post } from './read-model.ts';
import { holding } from './testing/made-facts.ts';
import { postChoice, vacantPosts } from './vacant.ts';

const post = (code: string, title: string): [string, Post] => [code, { code, title, service: null, basis: null }];

const HRM = 'Human Resources Manager';
const directory = (given: Partial<Parameters<typeof vacantPosts>[0]> = {}) => ({
  posts: new Map([post('HOS', 'Head of Service'), post('HRM', HRM), post('SM', 'Service Manager')]),
  holdings: [],
  mappings: [],
  ...given,
});
const on = (day: string, given: Parameters<typeof directory>[0]): string[] => [...vacantPosts(directory(given), day)];

test('a post is vacant on the days on which nobody holds it or acts up in it', () => {
  const holdings = [
    holding({ post: 'HOS', firstDay: '2026-01-01', lastDay: '2026-05-31' }),
    holding({ post: 'HRM', kind: 'acting-up', firstDay: '2026-05-31' }),
  ];
  assert.deepEqual(on('2025-12-31', { holdings }), ['HOS', 'HRM', 'SM']);
  assert.deepEqual(on('2026-05-30', { holdings }), ['HRM', 'SM']);
  assert.deepEqual(on('2026-05-31', { holdings }), ['SM']);
  assert.deepEqual(on('2026-06-01', { holdings }), ['HOS', 'SM']);
});

test("a post that the council's own sign-in gives is held by whoever that is", () => {
  assert.deepEqual(on('2026-06-01', { mappings: [{ claim: 'hr', post: 'HRM' }] }), ['HOS', 'SM']);
});

test('a choice says of a vacant post that nobody holds it', () => {
  const vacant = new Set(['HRM']);
  assert.deepEqual(postChoice({ code: 'HRM', title: HRM }, vacant), {
    value: 'HRM',
    label: 'Human Resources Manager (nobody holds it)',
  });
  assert.deepEqual(postChoice({ code: 'SM', title: 'Service Manager' }, vacant), {
    value: 'SM',
    label: 'Service Manager',
  });
});
