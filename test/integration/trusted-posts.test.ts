import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { sql } from 'kysely';

import {
  addPerson,
  addPost,
  endHolding,
  holdPost,
  isGuardedPerson,
  mapGroup,
  readDirectory,
  settlePost,
  trustedPosts,
} from '../../src/features/people/index.ts';
import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import { makeEntry } from '../../src/features/registers/index.ts';
import { needOf } from '../../src/features/registers/policy.ts';
import { readRuled } from '../../src/features/registers/read-ruled.ts';
import { REGISTER_KEEPER, REGISTER_TYPE } from '../../src/features/registers/tables.ts';
import { madeType } from '../../src/features/registers/testing/made-register.ts';
import { revise } from '../../src/platform/database/revisions.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { BY_MACHINE, byPerson, councilOf, given, inventCouncils, refused, setClock } from '../support/people.ts';
import { type Staffed, staffed } from '../support/staffed.ts';

const HOME = '/councils/northmuir/registers';
const NOON = '2026-03-09T12:00:00.000Z';

const words = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ');

const secret = (distribution: readonly string[]) => ({
  confidentiality: 'restricted' as const,
  distribution,
  caseReference: 'C-17',
  service: null,
  fields: { gist: 'Heatherbell' },
  happened: { at: NOON, day: '2026-03-09' },
  looked: false,
});

