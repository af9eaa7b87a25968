import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type Names, NO_NAMES, sayActor, sayContent } from './presenter.ts';

test('an entry is said in words, in the order in which it is read', () => {
  const content = JSON.stringify({
    detail: { added: 3, changed: [], final: true },
    after: 'b',
    due: { opened: ['M07.MT-1', 'M08.MT-1'], changed: [], fellAway: ['M07.MT-2'] },
    before: null,
    reason: 'A review',
    rows: [
      { table: 'post', count: 2 },
      { table: 'plan', count: 1 },
    ],
  });
  assert.deepEqual(sayContent(content, NO_NAMES), [
    { term: 'Why', value: 'A review' },
    { term: 'After', value: 'b' },
    { term: 'Detail', value: 'added: 3; final: yes' },
    { term: 'What it made due', value: 'became due: M07.MT-1, M08.MT-1; fell away: M07.MT-2' },
    { term: 'Sealed with it', value: '2 rows of post, 1 row of plan' },
  ]);
  assert.deepEqual(
    sayContent(content, NO_NAMES, true).map(({ term }) => term),
    ['After', 'Detail', 'What it made due', 'Sealed with it'],
  );
  assert.deepEqual(sayContent('{}', NO_NAMES), []);
});

const PERSON = 'P-0123456789';
const NAMES: Names = {
  posts: new Map([['CSWO', { code: 'CSWO', title: 'Chief Social Work Officer', service: null, basis: null }]]),
  people: new Map([[PERSON, { code: PERSON, name: 'Morag Example', email: null, removed: false }]]),
};

test('who acted is a person by name where the reader may see people, in a post and a capacity', () => {
  const actor = { actor: PERSON, post: 'CSWO', capacity: 'acting up', delegation: 'D-1' };
  assert.equal(sayActor(actor, NAMES), 'Morag Example, Chief Social Work Officer (acting up), under D-1');
  assert.equal(sayActor(actor, NO_NAMES), `${PERSON}, CSWO (acting up), under D-1`);
  const program = { actor: 'command line', post: null, capacity: 'command line', delegation: null };
  assert.equal(sayActor(program, NAMES), 'command line');
});

test('a person who was removed has no name, in the header and in what was written', () => {
  const removed = { code: PERSON, name: null, email: null, removed: true };
  const people = new Map([[PERSON, removed]]);
  const content = JSON.stringify({ after: { person: PERSON } });
  assert.deepEqual(sayContent(content, { ...NAMES, people }), [
    { term: 'After', value: 'person: a person since removed' },
  ]);
});

test('codes, days and instants are said in words, by clocks in Scotland', () => {
  const after = {
    kinds: ['meetings', 'decisions'],
    from: '2026-07-06T16:00:00.000Z',
    to: '2026-12-06T17:00:00.000Z',
    coversPost: 'CSWO',
    deputePerson: PERSON,
    lastDay: '2026-12-06',
    ended: null,
  };
  assert.deepEqual(sayContent(JSON.stringify({ after }), NAMES), [
    {
      term: 'After',
      value:
        'covers: meetings and events, operational and statutory decisions; from: 6 July 2026, 17:00; until: 6 December 2026, 17:00; post covered: Chief Social Work Officer; depute: Morag Example; last day: 6 December 2026',
    },
  ]);
});

test('a reason is kept letter for letter', () => {
  assert.deepEqual(sayContent(JSON.stringify({ reason: '2026-12-06' }), NAMES), [{ term: 'Why', value: '2026-12-06' }]);
});
