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
  LEADERSHIP_GROUP,
  leaveGroup,
  readDirectory,
  settleGroup,
  settlePost,
  settleService,
} from '../../src/features/people/index.ts';
import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import type { Result } from '../../src/kernel/index.ts';
import { revise } from '../../src/platform/database/revisions.ts';
import { A_TEST } from '../support/actor.ts';
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
    for (const [code, title, ...roles] of [
      ['ADM', 'Administrator', 'administrator'],
      ['LEAD', 'Lead'],
      ['CE', 'Chief Executive', 'chief-executive'],
    ] as const)
      given(await addPost(office(), { code, title, service: '', roles }));
    admin = await hire(office(), 'A', 'ADM');
    lead = await hire(office(), 'L', 'LEAD');
  });

  test('an administrator adds a service, and its posts follow when it is renamed', async () => {
    const asAdmin = await byPerson(office(), admin);
    given(await addService(asAdmin, ' ADULTS ', { title: ' Adult Services ', head: 'LEAD' }));
    given(await settlePost(asAdmin, 'LEAD', { title: 'Head of Service', service: 'Adult Services' }));
    given(await settleService(asAdmin, 'ADULTS', { title: 'Adult Care', head: '' }));
    const { services, posts } = await directory();
    assert.deepEqual(services, [
      { code: 'ADULTS', title: 'Adult Care', headPost: null, titles: ['Adult Care', 'Adult Services'] },
    ]);
    assert.deepEqual(
      [posts.get('LEAD')?.title, posts.get('LEAD')?.service, posts.get('ADM')?.service],
      ['Head of Service', 'Adult Care', null],
    );
    assert.deepEqual(await lastEntry(), { action: 'service.particulars', subject: 'ADULTS' });
  });

  test('a service with posts stays; without posts it can be taken away', async () => {
    assert.deepEqual(refused(await closeService(office(), 'ADULTS')), ['A post belongs to this service']);
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
    assert.deepEqual(refused(await closeGroup(asAdmin, 'JSWMT')), ['Posts belong to it still: 1']);
    // Put right on the day it began, it never was, and its role is gone at once.
    assert.equal(given(await leaveGroup(asAdmin, { ...member, lastDay: '2026-03-02' })), null);
    assert.deepEqual(await roles(), [[]]);
    given(await joinGroup(asAdmin, member));
    set('2026-03-03T09:00:00.000Z');
    given(await leaveGroup(asAdmin, { ...member, lastDay: '2026-03-03' }));
    assert.deepEqual(refused(await leaveGroup(asAdmin, { ...member, lastDay: '2026-03-03' })), [
      'It ends on 3 March 2026 already',
    ]);
    assert.deepEqual(await roles(), [['management-team']]);
    set('2026-03-04T09:00:00.000Z');
    given(await closeGroup(await byPerson(office(), admin), 'JSWMT'));
    assert.deepEqual((await directory()).groups, []);
    assert.deepEqual(await lastEntry(), { action: 'group.close', subject: 'JSWMT' });
    // Those who belonged to it would belong to another group of this code.
    assert.deepEqual(refused(await addGroup(office(), draft)), ['The code JSWMT stands or stood for a group already']);
  });

  test('no page renames a guarded post, nor anybody a post of their own, nor takes a group with a guarded role away', async () => {
    const asAdmin = await byPerson(office(), admin);
    const called = { title: 'Chief Officer', service: '' };
    assert.deepEqual(refused(await settlePost(asAdmin, 'CE', called)), [
      'The post is guarded, so no page changes what it is called',
    ]);
    assert.deepEqual(refused(await settlePost(asAdmin, 'ADM', called)), [
      'Nobody changes what a post of their own is called',
    ]);
    assert.deepEqual(refused(await settlePost(asAdmin, 'LEAD', { title: 'chief  executive', service: '' })), [
      'The post CE has this title',
    ]);
    await database().write({ council: 'northmuir' }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      await revise(
        tx,
        LEADERSHIP_GROUP,
        [{ code: 'AUD', title: 'Auditors', role: 'auditor', basis: 'test' }],
        'test',
        at,
      );
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
    });
    assert.deepEqual(refused(await closeGroup(asAdmin, 'AUD')), [
      'The group brings a guarded role, so no page takes it away',
    ]);
  });

  test('what cannot be taken is refused at its answer, and nothing is written', async () => {
    const places = (result: Result<unknown>) => (result.ok ? [] : result.problem.map(({ place }) => place.column));
    given(await addService(office(), 'adults-2', { title: 'Justice', head: '' }));
    const alike = { title: ' JÙSTICE ', head: '' };
    assert.deepEqual(refused(await addService(office(), 'J', alike)), ['Another service has or had this title']);
    const standing = await lastEntry();
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
