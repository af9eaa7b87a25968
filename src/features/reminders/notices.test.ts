import assert from 'node:assert/strict';
import { test } from 'node:test';

import { madeObligation } from '../../../test/support/made-obligation.ts';
import type { Obligation } from '../obligations/index.ts';
import type { Directory } from '../people/index.ts';
import { noticesOf } from './notices.ts';
import type { RecipientFacts } from './recipients.ts';

const POSTS = ['OWNER', 'HEAD', 'CSWO'];

const facts: RecipientFacts = {
  directory: {
    posts: new Map([['OWNER', { code: 'OWNER', service: 'Children' }]]) as unknown as Directory['posts'],
    services: [{ titles: ['Children'], headPost: 'HEAD' }] as unknown as Directory['services'],
    postRoles: [{ post: 'CSWO', role: 'cswo' }] as unknown as Directory['postRoles'],
    mappings: [],
    delegations: [],
    absences: [],
    holdings: POSTS.map((post) => ({
      code: `H-${post}`,
      post,
      person: `P-${post}`,
      kind: 'holder',
      firstDay: '2026-01-01',
      lastDay: null,
    })) as Directory['holdings'],
    people: new Map(
      POSTS.map((post) => [`P-${post}`, { code: `P-${post}`, name: post, email: 'a@council.example', removed: false }]),
    ) as unknown as Directory['people'],
  },
  wishes: new Map(),
  refused: new Set(),
  now: '2026-11-23T08:00:00.000Z',
};

// Late for 31 days.
const owed = (code: string, confidentiality: Obligation['confidentiality']): Obligation =>
  madeObligation(code, '2026-10-23', { ownerPost: 'OWNER', confidentiality });

const said = (obligation: Obligation) =>
  noticesOf(facts, [obligation]).notices.map(({ person, stage, up }) => [person, stage.name, up.join(' ')]);

test('what is late for four weeks is told to whoever owes it, to the head and to the officer, and the first is told so', () => {
  assert.deepEqual(said(owed('M1', 'open')), [
    ['P-OWNER', 'late-4', 'head cswo'],
    ['P-HEAD', 'head-0', ''],
    ['P-CSWO', 'cswo-0', ''],
  ]);
});

test('what is restricted is told to whoever owes it alone, however late it is, and nobody is said to be told as well', () => {
  assert.deepEqual(said(owed('T-1', 'restricted')), [['P-OWNER', 'late-4', '']]);
});
