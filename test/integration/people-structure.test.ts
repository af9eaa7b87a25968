import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';

import {
  addGroup,
  addPost,
  addService,
  closeGroup,
  closeService,
  hatsOf,
  joinGroup,
  leaveGroup,
  readDirectory,
  settleGroup,
  settlePost,
  settleService,
} from '../../src/features/people/index.ts';
import type { Result } from '../../src/kernel/index.ts';
import { forEachDatabase } from '../support/databases.ts';
import { BY_MACHINE, byPerson, councilOf, given, hire, inventCouncils, refused, setClock } from '../support/people.ts';

await forEachDatabase('services, groups and what posts are called', ({ database }) => {
  const { clock, set } = setClock('2026-03-02T09:00:00.000Z', 1);
  const office = () => ({ database: database(), clock, council: councilOf('northmuir'), by: BY_MACHINE });
  const directory = () => database().read({ council: 'northmuir' }, readDirectory);
  const lastEntry = () =>
    database().read({ council: 'northmuir' }, async (tx) => {
      const found = await sql<{ action: string; subject: string }>`select action, subject from record_entry
        where scope = 'northmuir' order by position desc limit 1`.execute(tx);
      return found.rows[0];
    });
  let admin = '';
  let lead = '';

  before(async () => {
    await inventCouncils(database(), clock, ['northmuir', 'southmuir'], {});
    const post = { title: 'A post', service: '' };
    given(await addPost(office(), { ...post, code: 'ADM', roles: ['administrator'] }));
    given(await addPost(office(), { ...post, code: 'LEAD', roles: [] }));
    admin = await hire(office(), 'A', 'ADM');
    lead = await hire(office(), 'L', 'LEAD');
  });

  test('an administrator adds a service, and its posts follow when it is renamed', async () => {
    const asAdmin = await byPerson(office(), admin);
    given(await addService(asAdmin, ' ADULTS ', { title: ' Adult Services ', head: 'LEAD' }));
    given(await settlePost(asAdmin, 'LEAD', { title: 'Head of Service', service: 'Adult Services' }));
    given(await settleService(asAdmin, 'ADULTS', { title: 'Adult Care', head: '' }));
    const { services, posts } = await directory();
    assert.deepEqual(services, [{ code: 'ADULTS', title: 'Adult Care', headPost: null }]);
    assert.deepEqual(
      [posts.get('LEAD')?.title, posts.get('LEAD')?.service, posts.get('ADM')?.service],
      ['Head of Service', 'Adult Care', null],
    );
    assert.deepEqual(await lastEntry(), { action: 'service.particulars', subject: 'ADULTS' });
  });

  test('a service with posts stays; without posts it can be taken away', async () => {
    assert.deepEqual(refused(await closeService(office(), 'ADULTS')), ['1 of the posts belong to this service']);
    given(await settlePost(office(), 'LEAD', { title: 'Head of Service', service: '' }));
    given(await closeService(office(), 'ADULTS'));
    assert.deepEqual((await directory()).services, []);
    assert.deepEqual(refused(await closeService(office(), 'ADULTS')), ['The council has no such service']);
  });

  test('a group is added with the role that it brings, and closed once nobody belongs to it', async () => {
    const asAdmin = await byPerson(office(), admin);
    const draft = { code: 'JSWMT', title: 'Joint Social Work Management Team', purpose: '', role: 'management-team' };
    given(await addGroup(asAdmin, draft));
    const member = { group: 'JSWMT', post: 'LEAD', firstDay: '2026-03-02', lastDay: '', capacity: '' };
    given(await joinGroup(asAdmin, member));
    const roles = async () => (await hatsOf(database(), lead, [], clock())).map((hat) => hat.roles);
    assert.deepEqual(await roles(), [['management-team']]);
    given(await settleGroup(asAdmin, 'JSWMT', { title: 'Management Team', purpose: 'Leads social work' }));
    assert.deepEqual((await directory()).groups, [
      {
        code: 'JSWMT',
        title: 'Management Team',
        purpose: 'Leads social work',
        role: 'management-team',
        basis: 'settled by the council',
      },
    ]);
    assert.deepEqual(refused(await closeGroup(asAdmin, 'JSWMT')), ['1 of its memberships have not ended']);
    given(await leaveGroup(asAdmin, { ...member, lastDay: '2026-03-02' }));
    assert.deepEqual(refused(await closeGroup(asAdmin, 'JSWMT')), ['1 of its memberships have not ended']);
    set('2026-03-03T09:00:00.000Z');
    given(await closeGroup(await byPerson(office(), admin), 'JSWMT'));
    assert.deepEqual((await directory()).groups, []);
    assert.deepEqual(await lastEntry(), { action: 'group.close', subject: 'JSWMT' });
    // Those who belonged to it would belong to another group of this code.
    assert.deepEqual(refused(await addGroup(office(), draft)), ['The code JSWMT stands or stood for a group already']);
  });

  test('what cannot be taken is refused at its answer, and nothing is written', async () => {
    const standing = await lastEntry();
    const places = (result: Result<unknown>) => (result.ok ? [] : result.problem.map(({ place }) => place.column));
    const group = { code: 'g 1', title: ' ', purpose: 'a\nb', role: 'auditor' };
    assert.deepEqual(places(await addGroup(office(), group)), ['title', 'purpose', 'code', 'role']);
    assert.deepEqual(places(await addService(office(), '', { title: 'x'.repeat(121), head: 'NONE' })), [
      'title',
      'head',
      'code',
    ]);
    assert.deepEqual(places(await settlePost(office(), 'LEAD', { title: '', service: 'Nowhere' })), [
      'title',
      'service',
    ]);
    assert.deepEqual(refused(await settlePost(office(), 'LEAD', { title: 'Head of Service', service: '' })), [
      'Nothing was changed',
    ]);
    const result = await addGroup(await byPerson(office(), lead), {
      ...group,
      code: 'G1',
      title: 'A',
      purpose: '',
      role: '',
    });
    assert.deepEqual(refused(result), ['This needs one of these roles: Administrator']);
    assert.deepEqual(await lastEntry(), standing);
  });
});
