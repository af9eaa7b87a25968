import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { addGroup, joinGroup, removePerson } from '../../src/features/people/index.ts';
import type { Office } from '../../src/features/record/index.ts';
import { identify, SESSION_COOKIE, type SignInContext } from '../../src/features/sign-in/index.ts';
import { type Database, systemClock } from '../../src/platform/index.ts';
import { signInFor } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { beginSession } from '../support/everything.ts';
import { BY_MACHINE, councilOf, given, hire, inventCouncils } from '../support/people.ts';

const counted = (database: Database): { readonly database: Database; readonly reads: () => number } => {
  let reads = 0;
  const read: Database['read'] = (scope, work) => {
    reads += 1;
    return database.read(scope, work);
  };
  return { database: { ...database, read }, reads: () => reads };
};

await forEachDatabase('Telling who asks', ({ database }) => {
  let office: Office;
  let person = '';
  let token = '';
  before(async () => {
    await inventCouncils(database(), systemClock, ['northmuir', 'southmuir'], { HOS: ['owner'], LEAD: [] });
    office = { database: database(), clock: systemClock, council: councilOf('northmuir'), by: BY_MACHINE };
    person = await hire(office, 'Somebody made up', 'HOS');
    token = (await beginSession(database(), person)).token;
  });

  const ask = async (context: SignInContext) => {
    const caller = await identify(context, { cookies: { [SESSION_COOKIE]: token }, bearer: null });
    return caller.kind === 'nobody'
      ? null
      : { name: caller.name, hats: caller.hats.map(({ council, post, roles }) => [council, post, ...roles]) };
  };

  test('takes two reads for somebody of one council: a page should not cost more before it is begun', async () => {
    const { database: watched, reads } = counted(database());
    const found = await ask(signInFor(watched));
    assert.deepEqual(found, { name: 'Somebody made up', hats: [['northmuir', 'HOS', 'owner']] });
    assert.equal(reads(), 2);
  });

  test('follows each change of groups and posts at once, and knows nobody who was removed', async () => {
    const context = signInFor(database());
    given(await addGroup(office, { code: 'TEAM', title: 'A team', purpose: '', role: 'reviewer' }));
    const joining = { group: 'TEAM', post: 'HOS', firstDay: '2026-01-01', lastDay: '', capacity: '' };
    given(await joinGroup(office, joining));
    assert.deepEqual((await ask(context))?.hats, [['northmuir', 'HOS', 'owner', 'reviewer']]);
    given(await removePerson({ ...office, endAccess: async () => undefined }, person));
    assert.deepEqual(await ask(context), { name: null, hats: [] });
  });
});
