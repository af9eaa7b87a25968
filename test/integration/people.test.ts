import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';

import { type Caller, sayCapacity } from '../../src/features/access/index.ts';
import {
  addPerson,
  admitNewcomer,
  endHolding,
  hatsOf,
  holdPost,
  isGuardedPerson,
  joinGroup,
  LEADERSHIP_GROUP,
  leaveGroup,
  makeDelegation,
  mapGroup,
  peopleOf,
  readDirectory,
  removePerson,
  renamePerson,
  sayHeld,
  sayPerson,
  settleRoles,
  unmapGroup,
  welcomePerson,
} from '../../src/features/people/index.ts';
import { appendToRecord, byCaller, instantOfWrite } from '../../src/features/record/index.ts';
import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import { revise } from '../../src/platform/database/revisions.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import {
  BY_MACHINE,
  byPerson,
  callerOf,
  councilOf,
  given,
  hire,
  inventCouncils,
  refused,
  setClock,
} from '../support/people.ts';

const POSTS = { CSWO: ['cswo'], CE: ['chief-executive'], HOS: ['owner'], SM: [], ADM: ['administrator'] };
const DAY = '2026-05-01';
const NOON = '2026-05-01T11:00:00.000Z';

await forEachDatabase('people and posts', ({ database }) => {
  const { clock, set } = setClock(NOON);
  const office = (council: string) => ({ database: database(), clock, council: councilOf(council), by: BY_MACHINE });
  const worn = async (person: string, claims: readonly string[] = []): Promise<string[]> =>
    (await hatsOf(database(), person, claims, clock())).map(
      ({ council, post, capacity, roles }) => `${council} ${post} ${sayCapacity(capacity)}: ${roles.join('+')}`,
    );
  const actions = async (council: string): Promise<string[]> =>
    database().read({ council }, async (tx) => {
      const found = await sql<{ action: string; subject: string; actor: string }>`
        select action, subject, actor from record_entry where scope = ${council} order by position`.execute(tx);
      return found.rows.map(({ action, subject }) => `${action} ${subject}`);
    });

  test('a person added with a post may act from it at once, and the record has their code and not their name', async () => {
    await inventCouncils(database(), clock, ['northmuir', 'southmuir'], POSTS);
    const person = given(
      await addPerson(office('northmuir'), {
        name: 'Demonstration person: head of service',
        email: 'hos@example.org',
        holding: { post: 'HOS', kind: 'holder', firstDay: DAY, lastDay: '' },
      }),
    );
    assert.match(person, /^P-[0-9A-Z]{10}$/);
    assert.deepEqual(await worn(person), ['northmuir HOS holder of the post: owner']);
    assert.deepEqual((await actions('northmuir')).at(-1), `person.add ${person}`);
    const written = await database().read({ council: 'northmuir' }, (tx) =>
      sql<{ said: string }>`select string_agg(content, ' ') as said from record_content`.execute(tx),
    );
    assert.ok(!/Demonstration person|example\.org/.test(written.rows[0]?.said ?? ''));
  });

  test('what is typed wrongly is refused with its place, and nothing of it is kept', async () => {
    const before = await actions('northmuir');
    const result = await addPerson(office('northmuir'), { name: ' ', email: 'nobody', holding: null });
    assert.deepEqual(result.ok ? [] : result.problem.map(({ code, place }) => [code, place.column]), [
      ['answer.missing', 'name'],
      ['answer.invalid', 'email'],
    ]);
    const holding = { post: 'GONE', kind: 'holder', firstDay: '2026-02-30', lastDay: '' };
    assert.deepEqual(refused(await addPerson(office('northmuir'), { name: 'A person', email: '', holding })), [
      'Give the first day',
      'There is no post GONE',
    ]);
    assert.deepEqual(await actions('northmuir'), before);
    const left = await database().read({ council: null }, (tx) =>
      sql`select 1 from person_particulars where display_name = 'A person'`.execute(tx),
    );
    assert.equal(left.rows.length, 0);
  });

  test('posts are shared, given up, and stand empty: each is said plainly', async () => {
    const one = await hire(office('northmuir'), 'One', 'SM');
    const other = await hire(office('northmuir'), 'Other', null);
    const shared = { person: other, post: 'SM', kind: 'holder', firstDay: DAY, lastDay: '2026-05-31' };
    const holding = given(await holdPost(office('northmuir'), shared));
    const said = async (): Promise<string> => {
      const { holdings } = await database().read({ council: 'northmuir' }, readDirectory);
      return sayHeld(
        holdings.filter(({ post }) => post === 'SM'),
        DAY,
        false,
      );
    };
    assert.equal(await said(), 'Two people hold this post');
    assert.deepEqual(refused(await holdPost(office('northmuir'), shared)), [
      'They hold this post already from 1 May 2026 until 31 May 2026',
    ]);
    const { holdings } = await database().read({ council: 'northmuir' }, readDirectory);
    const first = holdings.find(({ person }) => person === one);
    assert.deepEqual(refused(await endHolding(office('northmuir'), 'SM', first?.code ?? '', '2025-12-31')), [
      'They hold it since 1 January 2026',
    ]);
    given(await endHolding(office('northmuir'), 'SM', first?.code ?? '', '2026-04-30'));
    assert.deepEqual(await worn(one), []);
    assert.equal(await said(), 'Held');
    given(await endHolding(office('northmuir'), 'SM', holding.code, '2026-05-01'));
    assert.deepEqual(await worn(other), ['northmuir SM holder of the post: ']);
    // Midnight in Scotland is 23:00 UTC in summer.
    set('2026-05-01T22:59:59.999Z');
    assert.equal((await worn(other)).length, 1);
    set('2026-05-01T23:00:00.000Z');
    assert.deepEqual(await worn(other), []);
    assert.deepEqual(refused(await endHolding(office('northmuir'), 'SM', holding.code, '')), [
      'It ended on 1 May 2026 already',
    ]);
    set(NOON);
  });

  test('an administrator gives posts and roles, but none to themselves; others give none', async () => {
    const admin = await hire(office('northmuir'), 'Administrator', 'ADM');
    const owner = await hire(office('northmuir'), 'Owner', 'HOS');
    const asAdmin = await byPerson(office('northmuir'), admin);
    const toThemselves = { person: admin, post: 'SM', kind: 'holder', firstDay: DAY, lastDay: '' };
    assert.deepEqual(refused(await holdPost(asAdmin, toThemselves)), ['Nobody gives a post to themselves']);
    assert.deepEqual(refused(await settleRoles(asAdmin, 'ADM', ['administrator', 'owner'])), [
      'Nobody gives roles to a post that they hold themselves',
    ]);
    assert.deepEqual(refused(await mapGroup(asAdmin, { claim: 'admins', post: 'ADM' })), [
      'Nobody settles this for a post of their own',
    ]);
    assert.deepEqual(refused(await settleRoles(asAdmin, 'SM', ['depute'])), [
      'A post cannot be given: Depute of the Chief Social Work Officer',
    ]);
    given(await settleRoles(asAdmin, 'SM', ['clerk', 'owner']));
    assert.equal((await actions('northmuir')).at(-1), 'post.roles SM');
    given(await holdPost(asAdmin, { ...toThemselves, person: owner, post: 'SM' }));
    assert.deepEqual(await worn(owner), [
      'northmuir HOS holder of the post: owner',
      'northmuir SM holder of the post: owner+clerk',
    ]);
    given(await settleRoles(asAdmin, 'SM', ['clerk']));
    assert.deepEqual((await worn(owner))[1], 'northmuir SM holder of the post: clerk');
    const asOwner = await byPerson(office('northmuir'), owner);
    assert.deepEqual(refused(await settleRoles(asOwner, 'CE', ['owner'])), [
      'This needs one of these roles: Administrator',
    ]);
    assert.deepEqual(refused(await addPerson(asOwner, { name: 'X', email: '', holding: null })), [
      'This needs one of these roles: Administrator',
    ]);
  });

  test('a guarded post is given by the CSWO or the chief executive, never by an administrator, and made by the machine alone', async () => {
    const north = office('northmuir');
    const people = {
      admin: await hire(north, 'An administrator', 'ADM'),
      friend: await hire(north, 'A friend of theirs', null),
      cswo: await hire(north, 'The CSWO', 'CSWO'),
      chief: await hire(north, 'The chief executive', 'CE'),
    };
    const asAdmin = await byPerson(north, people.admin);
    const asCswo = await byPerson(north, people.cswo);
    const asChief = await byPerson(north, people.chief);
    const guarded = ['The post is guarded: an administrator does not give it'];
    const giving = (post: string, person = people.friend) => ({
      person,
      post,
      kind: 'acting-up',
      firstDay: DAY,
      lastDay: '',
    });
    for (const post of ['CSWO', 'CE']) assert.deepEqual(refused(await holdPost(asAdmin, giving(post))), guarded);
    const added = { name: 'An accomplice', email: '', holding: { ...giving('CSWO') } };
    assert.deepEqual(refused(await addPerson(asAdmin, added)), guarded);
    assert.deepEqual(refused(await mapGroup(asAdmin, { claim: 'staff', post: 'CSWO' })), [
      'The post is guarded: no page gives it to a group',
    ]);
    for (const hand of [asAdmin, asCswo, asChief]) {
      assert.equal((await settleRoles(hand, 'SM', ['auditor'])).ok, false);
      assert.equal((await settleRoles(hand, 'CSWO', [])).ok, false);
    }
    assert.deepEqual(refused(await settleRoles(asAdmin, 'SM', ['auditor'])), [
      'No page gives or takes this role: Auditor or inspector',
    ]);
    assert.deepEqual(refused(await holdPost(asCswo, giving('HOS'))), ['An administrator gives this post']);
    assert.deepEqual(refused(await holdPost(asChief, giving('CSWO', people.chief))), [
      'Nobody gives a post to themselves',
    ]);
    given(await holdPost(asCswo, { ...giving('CE'), lastDay: DAY }));
    given(await holdPost(asChief, giving('CSWO')));
    assert.ok((await worn(people.friend)).includes('northmuir CSWO acting up: cswo'));
    // The machine may all of it, so that a council can begin.
    given(await settleRoles(north, 'SM', ['auditor']));
    given(await mapGroup(north, { claim: 'inspectors', post: 'SM' }));
    assert.deepEqual(refused(await holdPost(asAdmin, giving('SM'))), guarded);
    given(await unmapGroup(asAdmin, { claim: 'inspectors', post: 'SM' }));
    given(await settleRoles(north, 'SM', ['clerk']));
  });

  test('a holding of a guarded post ends by the hand of those who give it, and no administrator removes its holder', async () => {
    const south = office('southmuir');
    const admin = await hire(south, 'An administrator', 'ADM');
    const cswo = await hire(south, 'The CSWO', 'CSWO');
    const chief = await hire(south, 'The chief executive', 'CE');
    const owner = await hire(south, 'An owner', 'HOS');
    const asAdmin = await byPerson(south, admin);
    const asCswo = await byPerson(south, cswo);
    const asChief = await byPerson(south, chief);
    const shutOut: string[] = [];
    const removal = {
      database: database(),
      clock,
      by: asAdmin.by,
      council: councilOf('southmuir'),
      endAccess: async (_: unknown, code: string) => {
        shutOut.push(code);
      },
    };
    const ends = async (hand: typeof asAdmin, person: string): Promise<readonly string[]> => {
      const { holdings } = await database().read({ council: 'southmuir' }, readDirectory);
      const held = holdings.find((each) => each.person === person);
      return refused(await endHolding(hand, held?.post ?? '', held?.code ?? '', ''));
    };
    const guarded = ['The post is guarded: no administrator ends who holds it'];
    assert.deepEqual(await ends(asAdmin, cswo), guarded);
    assert.deepEqual(refused(await removePerson(removal, cswo)), guarded);
    assert.deepEqual(refused(await removePerson(removal, chief)), guarded);
    assert.deepEqual(shutOut, []);
    for (const [hand, own] of [
      [asCswo, cswo],
      [asChief, chief],
    ] as const)
      assert.deepEqual(await ends(hand, own), ['Nobody ends their own holding while nobody else holds the post']);
    assert.deepEqual(await ends(asCswo, owner), ['An administrator ends who holds this post']);
    assert.equal((await worn(cswo)).length, 1);
    assert.deepEqual(await ends(asChief, cswo), []);
    given(await removePerson(removal, cswo));
    given(await removePerson(removal, owner));
    assert.deepEqual(shutOut, [cswo, owner]);
    // The machine is bound by none of this.
    assert.deepEqual(await ends(south, chief), []);
  });

  test('a group with a guarded role guards its posts, before and after the days too', async () => {
    const south = office('southmuir');
    await database().write({ council: 'southmuir' }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      await revise(tx, LEADERSHIP_GROUP, [{ code: 'G9', title: 'Inspectors', role: 'auditor' }], 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
    });
    const asAdmin = await byPerson(south, await hire(south, 'Southern administrator', 'ADM'));
    const friend = await hire(south, 'A friend', null);
    const member = { group: 'G9', post: 'SM', firstDay: '2026-06-01', lastDay: '', capacity: '' };
    assert.deepEqual(refused(await joinGroup(asAdmin, member)), [
      'The group brings a guarded role, so no page adds a post to it',
    ]);
    given(await joinGroup(south, member));
    const holding = { person: friend, post: 'SM', kind: 'holder', firstDay: DAY, lastDay: '' };
    assert.equal((await holdPost(asAdmin, holding)).ok, false);
    assert.equal(await isGuardedPerson(database(), friend, clock()), false);
    given(await holdPost(south, holding));
    assert.equal(await isGuardedPerson(database(), friend, clock()), true);
    given(await leaveGroup(south, member));
  });

  test('an administrator gives nothing to a post that their own sign-in gives them, whichever they act from', async () => {
    const north = office('northmuir');
    const admin = await hire(north, 'An administrator with a group', 'ADM');
    given(await mapGroup(north, { claim: 'planners', post: 'HOS' }));
    const hats = await hatsOf(database(), admin, ['planners'], clock());
    const caller = { ...(await callerOf(database(), admin, clock())), hats, chosen: 'northmuir/ADM' } as Caller;
    const asAdmin = { ...north, by: byCaller(caller, councilOf('northmuir')) };
    assert.deepEqual(refused(await settleRoles(asAdmin, 'HOS', ['owner', 'reviewer'])), [
      'Nobody gives roles to a post that they hold themselves',
    ]);
    assert.deepEqual(refused(await mapGroup(asAdmin, { claim: 'others', post: 'HOS' })), [
      'Nobody settles this for a post of their own',
    ]);
    given(await unmapGroup(north, { claim: 'planners', post: 'HOS' }));
  });

  test('somebody who held a guarded post, will hold one or is to deputise is guarded, and others are not', async () => {
    const north = office('northmuir');
    const guards = (person: string): Promise<boolean> => isGuardedPerson(database(), person, clock());
    const [plain, past, future] = [
      await hire(north, 'Plain', 'HOS'),
      await hire(north, 'Past', null),
      await hire(north, 'Future', null),
    ];
    assert.deepEqual([await guards(plain), await guards(past), await guards(future)], [false, false, false]);
    const acting = { post: 'CSWO', kind: 'acting-up' };
    given(await holdPost(north, { ...acting, person: past, firstDay: '2026-01-01', lastDay: '2026-01-31' }));
    given(await holdPost(north, { ...acting, person: future, firstDay: '2026-12-01', lastDay: '' }));
    assert.deepEqual([await guards(past), await guards(future)], [true, true]);
    const asCswo = await byPerson(north, await hire(north, 'CSWO again', 'CSWO'));
    given(
      await makeDelegation(asCswo, {
        kinds: ['decisions'],
        fromDay: '2026-05-10',
        fromTime: '09:00',
        toDay: '2026-05-11',
        toTime: '09:00',
        covers: 'CSWO',
        depute: `HOS ${plain}`,
        scope: 'All of it',
      }),
    );
    assert.equal(await guards(plain), true);
    set('2026-05-12T11:00:00.000Z');
    assert.equal(await guards(plain), false);
    set(NOON);
  });

  test('a group brings its role for the days that a post belongs to it', async () => {
    await database().write({ council: 'northmuir' }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      await revise(
        tx,
        LEADERSHIP_GROUP,
        [{ code: 'G1', title: 'Management team', role: 'management-team' }],
        'test',
        at,
      );
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
    });
    const person = await hire(office('northmuir'), 'Chief', 'CE');
    const member = { group: 'G1', post: 'CE', firstDay: '2026-05-01', lastDay: '', capacity: 'Chair' };
    given(await joinGroup(office('northmuir'), member));
    assert.deepEqual(await worn(person), ['northmuir CE holder of the post: chief-executive+management-team']);
    assert.deepEqual(refused(await joinGroup(office('northmuir'), member)), ['The post belongs to this group already']);
    given(await leaveGroup(office('northmuir'), member));
    set('2026-05-02T11:00:00.000Z');
    assert.deepEqual(await worn(person), ['northmuir CE holder of the post: chief-executive']);
    given(await joinGroup(office('northmuir'), { ...member, firstDay: '2026-06-01' }));
    set('2026-06-01T11:00:00.000Z');
    assert.deepEqual(await worn(person), ['northmuir CE holder of the post: chief-executive+management-team']);
    set(NOON);
  });

  test("a group of the council's own sign-in gives its post for the session", async () => {
    const admit = (councils: readonly string[]): Promise<string> =>
      database().write({ council: null, turn: 'installation' }, async (tx) =>
        given(await admitNewcomer(tx, { displayName: 'Newcomer', email: null }, councils, clock())),
      );
    const newcomer = await admit([]);
    assert.deepEqual(await worn(newcomer, ['social-work-clerks']), []);
    given(await mapGroup(office('southmuir'), { claim: 'social-work-clerks', post: 'SM' }));
    assert.deepEqual(await worn(newcomer, ['others', 'social-work-clerks']), [
      "southmuir SM holder of the post by the council's sign-in: ",
    ]);
    assert.deepEqual(await worn(newcomer), []);
    const serving = await admit(['southmuir']);
    const people = await database().read({ council: 'southmuir' }, peopleOf);
    assert.equal(sayPerson(people, serving), 'Newcomer');
    assert.ok(!people.has(newcomer));
    given(await unmapGroup(office('southmuir'), { claim: 'social-work-clerks', post: 'SM' }));
    assert.deepEqual(await worn(newcomer, ['social-work-clerks']), []);
  });

  test("another council's people are not found, and one person may serve two by their code", async () => {
    const person = await hire(office('northmuir'), 'Only in the north', 'HOS');
    const south = office('southmuir');
    assert.ok(!(await database().read({ council: 'southmuir' }, peopleOf)).has(person));
    assert.deepEqual(
      refused(await holdPost(south, { person, post: 'HOS', kind: 'holder', firstDay: DAY, lastDay: '' })),
      ['Nobody of that code is known to the council'],
    );
    assert.deepEqual(refused(await renamePerson(south, person, 'Somebody', '')), [
      'Nobody of that code is known to the council',
    ]);
    for (const table of ['person', 'person_council', 'person_particulars']) {
      const key = table === 'person' ? 'code' : 'person';
      const seen = await database().read({ council: 'southmuir' }, (tx) =>
        sql`select 1 from ${sql.table(table)} where ${sql.ref(key)} = ${person}`.execute(tx),
      );
      assert.equal(seen.rows.length, 0, table);
    }
    assert.deepEqual(refused(await welcomePerson(south, 'P-0000000000', null)), [
      'Nobody of that code is known to the council',
    ]);
    const southAdmin = await byPerson(south, await hire(south, 'Southern administrator', 'ADM'));
    const drawn = await welcomePerson(southAdmin, person, null);
    assert.deepEqual(drawn.ok ? [] : drawn.problem.map(({ code }) => code), ['people.elsewhere']);
    given(await welcomePerson(south, person, { post: 'SM', kind: 'acting-up', firstDay: DAY, lastDay: '' }));
    assert.deepEqual(await worn(person), ['northmuir HOS holder of the post: owner', 'southmuir SM acting up: ']);
    const admin = await hire(office('northmuir'), 'Another administrator', 'ADM');
    const asAdmin = await byPerson(office('northmuir'), admin);
    const removal = {
      database: database(),
      clock,
      by: asAdmin.by,
      council: councilOf('northmuir'),
      endAccess: async () => undefined,
    };
    assert.deepEqual(refused(await removePerson(removal, person)), ['They serve another council as well']);
    for (const hand of [asAdmin, southAdmin])
      assert.deepEqual(refused(await renamePerson(hand, person, 'Another name', '')), [
        'They serve another council as well',
      ]);
    given(await renamePerson(south, person, 'Of north and south', ''));
    assert.equal((await worn(person)).length, 2);
  });

  test('removing a person ends access first and holdings in every council, erases the particulars, and leaves the record whole', async () => {
    const person = await hire(office('northmuir'), 'Leaver', 'SM');
    given(
      await welcomePerson(office('southmuir'), person, { post: 'HOS', kind: 'holder', firstDay: DAY, lastDay: '' }),
    );
    const ended: string[] = [];
    const removal = {
      database: database(),
      clock,
      by: BY_MACHINE,
      council: null,
      endAccess: async (_: unknown, code: string) => {
        ended.push(code);
      },
    };
    given(await removePerson(removal, person));
    given(await removePerson(removal, person));
    assert.deepEqual(ended, [person, person]);
    assert.deepEqual(await worn(person), []);
    for (const council of ['northmuir', 'southmuir']) {
      const directory = await database().read({ council }, readDirectory);
      assert.equal(sayPerson(directory.people, person), 'a person since removed');
      assert.ok(directory.holdings.filter((each) => each.person === person).every(({ lastDay }) => lastDay !== null));
      assert.ok((await actions(council)).includes(`person.remove ${person}`));
    }
    const left = await database().read({ council: null }, (tx) =>
      sql`select 1 from person_particulars where person = ${person}`.execute(tx),
    );
    assert.equal(left.rows.length, 0);
    const { breaks, notRun } = await verifyDatabase(database());
    assert.deepEqual(breaks, []);
    // What can be erased is not sealed, and that is said.
    const unsealed = ['person', 'person_council', 'person_particulars'];
    assert.deepEqual(
      notRun.map(({ table }) => table),
      unsealed,
    );
    assert.deepEqual(refused(await removePerson(removal, 'P-0000000000')), [
      'Nobody of that code is known to the council',
    ]);
    assert.deepEqual(
      refused(await holdPost(office('northmuir'), { person, post: 'SM', kind: 'holder', firstDay: DAY, lastDay: '' })),
      ['Nobody of that code is known to the council'],
    );
  });
});
