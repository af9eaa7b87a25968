import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { CouncilCode, PostCode } from '../../kernel/index.ts';
import { type Acting, type Caller, type Capacity, hatOf, type Role } from '../access/index.ts';
import { byCaller } from '../record/index.ts';
import { lateNowOf, offersOf, sayLateNow, sayOffer } from './late-now.tsx';

const NOW = '2026-11-21T12:00:00.000Z';

const owed = (kind: string, dueAt: string, more: object = {}) => ({
  kind,
  dueAt,
  ownerPost: 'LEAD',
  coPosts: [],
  cause: null,
  confidentiality: 'open' as const,
  ...more,
});

test('everything late counts for each post that may settle it, and what is restricted for those who owe it', () => {
  const [past, ahead] = ['2026-11-21T00:00:00.000Z', '2026-11-22T00:00:00.000Z'];
  const open = [
    owed('assurance', past),
    owed('assurance', past, { coPosts: ['SECOND'] }),
    owed('assurance', ahead),
    owed('question', past),
    owed('question', past),
    owed('question', past),
    owed('telling', past, { ownerPost: 'CSWO', confidentiality: 'restricted' }),
    owed('assurance', past, { ownerPost: '' }),
    // Owed at once, it has no last day.
    owed('clock', past, { cause: 'at-once:SEC-10.-.3' }),
  ];
  assert.deepEqual(
    [...lateNowOf(open, NOW, ['LEAD'])],
    [
      ['LEAD', { answers: 2, questions: 3, others: 0 }],
      ['SECOND', { answers: 1, questions: 0, others: 0 }],
    ],
  );
  assert.deepEqual(lateNowOf(open, NOW, ['CSWO']).get('CSWO'), { answers: 0, questions: 0, others: 1 });
});

test('it is said in words', () => {
  assert.equal(sayLateNow({ answers: 2, questions: 3, others: 0 }), '2 answers; 3 questions or concerns besides');
  assert.equal(sayLateNow({ answers: 1, questions: 0, others: 0 }), '1 answer');
  assert.equal(sayLateNow({ answers: 0, questions: 1, others: 0 }), '1 question or concern');
});

const acting = (post: string, role: Role, capacity: Capacity = { kind: 'holder' }): Acting => ({
  council: 'dundee' as CouncilCode,
  councilName: 'Dundee City Council',
  post: post as PostCode,
  postTitle: `The post ${post}`,
  capacity,
  roles: [role],
});

/** Somebody with these hats, who wears the first. */
const by = (...hats: readonly [Acting, ...Acting[]]) => {
  const caller: Caller = {
    kind: 'person',
    person: 'P-1',
    name: 'A test',
    via: 'session',
    credential: 'S-1',
    hats,
    chosen: hatOf(hats[0]),
    limitedTo: null,
  };
  return byCaller(caller, 'dundee' as CouncilCode);
};

const LATE = '2026-11-21T00:00:00.000Z';
const OPEN = [
  { code: 'M1', ...owed('assurance', LATE) },
  { code: 'M2', ...owed('assurance', LATE, { ownerPost: 'CSWO' }) },
  { code: 'M3', ...owed('assurance', LATE, { ownerPost: 'PM' }) },
  { code: 'ES-1.T1', ...owed('telling', LATE, { ownerPost: 'HEAD' }) },
];

const offered = (who: ReturnType<typeof by>, owners: Record<string, string[]> = {}, open = OPEN): string[] =>
  [...offersOf(open, NOW, who, new Map(Object.entries(owners)))].map(([post, offer]) => `${post}: ${sayOffer(offer)}`);

const BOTH = 'waive, or give to another post';

test('waiving is offered to the officer, to a depute for decisions and to the performance manager, and never of what their own post owes', () => {
  assert.deepEqual(offered(by(acting('CSWO', 'cswo'))), [
    `LEAD: ${BOTH}`,
    'CSWO: give to another post',
    `PM: ${BOTH}`,
    `HEAD: ${BOTH}`,
  ]);
  // Whoever may not read risks can neither waive nor give away that somebody is told of one.
  assert.deepEqual(offered(by(acting('PM', 'performance-manager'))), [
    `LEAD: ${BOTH}`,
    `CSWO: ${BOTH}`,
    'PM: give to another post',
    'HEAD: see them',
  ]);
  const covers = (...kinds: ('decisions' | 'meetings')[]) =>
    acting('CSWO', 'depute', { kind: 'depute', delegation: 'D-1', kinds });
  assert.deepEqual(offered(by(covers('decisions'), acting('LEAD', 'owner'))), [
    'LEAD: give to another post',
    'CSWO: give to another post',
    `PM: ${BOTH}`,
    `HEAD: ${BOTH}`,
  ]);
  const nothing = ['LEAD: see them', 'CSWO: see them', 'PM: see them', 'HEAD: see them'];
  assert.deepEqual(offered(by(covers('meetings'))), nothing);
  for (const role of ['reviewer', 'auditor', 'chief-executive', 'owner', 'member', 'administrator'] as const)
    assert.deepEqual(offered(by(acting('OTHER', role))), nothing, role);
});

test('what somebody gave away, owes beside another, or owes by a second post is their own; one thing that is not suffices', () => {
  const officer = by(acting('CSWO', 'cswo'), acting('SECOND', 'owner'));
  const one = (more: object) => [{ code: 'M1', ...owed('assurance', LATE, more) }];
  assert.deepEqual(offered(officer, { M1: ['CSWO', 'LEAD'] }, one({})), ['LEAD: give to another post']);
  assert.deepEqual(offered(officer, {}, one({ coPosts: ['CSWO'] })), [
    'LEAD: give to another post',
    'CSWO: give to another post',
  ]);
  assert.deepEqual(offered(officer, {}, one({ ownerPost: 'SECOND' })), ['SECOND: give to another post']);
  const two = [...one({}), { code: 'M5', ...owed('assurance', LATE) }];
  assert.deepEqual(offered(officer, { M1: ['CSWO', 'LEAD'] }, two), [`LEAD: ${BOTH}`]);
});

test('nothing is offered of what is restricted, or not late yet', () => {
  const officer = by(acting('CSWO', 'cswo'));
  assert.deepEqual(offered(officer, {}, [{ code: 'M1', ...owed('assurance', '2026-11-22T00:00:00.000Z') }]), []);
  assert.deepEqual(
    offered(officer, {}, [{ code: 'M1', ...owed('telling', LATE, { confidentiality: 'restricted' }) }]),
    [],
  );
  assert.equal(sayOffer(undefined), 'see them');
});
