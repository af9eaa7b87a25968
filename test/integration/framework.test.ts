import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';

import { type Acting, hatOf } from '../../src/features/access/index.ts';
import {
  bringAllUpToDate,
  bringCouncilUpToDate,
  changeLead,
  changeSchedule,
  functionsOf,
  readFramework,
  recordEvent,
} from '../../src/features/framework/index.ts';
import { MEETING } from '../../src/features/meetings/index.ts';
import {
  historyOf,
  type Obligation,
  obligationOf,
  obligationsOf,
  openObligations,
  reassignObligation,
  waiveObligation,
} from '../../src/features/obligations/index.ts';
import { addPost, LATEST } from '../../src/features/people/index.ts';
import { appendToRecord, byCaller, instantOfWrite, put } from '../../src/features/record/index.ts';
import { A_TEST } from '../support/actor.ts';
import { hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { BY_MACHINE, councilOf, given, refused, setClock } from '../support/people.ts';

const DUNDEE = councilOf('dundee');

await forEachDatabase('the assurance framework and what it makes due', ({ database }) => {
  const { clock, set } = setClock('2026-01-05T09:00:00.000Z', 1);
  const office = () => ({ database: database(), clock, council: DUNDEE, by: BY_MACHINE });
  const framework = () => database().read({ council: DUNDEE }, (tx) => readFramework(tx, LATEST));
  const owed = (filter = {}) => database().read({ council: DUNDEE }, (tx) => obligationsOf(tx, filter, LATEST));
  const one = (code: string) => database().read({ council: DUNDEE }, (tx) => obligationOf(tx, code, LATEST));
  const bring = () => bringCouncilUpToDate(database(), clock, DUNDEE);
  const meeting = (code: string, day: string, state: string) =>
    database().write({ council: DUNDEE }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      const why = state === 'cancelled' ? 'Snow' : null;
      await put(tx, MEETING, { code, group_code: 'G13', day, state, cancelled_why: why }, at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'meeting.add', subject: code });
    });

  before(() => loadPacks(database(), ['scotland', 'dundee-example'], clock));

  // The counts are those of the printed framework (source 001, part 3): ten functions, 49 lines, six of them printed a second time.
  test('the framework of source 001 loads: ten functions, 49 mechanisms, six of them shared', async () => {
    const { functions, mechanisms } = await framework();
    assert.deepEqual(
      functions.map(({ code }) => code),
      ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10'],
    );
    assert.equal(mechanisms.length, 49);
    assert.deepEqual(
      mechanisms.filter(({ sameAs }) => sameAs !== null).map(({ code, sameAs }) => `${code}=${sameAs}`),
      ['M37=M17', 'M41=M26', 'M46=M42', 'M47=M03', 'M48=M04', 'M49=M02'],
    );
    const shared = mechanisms.find(({ code }) => code === 'M03');
    assert.ok(shared !== undefined);
    assert.deepEqual(functionsOf({ functions, mechanisms }, shared), ['F1', 'F10']);
    const frequencies = Object.groupBy(
      mechanisms.flatMap(({ schedules }) => schedules),
      ({ frequency }) => frequency,
    );
    assert.deepEqual(Object.fromEntries(Object.entries(frequencies).map(([name, all]) => [name, all?.length])), {
      'as-required': 11,
      'two-monthly': 1,
      quarterly: 10,
      monthly: 1,
      'management-team-report': 5,
      'as-available': 1,
      annual: 7,
      'committee-cycle': 1,
      'four-monthly': 1,
      'six-monthly': 2,
      'as-reported': 1,
      'planning-cycle': 1,
      weekly: 1,
    });
    assert.deepEqual(shared.leads[0]?.posts, ['CSWO']);
  });

  test('each mechanism that goes by the calendar is owed once from the day it was loaded; the rest waits for its meetings', async () => {
    const { opened } = await bring();
    // 43 that ask for something themselves, less the seven that go by meetings.
    assert.equal(opened.length, 36);
    assert.deepEqual(await bring(), { opened: [], changed: [], fellAway: [] });
    const scorecards = await one('M42.2026-01-05');
    assert.deepEqual(
      [scorecards?.ownerPost, scorecards?.dueOn, scorecards?.covers, scorecards?.rule],
      [
        'SM-PPS',
        '2026-04-21',
        { first: '2026-01-05', last: '2026-03-31' },
        'Every quarter: 5 January 2026 to 31 March 2026 (short: asked for in this way from 5 January 2026 on)',
      ],
    );
    assert.deepEqual((await one('M09.2026-01-05'))?.coPosts, ['SPM-CF']);
    const entry = await database().read({ council: DUNDEE }, async (tx) => {
      const found = await sql<{ action: string; capacity: string }>`select action, capacity from record_entry
        where scope = 'dundee' order by position desc limit 1`.execute(tx);
      return found.rows[0];
    });
    assert.deepEqual(entry, { action: 'obligation.open', capacity: 'background work' });
  });

  test('a meeting makes its six occurrences due, moves them, and lets them fall away', async () => {
    await meeting('MT-2026-001', '2026-01-28', 'planned');
    const { opened } = await bring();
    assert.deepEqual(opened.toSorted(), [
      'M07.MT-2026-001',
      'M08.MT-2026-001',
      'M13.MT-2026-001',
      'M14.MT-2026-001',
      'M20.MT-2026-001',
      'M29.MT-2026-001',
    ]);
    assert.deepEqual((await one('M13.MT-2026-001'))?.dueOn, '2026-01-21');
    await meeting('MT-2026-001', '2026-02-04', 'planned');
    assert.equal((await bring()).changed.length, 6);
    assert.deepEqual((await one('M13.MT-2026-001'))?.dueOn, '2026-01-28');
    await meeting('MT-2026-001', '2026-02-04', 'cancelled');
    assert.equal((await bring()).fellAway.length, 6);
    assert.equal((await one('M13.MT-2026-001'))?.state, 'cancelled');
  });

  test('a change of frequency is for the future: what is open stays, and the new rhythm follows it', async () => {
    set('2026-01-06T09:00:00.000Z');
    const typed = { frequency: 'monthly', group: '', from: '2026-01-05', reason: 'Too seldom' };
    assert.deepEqual(refused(await changeSchedule(office(), 'M42', typed)), [
      'It can begin today, 6 January 2026, at the earliest',
    ]);
    given(await changeSchedule(office(), 'M42', { ...typed, from: '2026-01-06' }));
    set('2026-04-01T08:00:00.000Z');
    await bring();
    const mine = await owed({ subjects: ['mechanism:M42'] });
    assert.deepEqual(
      mine.map(({ covers, state }) => `${covers?.first}/${covers?.last} ${state}`),
      ['2026-01-05/2026-03-31 open', '2026-04-01/2026-04-30 open'],
    );
    assert.deepEqual(refused(await changeSchedule(office(), 'M46', { ...typed, from: '2026-05-01' })), [
      'M46 repeats M42 and asks for nothing itself',
    ]);
    assert.deepEqual(refused(await changeSchedule(office(), 'M42', { ...typed, from: '2026-05-01', reason: '.' })), [
      'Say why',
    ]);
    const tied = { frequency: 'committee-cycle', group: 'NONE', from: '2026-05-01', reason: 'With the board' };
    assert.deepEqual(refused(await changeSchedule(office(), 'M42', tied)), [
      'Choose the group whose meetings it goes by',
    ]);
  });

  test('another lead takes over what is open in the same transaction', async () => {
    given(await changeLead(office(), 'M42', { posts: ['LO-PC', 'SM-PPS'], from: '2026-04-01', reason: 'New in post' }));
    const after = (await owed({ subjects: ['mechanism:M42'], states: ['open'] })).map(({ ownerPost, coPosts }) => [
      ownerPost,
      ...coPosts,
    ]);
    assert.deepEqual(after, [
      ['LO-PC', 'SM-PPS'],
      ['LO-PC', 'SM-PPS'],
    ]);
    given(await addPost(office(), { code: 'CONVENOR', title: 'Convenor', service: '', roles: ['member'] }));
    const unfit = { posts: ['SM-PPS', 'CONVENOR'], from: '2026-04-01', reason: 'Why not' };
    assert.deepEqual(refused(await changeLead(office(), 'M42', unfit)), [
      'Convenor has only roles that owe no answers',
    ]);
    assert.deepEqual(
      refused(await changeLead(office(), 'M42', { posts: ['NOBODY'], from: '2026-04-01', reason: 'Why not' })),
      ['Choose who leads'],
    );
  });

  test('something that arose is owed by the lead, with what it was', async () => {
    const code = given(await recordEvent(office(), 'M28', { what: 'Inquiry at a care home', day: '2026-03-30' }));
    const found = await one(code);
    assert.deepEqual(
      [found?.ownerPost, found?.dueOn, found?.rule],
      ['HOS-HCC', '2026-04-20', 'Arose on 30 March 2026: Inquiry at a care home'],
    );
    assert.deepEqual(await bring(), { opened: [], changed: [], fellAway: [] });
    // More may read the record than what arose.
    const told = await database().read({ council: DUNDEE }, (tx) =>
      sql<{ codes: number; words: number }>`
        select count(*) filter (where content like ${`%${code}%`})::int as codes,
          count(*) filter (where content like '%care home%')::int as words
        from record_content`.execute(tx),
    );
    assert.deepEqual(told.rows, [{ codes: 1, words: 0 }]);
  });

  test('what is owed is waived with a reason, or given to another post where it stays', async () => {
    const code = 'M10.2026-01-05';
    assert.deepEqual(refused(await waiveObligation(office(), code, ' . ')), ['Say why']);
    given(await waiveObligation(office(), code, 'The data set was not collected'));
    assert.deepEqual(refused(await waiveObligation(office(), code, 'Again')), [
      'This was settled already, or fell away',
    ]);
    // Nobody waives what one of their posts owes, whichever hat they wear for it.
    const depute: Acting = {
      ...hat('dundee', ['depute'], { kind: 'depute', delegation: 'D-1', kinds: ['decisions'] }),
    };
    const own: Acting = { ...hat('dundee', ['owner']), post: 'SM-PPS' as Acting['post'] };
    const both = { ...somebody(depute, own), chosen: hatOf(depute) };
    const byDepute = { ...office(), by: byCaller(both as Parameters<typeof byCaller>[0], DUNDEE) };
    assert.deepEqual(refused(await waiveObligation(byDepute, 'M09.2026-01-05', 'It came by another way')), [
      'Nobody waives what they owe themselves',
    ]);
    const other = 'M38.2026-01-05';
    given(await reassignObligation(office(), other, 'LODL', 'Human Resources is vacant'));
    given(await changeLead(office(), 'M38', { posts: ['CGL'], from: '2026-04-01', reason: 'New lead' }));
    assert.equal((await one(other))?.ownerPost, 'LODL');
    const history = await database().read({ council: DUNDEE }, (tx) => historyOf(tx, other));
    assert.deepEqual(
      history.map(({ ownerPost }: Obligation) => ownerPost),
      ['HRM', 'LODL'],
    );
  });

  test('a council where nothing changed is passed over, and the job makes up for days on which it did not run', async () => {
    const seen = new Map<string, string>();
    await bringAllUpToDate({ database: database(), clock, seen });
    assert.equal(await bringAllUpToDate({ database: database(), clock, seen }), 0);
    set('2026-05-20T08:00:00.000Z');
    await bringAllUpToDate({ database: database(), clock, seen });
    const weeks = (await owed({ subjects: ['mechanism:M44'] })).map(({ covers }) => covers?.first ?? '').sort();
    // Every Monday from 5 January to 18 May 2026.
    assert.equal(weeks.length, 20);
    assert.deepEqual([weeks[0], weeks[12], weeks.at(-1)], ['2026-01-05', '2026-03-30', '2026-05-18']);
  });

  test('what is open is found without the past, and is what all revisions say', async () => {
    const open = await database().read({ council: DUNDEE }, (tx) => openObligations(tx));
    assert.ok(open.length > 40);
    assert.deepEqual(open, await owed({ states: ['open'] }));
    const posts = ['SM-PPS', 'LODL'];
    assert.deepEqual(
      await database().read({ council: DUNDEE }, (tx) => openObligations(tx, posts)),
      await owed({ states: ['open'], posts }),
    );
    assert.deepEqual(await database().read({ council: councilOf('fife') }, (tx) => openObligations(tx)), []);
    // Only its own rows change it: the application may not.
    await assert.rejects(
      database().write({ council: DUNDEE }, (tx) => sql`delete from open_obligation`.execute(tx)),
      /permission denied/,
    );
  });
});
