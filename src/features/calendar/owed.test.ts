import assert from 'node:assert/strict';
import { test } from 'node:test';

import { madeObligation } from '../../../test/support/made-obligation.ts';
import type { Obligation } from '../obligations/index.ts';
import { happeningsOf } from './history.ts';
import { masked } from './masked.ts';
import { groupsOf, nextOpening } from './owed.ts';
import { selectionOf } from './selection.ts';
import { sees } from './sight.ts';

const NOW = '2026-11-22T10:00:00.000Z';

test('what is late comes first, then by the day it is due', () => {
  const list = [
    madeObligation('B', '2026-12-20'),
    madeObligation('D', '2027-01-20', { opensOn: '2027-01-01' }),
    madeObligation('A', '2026-11-29'),
    madeObligation('E', '2026-11-01'),
    madeObligation('F', '2026-10-01'),
    madeObligation('G', '2026-10-01', { state: 'met', settledAt: NOW }),
    madeObligation('H', '2027-02-01', { opensOn: '2026-12-24' }),
  ];
  assert.deepEqual(
    groupsOf(list, NOW).map(({ title, rows }) => [title, rows.map(({ code }) => code)]),
    [
      ['Late (2)', ['F', 'E']],
      ['Due soon (1)', ['A']],
      ['Open (1)', ['B']],
      ['To come: nothing need be done yet (2)', ['D', 'H']],
    ],
  );
  assert.equal(nextOpening(list, NOW)?.code, 'H');
  assert.equal(nextOpening([madeObligation('A', '2026-11-29')], NOW), null);
});

test('of something restricted nothing is said but that it is there, whose, and by when', () => {
  const secret = madeObligation('X', '2026-12-01', {
    title: 'A person of note',
    subject: 'register:SA-2026-014',
    rule: 'Review of SA-2026-014',
    cause: 'register:SA-2026-014',
    reason: 'The person moved',
    confidentiality: 'restricted',
  });
  const text = JSON.stringify(masked(secret));
  for (const word of ['note', 'SA-2026', 'moved']) assert.ok(!text.includes(word), word);
  assert.equal(masked(secret).ownerPost, 'HR');
  assert.equal(masked(secret).dueOn, '2026-12-01');
  const plain = madeObligation('Y', '2026-12-01');
  assert.equal(masked(plain), plain);
});

test('whoever may not see all sees what their posts owe, also as one that may answer', () => {
  const sight = { all: false, posts: ['HR', 'TEAM'], own: ['HR'] };
  assert.ok(sees(sight, madeObligation('A', '2026-12-01')));
  assert.ok(sees(sight, madeObligation('A', '2026-12-01', { ownerPost: 'FIN', coPosts: ['HR'] })));
  assert.ok(!sees(sight, madeObligation('A', '2026-12-01', { ownerPost: 'FIN' })));
  assert.ok(sees({ all: true, posts: [], own: [] }, madeObligation('A', '2026-12-01', { ownerPost: 'FIN' })));
});

test('that something restricted is owed is seen by whoever owes it, and by nobody who sees all or heads the service', () => {
  const secret = (ownerPost: string) => madeObligation('A', '2026-12-01', { ownerPost, confidentiality: 'restricted' });
  const head = { all: true, posts: ['HR', 'TEAM'], own: ['HR'] };
  assert.ok(sees(head, secret('HR')));
  assert.ok(!sees(head, secret('TEAM')));
  assert.ok(!sees(head, secret('FIN')));
});

test('an address asks for no more than its reader may see', () => {
  const posts = new Map(
    ['HR', 'FIN'].map((code) => [code, { code, title: `The ${code}`, service: null, basis: null }]),
  );
  const group = { code: 'TEAM', title: 'The team', purpose: null, role: null, basis: null };
  const member = { group: 'TEAM', post: 'FIN', firstDay: '', lastDay: null, capacity: null };
  const gone = { ...member, post: 'HR', lastDay: '2026-11-21' };
  const facts = {
    directory: { posts, groups: [group], memberships: [member, gone] },
    acting: 'HR',
    today: '2026-11-22',
  };
  const owner = { all: false, posts: ['HR'], own: ['HR'] };
  const officer = { all: true, posts: ['HR'], own: ['HR'] };
  assert.deepEqual(selectionOf({}, owner, facts)?.posts, ['HR']);
  assert.deepEqual(selectionOf({ post: 'HR' }, owner, facts)?.whose, 'mine');
  for (const query of [{ post: 'FIN' }, { all: 'yes' }, { group: 'TEAM' }])
    assert.equal(selectionOf(query, owner, facts), null, JSON.stringify(query));
  assert.deepEqual(selectionOf({ post: 'FIN' }, officer, facts)?.posts, ['FIN']);
  assert.deepEqual(selectionOf({ group: 'TEAM' }, officer, facts)?.posts, ['FIN']);
  assert.equal(selectionOf({ all: 'yes' }, officer, facts)?.posts, null);
  for (const query of [{ post: 'NONE' }, { group: 'NONE' }])
    assert.equal(selectionOf(query, officer, facts), null, JSON.stringify(query));
});

test('what became of something is told from its revisions', () => {
  const first = madeObligation('A', '2026-11-10');
  const moved = madeObligation('A', '2026-11-17', {
    rule: 'Meeting on 24 November 2026',
    knownAt: '2026-10-05T00:00:00.000Z',
  });
  const given: Obligation = { ...moved, ownerPost: 'FIN', ownerBasis: 'by-hand', knownAt: '2026-10-06T00:00:00.000Z' };
  const met: Obligation = {
    ...given,
    state: 'met',
    settledAt: '2026-11-01T00:00:00.000Z',
    settledPost: 'FIN',
    knownAt: '2026-11-01T00:00:00.000Z',
  };
  const waived: Obligation = { ...met, state: 'waived', reason: 'Not needed' };
  const say = (...revisions: Obligation[]) =>
    happeningsOf(revisions, (post) => `the ${post}`).map(({ words }) => words);
  assert.deepEqual(say(first, moved, given, met), [
    'Asked for, by 10 November 2026; owed by the HR',
    'Due by 17 November 2026 instead of 10 November 2026; asked for by: Meeting on 24 November 2026',
    'Given to the FIN',
    'Answered by the FIN',
  ]);
  assert.deepEqual(say(given, waived), [
    'Asked for, by 17 November 2026; owed by the FIN',
    'Waived by the FIN: Not needed',
  ]);
  assert.deepEqual(
    say(madeObligation('A', '2026-11-10', { ownerPost: '' }), madeObligation('A', '2026-11-10', { ownerPost: '' })),
    ['Asked for, by 10 November 2026; owed by nobody: no post is named'],
  );
});
