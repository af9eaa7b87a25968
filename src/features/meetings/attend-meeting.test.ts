import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Delegation } from '../people/index.ts';
import { coversMeeting, unfitToAttend } from './attend-meeting.ts';

const delegation = (more: Partial<Delegation> = {}): Delegation => ({
  code: 'D-2026-001',
  kinds: ['meetings'],
  from: '2026-03-10T12:00:00.000Z',
  to: '2026-03-12T12:00:00.000Z',
  coversPost: 'CSWO',
  deputePost: 'HOS',
  deputePerson: 'P-1',
  scope: '',
  made: { by: 'P-2', post: 'CSWO', capacity: 'holder of the post' },
  ended: null,
  ...more,
});
const covers = (day: string, time: string | null, more: Partial<Delegation> = {}): boolean =>
  coversMeeting(delegation(more), { day, time });

test('a delegation covers a meeting that begins while it stands, and for meetings alone', () => {
  assert.equal(covers('2026-03-10', '11:59'), false);
  assert.equal(covers('2026-03-10', '12:00'), true);
  assert.equal(covers('2026-03-12', '11:59'), true);
  assert.equal(covers('2026-03-12', '12:00'), false);
  assert.equal(covers('2026-03-11', '10:00', { kinds: ['decisions'] }), false);
});

test('where the time is not known, it covers a day on which it stood for some part', () => {
  assert.deepEqual(
    ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13'].map((day) => covers(day, null)),
    [false, true, true, true, false],
  );
});

test('one that was ended covers nothing that begins after', () => {
  const ended = { at: '2026-03-11T09:00:00.000Z', by: 'P-2', post: 'CSWO', why: 'Back early' };
  assert.equal(covers('2026-03-11', '08:59', { ended }), true);
  assert.equal(covers('2026-03-11', '09:00', { ended }), false);
  assert.equal(covers('2026-03-11', null, { ended }), true);
  assert.equal(covers('2026-03-12', null, { ended }), false);
});

test('whoever looks on or keeps the system does not act for the officer, but what is recorded of them stays', () => {
  const roles = { CLERK: 'clerk', AUDIT: 'auditor', ELECTED: 'member', HOS: 'reviewer' } as const;
  const posts = new Map([...Object.keys(roles), 'PLAIN'].map((code) => [code, {}])) as never;
  const postRoles = Object.entries(roles).map(([post, role]) => ({ post, role, from: '2020-01-01', to: null }));
  const directory = { posts, postRoles: postRoles as never, groups: [], memberships: [] };
  const recorded = { kind: 'depute', deputePost: 'CLERK', delegation: null, minute: null } as const;
  const meeting = { day: '2026-03-10', time: null };
  assert.deepEqual([...unfitToAttend(directory, { ...meeting, attendance: null })], ['CLERK', 'AUDIT', 'ELECTED']);
  assert.deepEqual([...unfitToAttend(directory, { ...meeting, attendance: recorded })], ['AUDIT', 'ELECTED']);
});
