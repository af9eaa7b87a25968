import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import type { CouncilCode, PostCode } from '../../kernel/index.ts';
import type { Acting, Capacity, Role } from '../access/index.ts';
import { type Delegation, stateAt } from './delegation.ts';
import {
  type Asker,
  type DelegationDraft,
  type DeputisingFacts,
  faultsOfDraft,
  isAway,
  nextCode,
  replacedBy,
  whyNotEnd,
} from './deputising.ts';

const NOW = '2026-05-01T08:00:00.000Z';

const asker = (
  post: string,
  roles: readonly Role[],
  person = 'P-1',
  capacity: Capacity = { kind: 'holder' },
): Asker => {
  const acting: Acting = {
    council: 'dundee' as CouncilCode,
    councilName: 'Dundee',
    post: post as PostCode,
    postTitle: post,
    capacity,
    roles,
  };
  return { person, acting };
};

const CSWO = asker('CSWO', ['cswo']);
const CHIEF = asker('CE', ['chief-executive'], 'P-2');

const held = (post: string, person: string) => ({
  code: `H-${post}`,
  post,
  person,
  kind: 'holder' as const,
  firstDay: '2026-01-01',
  lastDay: null,
});

const facts = (changes: Partial<DeputisingFacts> = {}): DeputisingFacts => ({
  cswoPosts: ['CSWO'],
  holdings: [held('CSWO', 'P-1'), held('CE', 'P-2'), held('HOS', 'P-3')],
  absences: [],
  mappedPosts: [],
  delegations: [],
  roles: { postRoles: [], groupRoles: [] },
  ...changes,
});

const draft = (changes: Partial<DelegationDraft> = {}): DelegationDraft => ({
  kinds: ['decisions'],
  from: NOW,
  to: '2026-05-15T16:00:00.000Z',
  coversPost: 'CSWO',
  deputePost: 'HOS',
  deputePerson: 'P-3',
  scope: 'All but secure accommodation',
  ...changes,
});

const standing = (changes: Partial<Delegation> = {}): Delegation => ({
  ...draft(),
  code: 'D-2026-001',
  made: { by: 'P-1', post: 'CSWO', capacity: 'holder of the post' },
  ended: null,
  ...changes,
});

const messages = (faults: readonly { message: string }[]): string[] => faults.map(({ message }) => message);

test('the CSWO may delegate; a depute, another post or a role alone may not', () => {
  assert.deepEqual(faultsOfDraft(draft(), CSWO, facts(), NOW), []);
  const depute = asker('CSWO', ['depute'], 'P-3', { kind: 'depute', delegation: 'D-2026-001', kinds: ['decisions'] });
  assert.deepEqual(messages(faultsOfDraft(draft(), depute, facts(), NOW)), [
    'A depute cannot pass on what was delegated to them',
  ]);
  assert.deepEqual(messages(faultsOfDraft(draft(), asker('ADM', ['administrator']), facts(), NOW)), [
    'Only the Chief Social Work Officer, or in their absence the chief executive, settles who deputises',
  ]);
  assert.deepEqual(messages(faultsOfDraft(draft({ coversPost: 'CE' }), CHIEF, facts(), NOW)), [
    'Only the post of Chief Social Work Officer is deputised here',
  ]);
});

test('the chief executive may only while the CSWO is away: an absence covers the day, or nobody holds the post', () => {
  const refused = ['The chief executive settles this only while the Chief Social Work Officer is away'];
  assert.deepEqual(messages(faultsOfDraft(draft(), CHIEF, facts(), NOW)), refused);
  const absence = {
    code: 'A-1',
    post: 'CSWO',
    reason: 'away' as const,
    firstDay: '2026-05-01',
    lastDay: '2026-05-01',
  };
  const away = facts({ absences: [absence] });
  assert.deepEqual(faultsOfDraft(draft(), CHIEF, away, NOW), []);
  // The day ends at midnight in Scotland, which is 23:00 UTC in summer.
  assert.equal(isAway(away, 'CSWO', '2026-04-30T22:59:59.999Z'), false);
  assert.equal(isAway(away, 'CSWO', '2026-04-30T23:00:00.000Z'), true);
  assert.equal(isAway(away, 'CSWO', '2026-05-01T22:59:59.999Z'), true);
  assert.equal(isAway(away, 'CSWO', '2026-05-01T23:00:00.000Z'), false);
  const vacant = facts({ holdings: [held('CE', 'P-2'), held('HOS', 'P-3')] });
  assert.deepEqual(faultsOfDraft(draft(), CHIEF, vacant, NOW), []);
  assert.deepEqual(messages(faultsOfDraft(draft(), CHIEF, { ...vacant, mappedPosts: ['CSWO'] }, NOW)), refused);
});

