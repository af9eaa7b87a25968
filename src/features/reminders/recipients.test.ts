import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Directory } from '../people/index.ts';
import { type RecipientFacts, toldOf } from './recipients.ts';

type Facts = RecipientFacts['directory'];
const NOW = '2026-11-23T08:00:00.000Z';

const person = (code: string, more: object = {}) =>
  [code, { code, name: code, email: `${code.toLowerCase()}@council.example`, removed: false, ...more }] as const;
const holding = (code: string, post: string, who: string, more: object = {}) =>
  ({
    code,
    post,
    person: who,
    kind: 'holder',
    firstDay: '2026-01-01',
    lastDay: null,
    ...more,
  }) as Directory['holdings'][number];
const delegation = (kinds: ('meetings' | 'decisions')[]) => ({
  code: 'D-2026-001',
  kinds,
  from: '2026-11-20T00:00:00.000Z',
  to: '2026-12-01T00:00:00.000Z',
  coversPost: 'CSWO',
  deputePost: 'HOS',
  deputePerson: 'P-DEP',
  scope: '',
  made: { by: 'P-CSWO', post: 'CSWO', capacity: 'holder of the post' },
  ended: null,
});

const facts = (more: Partial<Facts> = {}, rest: Partial<RecipientFacts> = {}): RecipientFacts => ({
  directory: {
    posts: new Map(),
    services: [],
    postRoles: [],
    mappings: [],
    delegations: [],
    absences: [],
    holdings: [holding('H-1', 'CSWO', 'P-CSWO'), holding('H-2', 'HOS', 'P-DEP'), holding('H-3', 'HR', 'P-HR')],
    people: new Map(['P-CSWO', 'P-DEP', 'P-HR', 'P-ACT'].map((code) => person(code))),
    ...more,
  },
  wishes: new Map(),
  refused: new Set(),
  now: NOW,
  ...rest,
});
const away = (post: string) => [
  { code: 'A-1', post, reason: 'leave' as const, firstDay: '2026-11-20', lastDay: '2026-11-30' },
];

test('whoever holds the post is told', () => {
  assert.deepEqual(toldOf(facts(), 'HR', 'decisions', 'new'), { persons: ['P-HR'], why: null });
});

test('whoever is away is not told: whoever acts up is, else nobody, and the reason is said', () => {
  const gone = facts({ absences: away('HR') });
  assert.deepEqual(toldOf(gone, 'HR', 'decisions', 'late'), { persons: [], why: 'away' });
  const acting = holding('H-9', 'HR', 'P-ACT', { kind: 'acting-up', firstDay: '2026-11-20', lastDay: '2026-11-30' });
  const covered = facts({ absences: away('HR'), holdings: [...facts().directory.holdings, acting] });
  assert.deepEqual(toldOf(covered, 'HR', 'decisions', 'late').persons, ['P-ACT']);
  // After their return both are told, while somebody still acts up.
  const back = { ...covered, directory: { ...covered.directory, absences: [] } };
  assert.deepEqual(toldOf(back, 'HR', 'decisions', 'late').persons, ['P-HR', 'P-ACT']);
});

test('the depute is told in place of an officer who is away, of what the delegation covers alone', () => {
  const meetings = facts({ absences: away('CSWO'), delegations: [delegation(['meetings'])] });
  assert.deepEqual(toldOf(meetings, 'CSWO', 'meetings', 'soon').persons, ['P-DEP']);
  assert.deepEqual(toldOf(meetings, 'CSWO', 'decisions', 'soon'), { persons: [], why: 'away' });
  const decisions = facts({ absences: away('CSWO'), delegations: [delegation(['meetings', 'decisions'])] });
  assert.deepEqual(toldOf(decisions, 'CSWO', 'decisions', 'soon').persons, ['P-DEP']);
  // Somebody there is told themselves.
  const present = facts({ delegations: [delegation(['meetings', 'decisions'])] });
  assert.deepEqual(toldOf(present, 'CSWO', 'decisions', 'soon').persons, ['P-CSWO']);
  // A depute who lost their own post has no delegation in effect.
  const lost = facts({
    absences: away('CSWO'),
    delegations: [delegation(['decisions'])],
    holdings: [holding('H-1', 'CSWO', 'P-CSWO')],
  });
  assert.deepEqual(toldOf(lost, 'CSWO', 'decisions', 'soon'), { persons: [], why: 'away' });
});

test('where nobody can be told the reason is one of those that are known', () => {
  const why = (given: RecipientFacts, post = 'HR', matter: 'new' | 'late' = 'new') =>
    toldOf(given, post, 'decisions', matter).why;
  assert.equal(why(facts(), ''), 'no-post');
  assert.equal(why(facts({ holdings: [] })), 'vacant');
  assert.equal(why(facts({ holdings: [], mappings: [{ claim: 'hr', post: 'HR' }] })), 'sign-in');
  assert.equal(why(facts({ people: new Map([person('P-HR', { email: null })]) })), 'no-address');
  assert.equal(why(facts({ people: new Map([person('P-HR', { removed: true })]) })), 'no-address');
  assert.equal(why(facts({}, { wishes: new Map([['P-HR', 'none']]) }), 'HR', 'late'), 'unwanted');
  assert.equal(why(facts({}, { wishes: new Map([['P-HR', 'late']]) })), 'unwanted');
  assert.equal(why(facts({}, { wishes: new Map([['P-HR', 'late']]) }), 'HR', 'late'), null);
  assert.equal(why(facts({}, { refused: new Set(['P-HR']) })), 'refused');
});
