import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  addPost,
  addService,
  endHolding,
  hatsOf,
  holdPost,
  POST,
  type PostDraft,
  readDirectory,
} from '../../src/features/people/index.ts';
import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { withdraw } from '../../src/platform/database/revisions.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { BY_MACHINE, byPerson, councilOf, given, hire, inventCouncils, refused, setClock } from '../support/people.ts';

await forEachDatabase('adding posts', ({ database }) => {
  const { clock } = setClock('2026-03-02T09:00:00.000Z', 1);
  const office = () => ({ database: database(), clock, council: councilOf('northmuir'), by: BY_MACHINE });
  const post = (changes: Partial<PostDraft> = {}): PostDraft => ({
    code: 'HOS-ADULTS',
    title: 'Head of Service, Adults',
    service: '',
    roles: [],
    ...changes,
  });
  const posts = async () => [...(await database().read({ council: 'northmuir' }, readDirectory)).posts.keys()];
  let admin = '';

  test('a council without posts gets its first ones at the machine, guarded ones too', async () => {
    await inventCouncils(database(), clock, ['northmuir', 'southmuir'], {});
    given(
      await addPost(office(), post({ code: ' CSWO ', title: ' Chief Social Work Officer ', roles: ['cswo', 'cswo'] })),
    );
    given(await addService(office(), 'SYS', { title: 'Systems', head: '' }));
    given(
      await addPost(
        office(),
        post({ code: 'ADM', title: 'Administrator', service: 'Systems', roles: ['administrator'] }),
      ),
    );
    const directory = await database().read({ council: 'northmuir' }, readDirectory);
    const basis = 'settled by the council';
    assert.deepEqual(
      [...directory.posts.values()],
      [
        { code: 'ADM', title: 'Administrator', service: 'Systems', basis },
        { code: 'CSWO', title: 'Chief Social Work Officer', service: null, basis },
      ],
    );
    const cswo = await hire(office(), 'C', 'CSWO');
    assert.deepEqual(
      (await hatsOf(database(), cswo, [], clock())).map(({ roles }) => roles),
      [['cswo']],
    );
    assert.deepEqual([...(await database().read({ council: 'southmuir' }, readDirectory)).posts], []);
    admin = await hire(office(), 'A', 'ADM');
  });

  test('an administrator adds posts of roles that are not guarded, and nobody else does', async () => {
    const asAdmin = await byPerson(office(), admin);
    given(await addPost(asAdmin, post({ roles: ['owner', 'reviewer'] })));
    for (const role of ['cswo', 'chief-executive', 'auditor']) {
      const result = await addPost(asAdmin, post({ code: 'NEW', roles: ['owner', role] }));
      assert.deepEqual(result.ok ? null : [result.problem[0]?.code, result.problem[0]?.place.column], [
        'people.guarded',
        'roles',
      ]);
    }
    const holder = await hire(office(), 'H', 'HOS-ADULTS');
    assert.deepEqual(refused(await addPost(await byPerson(office(), holder), post({ code: 'NEW' }))), [
      'This needs one of these roles: Administrator',
    ]);
    assert.deepEqual(await posts(), ['ADM', 'CSWO', 'HOS-ADULTS']);
  });

  test('what cannot be read is refused at its answer, and nothing is written', async () => {
    const result = await addPost(
      office(),
      post({ code: 'hos', title: ' ', service: 'a\nb', roles: ['depute', 'king'] }),
    );
    assert.deepEqual(result.ok ? [] : result.problem.map(({ place, message }) => [place.column, message]), [
      ['code', 'This is no code for a post'],
      ['title', 'Give the title'],
      ['service', 'The council has no such service'],
      ['roles', 'A post cannot be given: Depute of the Chief Social Work Officer, king'],
    ]);
    assert.equal(refused(await addPost(office(), post({ code: 'NEW', title: 'x'.repeat(121) }))).length, 1);
    assert.deepEqual(await posts(), ['ADM', 'CSWO', 'HOS-ADULTS']);
  });

  test('a code is not used again', async () => {
    for (const code of ['ADM', 'HOS-ADULTS']) {
      assert.deepEqual(refused(await addPost(office(), post({ code, title: `Another ${code}` }))), [
        `The code ${code} stands or stood for a post already`,
      ]);
    }
    given(await addPost(office(), post({ code: 'H'.repeat(40), title: 'Long' })));
    given(await addPost(office(), post({ code: 'NEVER-HELD', title: 'Never held', roles: [] })));
    const held = given(
      await holdPost(office(), {
        person: admin,
        post: 'H'.repeat(40),
        kind: 'holder',
        firstDay: '2026-03-02',
        lastDay: '',
      }),
    );
    given(await endHolding(office(), 'H'.repeat(40), held.code, ''));
    await database().write({ council: 'northmuir' }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      await withdraw(tx, POST, { code: 'H'.repeat(40) }, 'test', at);
      await withdraw(tx, POST, { code: 'NEVER-HELD' }, 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
    });
    assert.deepEqual(await posts(), ['ADM', 'CSWO', 'HOS-ADULTS']);
    assert.equal(refused(await addPost(office(), post({ code: 'H'.repeat(40), title: 'Long' }))).length, 1);
    assert.equal(refused(await addPost(office(), post({ code: 'NEVER-HELD', title: 'Never held' }))).length, 1);
    for (const title of ['Chief Social Work Officer', ' CHIÈF social  work officer'])
      assert.deepEqual(refused(await addPost(office(), post({ code: 'NEW', title }))), [
        'The post CSWO has this title',
      ]);
    for (const title of ['\u200b', 'Desk\u202e', '\u3164', 'De\u00adsk'])
      assert.equal(refused(await addPost(office(), post({ code: 'NEW', title }))).length, 1, title);
  });
});