test('the end is required, after the beginning, and at most twelve months later by the calendar', () => {
  const fault = (changes: Partial<DelegationDraft>): string[] =>
    messages(faultsOfDraft(draft(changes), CSWO, facts(), NOW));
  assert.deepEqual(fault({ to: NOW }), ['It would end before it begins']);
  assert.deepEqual(fault({ to: '2027-05-01T08:00:00.000Z' }), []);
  assert.deepEqual(fault({ to: '2027-05-01T08:01:00.000Z' }), ['It would last longer than 12 months']);
  // Begun at 09:00 in winter time, it may last until 09:00 a year later.
  const winter = { from: '2026-12-01T09:00:00.000Z', to: '2027-12-01T09:00:00.000Z' };
  assert.deepEqual(fault(winter), []);
  assert.deepEqual(fault({ from: '2026-05-01T07:59:59.999Z' }), ['It would begin in the past, on 1 May 2026, 08:59']);
});

test('what is covered already of the same kind is refused; of the other kind, or before or after, it is not', () => {
  const with_ = (changes: Partial<Delegation>): string[] =>
    messages(faultsOfDraft(draft(), CSWO, facts({ delegations: [standing(changes)] }), NOW));
  const refused = [
    'D-2026-001 covers operational and statutory decisions already, from 1 May 2026, 09:00 until 15 May 2026, 17:00',
  ];
  assert.deepEqual(with_({}), refused);
  assert.deepEqual(with_({ kinds: ['meetings'] }), []);
  assert.deepEqual(with_({ coversPost: 'CSWO-2' }), []);
  assert.deepEqual(with_({ ended: { at: NOW, by: 'P-1', post: 'CSWO', why: 'Back' } }), []);
  assert.deepEqual(with_({ from: '2026-05-15T16:00:00.000Z', to: '2026-05-20T16:00:00.000Z' }), []);
  assert.equal(with_({ from: '2026-05-15T15:59:00.000Z', to: '2026-05-20T16:00:00.000Z' }).length, 1);
});

test('one whose depute gave up the post stands in nobody’s way, and is replaced', () => {
  const until = (lastDay: string) =>
    facts({
      holdings: [...facts().holdings, { ...held('SM', 'P-4'), lastDay }],
      delegations: [standing({ deputePost: 'SM', deputePerson: 'P-4' })],
    });
  assert.deepEqual(faultsOfDraft(draft(), CSWO, until('2026-04-30'), NOW), []);
  assert.deepEqual(
    replacedBy(draft(), until('2026-04-30'), NOW).map(({ code }) => code),
    ['D-2026-001'],
  );
  assert.deepEqual(replacedBy(draft({ kinds: ['meetings'] }), until('2026-04-30'), NOW), []);
  assert.deepEqual(replacedBy(draft({ from: '2026-05-15T16:00:00.000Z' }), until('2026-04-30'), NOW), []);
  // They still hold it today.
  assert.equal(faultsOfDraft(draft(), CSWO, until('2026-05-01'), NOW).length, 1);
  assert.deepEqual(replacedBy(draft(), until('2026-05-01'), NOW), []);
});

test('the depute is somebody else, who holds the post named', () => {
  const fault = (changes: Partial<DelegationDraft>): string[] =>
    messages(faultsOfDraft(draft(changes), CSWO, facts(), NOW));
  assert.deepEqual(fault({ deputePost: 'CSWO' }), ['A post cannot deputise for itself']);
  assert.deepEqual(fault({ deputePerson: 'P-1' }), ['Nobody makes themselves depute']);
  assert.deepEqual(fault({ deputePerson: 'P-2' }), ['The person named does not hold the post named when it begins']);
  assert.deepEqual(fault({ kinds: [], scope: ' ' }), [
    'Say what is covered',
    'Say in a sentence what is covered and what is not',
  ]);
  const shared = facts({ holdings: [...facts().holdings, held('CSWO', 'P-3')] });
  assert.deepEqual(messages(faultsOfDraft(draft(), CSWO, shared, NOW)), ['The person named holds the post themselves']);
});