await forEachDatabase('posts that may see restricted entries', ({ database }) => {
  const { clock, set } = setClock('2026-03-09T13:00:00.000Z', 1);
  const office = () => ({ database: database(), clock, council: councilOf('northmuir') });
  let app: Staffed;
  let friend = '';

  const as = (post: string) => byPerson(office(), app.people.get(post) ?? '', post);
  const trusted = async (): Promise<string[]> => [
    ...(await database().read({ council: 'northmuir' }, (tx) => trustedPosts(tx))),
  ];
  const holdingOf = async (person: string): Promise<string> => {
    const { holdings } = await database().read({ council: 'northmuir' }, readDirectory);
    return holdings.find((each) => each.person === person)?.code ?? '';
  };
  const give = (post: string, person: string) => ({
    person,
    post,
    kind: 'holder',
    firstDay: '2026-03-09',
    lastDay: '',
  });
  const lookedAt = (html: string, which: string): string =>
    new RegExp(`name="${which}-holders" value="([^"]+)"`).exec(html)?.[1] ?? '';

  before(async () => {
    await inventCouncils(database(), clock, ['northmuir'], {
      CSWO: ['cswo'],
      CE: ['chief-executive'],
      ADM: ['administrator'],
      KEEPER: ['owner'],
      READER: ['owner'],
      OPENER: ['owner'],
      DESK: ['owner'],
    });
    await database().write({ council: null }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      const open = madeType({ code: 'card', letters: 'CA', many: 'Cards', title: 'Card', confidentiality: 'open' });
      const types = [madeType(), open].map((definition) => ({ code: definition.code, definition }));
      await revise(tx, REGISTER_TYPE, types, 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
    });
    await database().write({ council: 'northmuir' }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      const keepers = [
        { type: 'letter', posts: ['KEEPER'] },
        { type: 'card', posts: ['OPENER'] },
      ];
      await revise(tx, REGISTER_KEEPER, keepers, 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'register.keepers', subject: 'letter' });
    });
    app = await staffed(database(), clock, councilOf('northmuir'), ['CSWO', 'CE', 'ADM', 'KEEPER', 'OPENER']);
    friend = given(
      await addPerson({ ...office(), by: BY_MACHINE }, { name: 'A friend of the ADM', email: '', holding: null }),
    );
  });
  after(() => app.close());

  test('are those that keep a register which may hold restricted entries, and no administrator gives, maps, ends or renames one', async () => {
    assert.deepEqual(await trusted(), ['KEEPER']);
    const admin = await as('ADM');
    const keeper = app.people.get('KEEPER') ?? '';
    const guarded = 'The post is guarded: an administrator does not give it';
    assert.deepEqual(refused(await holdPost(admin, give('KEEPER', friend))), [guarded]);
    const added = { name: 'Another', email: '', holding: give('KEEPER', '') };
    assert.deepEqual(refused(await addPerson(admin, added)), [guarded]);
    assert.deepEqual(refused(await mapGroup(admin, { claim: 'a-group', post: 'KEEPER' })), [
      'The post is guarded: no page gives it to a group',
    ]);
    assert.deepEqual(refused(await endHolding(admin, 'KEEPER', await holdingOf(keeper), '2026-03-09')), [
      'The post is guarded: no administrator ends who holds it',
    ]);
    assert.deepEqual(refused(await settlePost(admin, 'KEEPER', { title: 'Another title', service: '' })), [
      'The post is guarded, so no page changes what it is called',
    ]);
    const twin = { code: 'TWIN', title: 'The post KEEPER', service: '', roles: ['owner'] };
    assert.equal(refused(await addPost(admin, twin)).length, 1);
    assert.equal(await isGuardedPerson(database(), keeper, clock()), true);
    assert.equal(await isGuardedPerson(database(), friend, clock()), false);
    // The keeper of a register of open entries alone has an ordinary post.
    assert.equal(await isGuardedPerson(database(), app.people.get('OPENER') ?? '', clock()), false);
    given(await mapGroup(admin, { claim: 'a-group', post: 'OPENER' }));
  });

  test('are given by the officer and the chief executive', async () => {
    const second = given(await addPerson({ ...office(), by: BY_MACHINE }, { name: 'Two', email: '', holding: null }));
    const held = given(await holdPost(await as('CE'), give('KEEPER', second)));
    set('2026-03-10T09:00:00.000Z');
    given(await endHolding(await as('CSWO'), 'KEEPER', held.code, '2026-03-10'));
    assert.equal(await isGuardedPerson(database(), second, clock()), true);
  });

  test('a post of no trust that an entry is to name is refused at the field, with the remedy, and sees nothing of one that names it', async () => {
    assert.deepEqual(refused(await makeEntry(await as('CSWO'), 'letter', secret(['READER']))), [
      'The post READER may not be named in restricted entries, and would see nothing of this one',
    ]);
    await app.be('CSWO');
    const form = await app.read(`${HOME}/letter/new`);
    assert.match(form, /name="new-_distribution" value="KEEPER"/);
    assert.doesNotMatch(form, /name="new-_distribution" value="READER"/);
    assert.match(words(form), /Only posts that may see restricted entries can be named/);
  });

  test('the officer lets a post be named, after looking at who an administrator put there, and takes it off again', async () => {
    given(await holdPost(await as('ADM'), give('READER', friend)));
    given(await mapGroup(await as('ADM'), { claim: 'all-staff', post: 'READER' }));
    for (const post of ['ADM', 'KEEPER', 'CE']) {
      await app.be(post);
      await app.read(`${HOME}/trusted-posts`, 403);
    }
    await app.be('CSWO');
    const answers = { 'nameable-post': 'READER', 'nameable-words': 'Reads what is sent on' };
    const asked = await app.send(`${HOME}/trusted-posts`, answers);
    assert.equal(asked.status, 422);
    assert.match(
      words(asked.body),
      /The post READER A friend of the ADM 9 March 2026 The post READER Whoever belongs to the group "all-staff"/,
    );
    assert.deepEqual(await trusted(), ['KEEPER']);
    // What the officer looked at is no longer what stands: they are asked again.
    const mark = lookedAt(asked.body, 'nameable');
    const admin = await as('ADM');
    given(await mapGroup(admin, { claim: 'yet-more', post: 'READER' }));
    const again = await app.send(`${HOME}/trusted-posts`, { ...answers, 'nameable-holders': mark });
    assert.equal(again.status, 422);
    assert.match(words(again.body), /"yet-more"/);
    const unsaid = { ...answers, 'nameable-words': '', 'nameable-holders': lookedAt(again.body, 'nameable') };
    assert.equal((await app.send(`${HOME}/trusted-posts`, unsaid)).status, 422);
    const taken = await app.send(`${HOME}/trusted-posts`, { ...unsaid, ...answers });
    assert.equal(taken.to, `${HOME}/trusted-posts?said=trusted`);
    assert.deepEqual(await trusted(), ['KEEPER', 'READER']);
    assert.match(
      words(await app.read(`${HOME}/trusted-posts`)),
      /The post READER May be named: Reads what is sent on A friend of the ADM, the group "all-staff"/,
    );
    assert.deepEqual(refused(await mapGroup(admin, { claim: 'one-more', post: 'READER' })), [
      'The post is guarded: no page gives it to a group',
    ]);

    given(await makeEntry(await as('CSWO'), 'letter', secret(['READER'])));
    const reader = await byPerson(office(), friend, 'READER');
    const seen = async (): Promise<string[]> => {
      return database().read({ council: 'northmuir' }, async (tx) =>
        needOf(reader.by.acting, await readRuled(tx, { database: database(), council: 'northmuir' })),
      );
    };
    assert.deepEqual(await seen(), ['post:READER']);
    const off = { 'nameable-end-post': 'READER', 'nameable-end-words': 'Reads it no longer' };
    const ended = await app.send(`${HOME}/trusted-posts/end`, off);
    assert.equal(ended.to, `${HOME}/trusted-posts?said=trusted`);
    assert.deepEqual(await trusted(), ['KEEPER']);
    assert.deepEqual(await seen(), []);
  });

  test('a new keeper is looked at like that too; nobody opens entries to a post of their own, whichever hat they wear', async () => {
    await app.be('CSWO');
    const answers = { 'keepers-seen': 'KEEPER', 'keepers-words': 'The work moved', 'keepers-posts': 'READER' };
    const asked = await app.send(`${HOME}/letter/keepers`, answers);
    assert.equal(asked.status, 422);
    assert.match(words(asked.body), /Somebody has such a post already.*A friend of the ADM 9 March 2026/);
    // The officer holds the desk too, from next month on.
    const officer = app.people.get('CSWO') ?? '';
    given(await holdPost(await as('ADM'), { ...give('DESK', officer), firstDay: '2026-04-01' }));
    const own = await app.send(`${HOME}/letter/keepers`, { ...answers, 'keepers-posts': 'DESK' });
    assert.match(words(own.body), /Nobody opens restricted entries to a post of their own/);
    const named = await app.send(`${HOME}/trusted-posts`, { 'nameable-post': 'DESK', 'nameable-words': 'My own' });
    assert.match(words(named.body), /Nobody opens restricted entries to a post of their own/);
    const mark = lookedAt(asked.body, 'keepers');
    const settled = await app.send(`${HOME}/letter/keepers`, { ...answers, 'keepers-holders': mark });
    assert.equal(settled.to, `${HOME}/letter?said=keepers`);
    assert.deepEqual(await trusted(), ['READER']);
    // A register of open entries shows nobody anything: nobody is looked at.
    const open = { 'keepers-seen': 'OPENER', 'keepers-words': 'The work moved', 'keepers-posts': 'KEEPER' };
    assert.equal((await app.send(`${HOME}/card/keepers`, open)).to, `${HOME}/card?said=keepers`);
    assert.deepEqual(await trusted(), ['READER']);
    const { rows } = await database().read({ council: 'northmuir' }, async (tx) => {
      return sql<{ said: string }>`
        select said.content::jsonb ->> 'reason' as said from record_entry entry
        join record_content said using (scope, position)
        where entry.scope = 'northmuir' and action in ('register.keepers', 'register.trust') and actor = ${officer}
        order by position`.execute(tx);
    });
    assert.deepEqual(
      rows.map(({ said }) => said),
      ['Reads what is sent on', 'Reads it no longer', 'The work moved', 'The work moved'],
    );
  });

  test('the record is whole after all that', async () => {
    assert.deepEqual((await verifyDatabase(database())).breaks, []);
  });
});
