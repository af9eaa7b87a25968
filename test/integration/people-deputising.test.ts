import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';

import { callerMay, power, sayCapacity } from '../../src/features/access/index.ts';
import {
  type DelegationForm,
  endAbsence,
  endDelegation,
  endHolding,
  hatsOf,
  heldIn,
  holdPost,
  makeDelegation,
  readDirectory,
  recordAbsence,
  removePerson,
  sayStanding,
} from '../../src/features/people/index.ts';
import { byCaller } from '../../src/features/record/index.ts';
import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import { dayOf, timeOf } from '../../src/kernel/index.ts';
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

await forEachDatabase('deputising', ({ database }) => {
  const { clock, set } = setClock('2026-03-02T09:00:30.000Z');
  const office = () => ({ database: database(), clock, council: councilOf('northmuir'), by: BY_MACHINE });
  const people = { cswo: '', chief: '', head: '', manager: '', admin: '' };
  const form = (changes: Partial<DelegationForm> = {}): DelegationForm => ({
    kinds: ['decisions'],
    fromDay: '2026-03-28',
    fromTime: '09:00',
    toDay: '2026-03-29',
    toTime: '12:00',
    covers: 'CSWO',
    depute: `HOS ${people.head}`,
    scope: 'All decisions but secure accommodation',
    ...changes,
  });
  const worn = async (person: string): Promise<string[]> =>
    (await hatsOf(database(), person, [], clock())).map(
      ({ post, capacity, roles }) => `${post} ${sayCapacity(capacity)}: ${roles.join('+')}`,
    );
  const minute = (instant: string) => ({ fromDay: dayOf(instant), fromTime: timeOf(instant) });
  const entries = async (): Promise<string[]> =>
    database().read({ council: 'northmuir' }, async (tx) => {
      const found = await sql<{ said: string }>`
        select action || ' ' || subject || ' by ' || coalesce(post, actor) as said from record_entry
        where scope = 'northmuir' and action like 'delegation.%' order by position`.execute(tx);
      return found.rows.map(({ said }) => said);
    });

  test('the CSWO delegates; the depute has the hat to the minute, across the change of clocks', async () => {
    await inventCouncils(database(), clock, ['northmuir', 'southmuir'], POSTS);
    people.cswo = await hire(office(), 'C', 'CSWO');
    people.chief = await hire(office(), 'E', 'CE');
    people.head = await hire(office(), 'H', 'HOS');
    people.manager = await hire(office(), 'M', 'SM');
    people.admin = await hire(office(), 'A', 'ADM');
    const made = given(await makeDelegation(await byPerson(office(), people.cswo), form()));
    assert.equal(made.code, 'D-2026-001');
    // 09:00 on Saturday is winter time, 12:00 on Sunday is summer time: 26 hours.
    assert.deepEqual([made.from, made.to], ['2026-03-28T09:00:00.000Z', '2026-03-29T11:00:00.000Z']);
    assert.deepEqual(await entries(), ['delegation.make D-2026-001 by CSWO']);
    const own = 'HOS holder of the post: owner';
    const covering = 'CSWO depute for operational and statutory decisions: depute';
    for (const [instant, expected] of [
      ['2026-03-28T08:59:59.999Z', [own]],
      ['2026-03-28T09:00:00.000Z', [own, covering]],
      ['2026-03-29T10:59:59.999Z', [own, covering]],
      ['2026-03-29T11:00:00.000Z', [own]],
    ] as const) {
      set(instant);
      assert.deepEqual(await worn(people.head), expected, instant);
    }
  });

  test('the depute may what the delegation covers, under its code, and may not pass it on', async () => {
    set('2026-03-28T12:00:00.000Z');
    const caller = await callerOf(database(), people.head, clock());
    const [, covering] = caller.kind === 'person' ? caller.hats : [];
    const asDepute = { ...caller, chosen: 'northmuir/CSWO/D-2026-001' } as typeof caller;
    assert.ok(covering !== undefined);
    assert.equal(callerMay(asDepute, 'northmuir', power('x.decide', 'Do so', ['cswo', 'depute'], 'decisions')), true);
    assert.equal(callerMay(asDepute, 'northmuir', power('x.meet', 'Do so', ['cswo', 'depute'], 'meetings')), false);
    assert.equal(callerMay(caller, 'northmuir', power('x.decide', 'Do so', ['cswo', 'depute'], 'decisions')), false);
    const passing = { ...office(), by: byCaller(asDepute, councilOf('northmuir')) };
    const onward = form({ depute: `SM ${people.manager}`, fromDay: '', fromTime: '' });
    assert.deepEqual(refused(await makeDelegation(passing, onward)), [
      'This needs one of these roles: Chief Social Work Officer, Chief executive',
    ]);
    assert.deepEqual(refused(await endDelegation(passing, 'D-2026-001', 'x')), [
      'This needs one of these roles: Chief Social Work Officer, Chief executive',
    ]);
  });

  test('what overlaps is refused with the place, and nothing is written', async () => {
    const asCswo = await byPerson(office(), people.cswo);
    const before = await entries();
    const overlap = form({ fromDay: '2026-03-29', fromTime: '11:59', toDay: '2026-04-03' });
    const result = await makeDelegation(asCswo, overlap);
    assert.deepEqual(result.ok ? [] : result.problem.map(({ place, message }) => [place.column, message]), [
      [
        'from',
        'D-2026-001 covers operational and statutory decisions already, from 28 March 2026, 09:00 until 29 March 2026, 12:00',
      ],
    ]);
    assert.deepEqual(refused(await makeDelegation(asCswo, { ...overlap, fromTime: '01:30' })), [
      'The clocks leave out this hour, on the last Sunday of March',
    ]);
    const unread = await makeDelegation(asCswo, { ...overlap, fromTime: 'noon', toDay: 'soon', toTime: '25:00' });
    assert.deepEqual(unread.ok ? [] : unread.problem.map(({ place, remedy }) => [place.column, remedy]), [
      ['from_time', 'Write the time as 09:00.'],
      ['to', 'Choose a day.'],
    ]);
    assert.deepEqual(
      refused(await makeDelegation(asCswo, { ...overlap, fromTime: '12', depute: `ADM ${people.admin}` })),
      ['An elected member, auditor, clerk or administrator does not deputise for the Chief Social Work Officer'],
    );
    assert.deepEqual(refused(await makeDelegation(asCswo, { ...overlap, depute: 'HOS' })), ['Choose who deputises']);
    assert.deepEqual(
      refused(await makeDelegation(asCswo, { ...overlap, fromTime: '12:00', depute: `SM ${people.head}` })),
      ['The person named does not hold the post named when it begins'],
    );
    assert.deepEqual(await entries(), before);
    const next = given(await makeDelegation(asCswo, { ...overlap, fromTime: '12pm', toTime: '12.00' }));
    assert.equal(next.code, 'D-2026-002');
    const meetings = given(
      await makeDelegation(asCswo, { ...overlap, kinds: ['meetings'], depute: `SM ${people.manager}` }),
    );
    assert.equal(meetings.code, 'D-2026-003');
  });

  test('a post is not recorded as vacant for a day on which somebody holds it', async () => {
    const asChief = await byPerson(office(), people.chief);
    const vacant = { post: 'CSWO', firstDay: '2026-03-28', lastDay: '', reason: 'vacant' };
    assert.deepEqual(refused(await recordAbsence(asChief, vacant)), [
      'Somebody holds the post from 1 January 2026, so it is not vacant',
    ]);
    given(await recordAbsence(asChief, { ...vacant, firstDay: '2025-12-01', lastDay: '2025-12-31' }));
  });

  test('the chief executive may only while the CSWO is away', async () => {
    const asChief = await byPerson(office(), people.chief);
    const later = form({ fromDay: '2026-06-01', toDay: '2026-06-02' });
    const away = ['The chief executive settles this only while the Chief Social Work Officer is away'];
    assert.deepEqual(refused(await makeDelegation(asChief, later)), away);
    assert.deepEqual(refused(await endDelegation(asChief, 'D-2026-002', 'Enough')), away);
    const absence = given(
      await recordAbsence(asChief, { post: 'CSWO', firstDay: '2026-03-28', lastDay: '', reason: 'away' }),
    );
    const made = given(await makeDelegation(asChief, later));
    assert.deepEqual([made.made.post, made.code], ['CE', 'D-2026-004']);
    given(await endDelegation(asChief, 'D-2026-002', 'Enough'));
    given(await endAbsence(asChief, 'CSWO', absence.code, ''));
    // Away until midnight of the day that the absence ends with.
    set('2026-03-29T09:00:00.000Z');
    assert.deepEqual(
      refused(await makeDelegation(asChief, form({ fromDay: '2026-07-01', toDay: '2026-07-02' }))),
      away,
    );
    assert.deepEqual(refused(await endDelegation(asChief, 'D-2026-003', 'Enough')), away);
    given(await endDelegation(asChief, 'D-2026-004', 'What the post of chief executive made it may end'));
  });

  test('an administrator and an owner settle nothing of it', async () => {
    for (const person of [people.admin, people.head]) {
      const asThem = await byPerson(office(), person, person === people.head ? 'HOS' : undefined);
      assert.deepEqual(refused(await makeDelegation(asThem, form({ fromDay: '', fromTime: '' }))), [
        'This needs one of these roles: Chief Social Work Officer, Chief executive',
      ]);
    }
  });

  test('ended, it gives no hat at once; the reason is kept; it does not end twice', async () => {
    const asCswo = await byPerson(office(), people.cswo);
    assert.equal((await worn(people.head)).length, 2);
    assert.deepEqual(refused(await endDelegation(asCswo, 'D-2026-001', ' ')), ['Say in a sentence why it ends']);
    const ended = given(await endDelegation(asCswo, 'D-2026-001', 'Back from leave'));
    assert.equal(ended.ended?.why, 'Back from leave');
    set(ended.ended?.at ?? '');
    assert.equal((await worn(people.head)).length, 1);
    assert.deepEqual(refused(await endDelegation(asCswo, 'D-2026-001', 'Again')), ['D-2026-001 is ended already']);
    assert.deepEqual(refused(await endDelegation(asCswo, 'D-2026-099', 'x')), ['There is no such delegation']);
    assert.equal((await entries()).at(-1), 'delegation.end D-2026-001 by CSWO');
  });

  test('whoever gives up the post that a delegation was made to loses the hat with it', async () => {
    const asCswo = await byPerson(office(), people.cswo);
    const made = given(await makeDelegation(asCswo, form({ fromDay: '', fromTime: '', toDay: '2026-04-10' })));
    set(made.from);
    given(await endDelegation(asCswo, 'D-2026-003', 'To make room'));
    set('2026-03-29T09:00:45.000Z');
    const again = given(
      await makeDelegation(
        asCswo,
        form({ kinds: ['meetings'], ...minute(made.from), toDay: '2026-03-30', toTime: '00:30' }),
      ),
    );
    // The minute that has begun is no past: it begins now.
    assert.ok(again.from >= made.from);
    given(await endDelegation(asCswo, again.code, 'Only to try the minute'));
    set('2026-03-29T09:00:50.000Z');
    assert.equal((await worn(people.head)).length, 2);
    const { holdings } = await database().read({ council: 'northmuir' }, readDirectory);
    const holding = holdings.find(({ person }) => person === people.head);
    given(await endHolding(office(), 'HOS', holding?.code ?? '', '2026-03-29'));
    set('2026-03-30T00:00:00.000Z');
    assert.deepEqual(await worn(people.head), []);
    const back = { person: people.head, post: 'HOS', kind: 'acting-up', firstDay: '2026-03-30', lastDay: '' };
    given(await holdPost(office(), back));
    assert.deepEqual(await worn(people.head), [
      'HOS acting up: owner',
      'CSWO depute for operational and statutory decisions: depute',
    ]);
  });

  test('a depute who gave up the post is no longer in the way of another, nor comes back beside them', async () => {
    set('2026-06-01T09:00:00.000Z');
    const asCswo = await byPerson(office(), people.cswo);
    const leaver = await hire(office(), 'L', 'SM');
    const long = form({ fromDay: '', fromTime: '', toDay: '2026-09-30' });
    const lapsing = given(await makeDelegation(asCswo, { ...long, depute: `SM ${leaver}` }));
    const { holdings } = await database().read({ council: 'northmuir' }, readDirectory);
    const code = holdings.find(({ person }) => person === leaver)?.code ?? '';
    given(await endHolding(office(), 'SM', code, '2026-06-01'));
    const later = { ...long, fromDay: '2026-06-03', fromTime: '09:00' };
    const inTheWay = `${lapsing.code} covers operational and statutory decisions already, from 1 June 2026, 10:00 until 30 September 2026, 12:00`;
    assert.deepEqual(refused(await makeDelegation(asCswo, later)), [inTheWay]);
    set('2026-06-02T09:00:00.000Z');
    const before = await database().read({ council: 'northmuir' }, readDirectory);
    assert.equal(sayStanding(lapsing, heldIn(before), clock()), 'not in effect: the depute no longer holds the post');
    assert.deepEqual(await worn(leaver), []);
    const made = given(await makeDelegation(asCswo, later));
    assert.deepEqual((await entries()).slice(-2), [
      `delegation.end ${lapsing.code} by CSWO`,
      `delegation.make ${made.code} by CSWO`,
    ]);
    const back = { person: leaver, post: 'SM', kind: 'holder', firstDay: '2026-06-02', lastDay: '' };
    given(await holdPost(office(), back));
    set('2026-06-03T08:00:00.000Z');
    assert.deepEqual(await worn(leaver), ['SM holder of the post: ']);
    assert.equal((await worn(people.head)).length, 2);
  });

  test('removing a person ends what they deputise in, in the same transaction, and another can be named at once', async () => {
    const asCswo = await byPerson(office(), people.cswo);
    const leaver = await hire(office(), 'R', 'SM');
    const meetings = form({ kinds: ['meetings'], fromDay: '', fromTime: '', toDay: '2026-07-30' });
    const now = given(await makeDelegation(asCswo, { ...meetings, depute: `SM ${leaver}` }));
    const next = { ...meetings, fromDay: '2026-08-01', toDay: '2026-08-30', depute: `SM ${leaver}` };
    const later = given(await makeDelegation(asCswo, next));
    const { by, council } = office();
    const removal = { database: database(), clock, by, council, endAccess: async () => {} };
    given(await removePerson(removal, leaver));
    const { delegations } = await database().read({ council: 'northmuir' }, readDirectory);
    const ended = delegations.filter(({ deputePerson }) => deputePerson === leaver);
    assert.deepEqual(
      ended.map((each) => [each.code, each.ended?.by, each.ended?.why]),
      [now, later].map(({ code }) => [code, by.actor.actor, 'The depute was removed']),
    );
    const told = await database().read({ council: 'northmuir' }, async (tx) => {
      const found = await sql<{ said: string; at: string }>`
        select action || ' ' || subject as said, at from record_entry
        where scope = 'northmuir' order by position desc limit 3`.execute(tx);
      return found.rows.reverse();
    });
    assert.deepEqual(
      told.map(({ said }) => said),
      [`delegation.end ${now.code}`, `delegation.end ${later.code}`, `person.remove ${leaver}`],
    );
    // One instant: one transaction.
    assert.equal(new Set(told.map(({ at }) => at)).size, 1);
    set('2026-06-03T08:01:00.000Z');
    given(await makeDelegation(asCswo, { ...meetings, depute: `HOS ${people.head}` }));
    assert.deepEqual((await verifyDatabase(database())).breaks, []);
  });

  test('another council knows nothing of it', async () => {
    const south = await database().read({ council: 'southmuir' }, readDirectory);
    assert.deepEqual([south.delegations, south.holdings, south.absences, [...south.people]], [[], [], [], []]);
    const there = { ...office(), council: councilOf('southmuir') };
    const cswo = await hire(there, 'S', 'CSWO');
    assert.deepEqual(refused(await endDelegation(await byPerson(there, cswo), 'D-2026-005', 'x')), [
      'There is no such delegation',
    ]);
  });
});