test('nobody deputises from a post that only looks on, takes minutes or keeps the system', () => {
  const said = [
    'An elected member, auditor, clerk or administrator does not deputise for the Chief Social Work Officer',
  ];
  const asked = (own: readonly Role[], group: Role | null = null, lastDay: string | null = null): string[] => {
    const postRoles = own.map((role) => ({ post: 'HOS', role }));
    const groupRoles = group === null ? [] : [{ post: 'HOS', role: group, firstDay: '', lastDay }];
    return messages(faultsOfDraft(draft(), CSWO, facts({ roles: { postRoles, groupRoles } }), NOW));
  };
  for (const role of ['member', 'auditor', 'clerk', 'administrator'] as const)
    assert.deepEqual(asked([role]), said, role);
  assert.deepEqual(asked(['member', 'clerk']), said);
  assert.deepEqual(asked([], 'member'), said);
  assert.deepEqual(asked(['administrator', 'reviewer']), []);
  assert.deepEqual(asked(['administrator'], 'management-team'), []);
  // The group was left before the delegation begins.
  assert.deepEqual(asked(['administrator'], 'management-team', '2026-04-30'), said);
  for (const role of ['reviewer', 'owner', 'performance-manager', 'management-team', 'chief-executive'] as const) {
    assert.deepEqual(asked([role]), [], role);
  }
});

test('it is ended by the CSWO, by the post that made it, or by the chief executive in the absence of the CSWO; once', () => {
  assert.equal(whyNotEnd(standing(), CSWO, facts(), NOW), null);
  assert.match(
    whyNotEnd(standing(), CHIEF, facts(), NOW)?.message ?? '',
    /only while the Chief Social Work Officer is away/,
  );
  const madeByChief = standing({ made: { by: 'P-2', post: 'CE', capacity: 'holder of the post' } });
  assert.equal(whyNotEnd(madeByChief, CHIEF, facts(), NOW), null);
  assert.match(whyNotEnd(standing(), CSWO, facts(), '2026-05-15T16:00:00.000Z')?.message ?? '', /is over already/);
  const depute = asker('CSWO', ['depute'], 'P-3', { kind: 'depute', delegation: 'D-2026-001', kinds: ['decisions'] });
  assert.match(whyNotEnd(standing(), depute, facts(), NOW)?.message ?? '', /A depute cannot/);
});

test('codes count on within the year of Scotland', () => {
  assert.equal(nextCode([], NOW), 'D-2026-001');
  assert.equal(nextCode([standing({ code: 'D-2026-009' }), standing({ code: 'D-2025-200' })], NOW), 'D-2026-010');
  assert.equal(nextCode([standing({ code: 'D-2026-999' })], NOW), 'D-2026-1000');
  assert.equal(nextCode([], '2026-12-31T23:59:59.999Z'), 'D-2026-001');
});

test('at any minute two delegations that were both let through never cover the same kind of the same post', () => {
  const minute = fc
    .integer({ min: 0, max: 2000 })
    .map((after) => new Date(Date.parse(NOW) + after * 60_000).toISOString());
  const kinds = fc.constantFrom(['meetings'] as const, ['decisions'] as const, ['meetings', 'decisions'] as const);
  fc.assert(
    fc.property(fc.array(fc.record({ from: minute, to: minute, kinds }), { maxLength: 8 }), minute, (drafts, at) => {
      const made: Delegation[] = [];
      for (const each of drafts) {
        if (faultsOfDraft(draft(each), CSWO, facts({ delegations: made }), NOW).length > 0) continue;
        made.push(standing({ ...each, code: nextCode(made, NOW) }));
      }
      for (const kind of ['meetings', 'decisions'] as const) {
        assert.ok(made.filter((each) => each.kinds.includes(kind) && stateAt(each, at) === 'in force').length <= 1);
      }
    }),
  );
});
