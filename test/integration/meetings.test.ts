import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { type MeetingsAsked, meetingsOf } from '../../src/features/meetings/index.ts';
import {
  addMeeting,
  addSeries,
  cancelMeeting,
  changeMeeting,
  recordAttendance,
} from '../../src/features/meetings/service.ts';
import { addGroup, makeDelegation } from '../../src/features/people/index.ts';
import { forEachDatabase } from '../support/databases.ts';
import { BY_MACHINE, byPerson, councilOf, given, hire, inventCouncils, refused, setClock } from '../support/people.ts';

const LATEST = '9999-12-31T00:00:00.000Z';
const DRAFT = { day: '2026-03-10', time: '', title: '', papersDue: '' };
const SERIES = {
  first: '2026-04-14',
  rhythm: 'monthly',
  last: '2026-07-31',
  time: '9.30',
  title: '',
  papersBefore: '7',
};
await forEachDatabase('meetings of groups', ({ database }) => {
  const { clock, set } = setClock('2026-03-02T09:00:00.000Z', 1);
  const office = () => ({ database: database(), clock, council: councilOf('northmuir'), by: BY_MACHINE });
  const meetings = (asked: Partial<MeetingsAsked> = {}, council = 'northmuir') =>
    database().read({ council }, (tx) => meetingsOf(tx, { asAt: LATEST, ...asked }));
  const entries = () =>
    database().read({ council: 'northmuir' }, async (tx) => {
      const { rows } = await sql<{ told: string }>`select action || ' ' || subject as told from record_entry
        where scope = 'northmuir' and action like 'meeting.%' order by position`.execute(tx);
      return rows.map(({ told }) => told);
    });
  const people = { cswo: '', depute: '', owner: '', admin: '' };
  before(async () => {
    const posts = { CSWO: ['cswo'], HOS: ['reviewer'], OWN: ['owner'], ADM: ['administrator'] };
    await inventCouncils(database(), clock, ['northmuir', 'southmuir'], posts);
    people.cswo = await hire(office(), 'C', 'CSWO');
    people.depute = await hire(office(), 'D', 'HOS');
    people.owner = await hire(office(), 'O', 'OWN');
    people.admin = await hire(office(), 'A', 'ADM');
    for (const code of ['SWMT', 'CPC']) given(await addGroup(office(), { code, title: code, purpose: '', role: '' }));
  });
  test('a meeting is put in the calendar once, and keeps its code when it moves', async () => {
    const asCswo = await byPerson(office(), people.cswo);
    const code = given(await addMeeting(asCswo, 'SWMT', { ...DRAFT, time: '2pm', papersDue: '2026-03-05' }));
    assert.equal(code, 'MT-2026-001');
    // The same form once more, and a time that could be the same meeting.
    for (const time of ['14:00', '']) {
      assert.deepEqual(refused(await addMeeting(asCswo, 'SWMT', { ...DRAFT, time })), [
        'The group meets on 10 March 2026 already (MT-2026-001)',
      ]);
    }
    // It does not stand in its own way, and a second sending changes nothing.
    const usual = { ...DRAFT, time: '14:00' };
    given(await changeMeeting(asCswo, code, usual));
    assert.deepEqual(refused(await changeMeeting(asCswo, code, usual)), ['Nothing was changed']);
    given(await changeMeeting(asCswo, code, { ...DRAFT, day: '2026-03-17', time: '10:00', title: 'Budget' }));
    const [meeting] = await meetings({ group: 'SWMT' });
    assert.deepEqual(
      [meeting?.code, meeting?.day, meeting?.time, meeting?.title, meeting?.papersDue, meeting?.state],
      ['MT-2026-001', '2026-03-17', '10:00', 'Budget', null, 'planned'],
    );
    assert.deepEqual(await meetings({ group: 'CPC' }), []);
    assert.deepEqual(await meetings({}, 'southmuir'), []);
  });
  test('as known before it moved, it stands on its first day', async () => {
    const [now] = await meetings();
    const before = new Date(Date.parse(now?.knownAt ?? '') - 1).toISOString();
    assert.deepEqual(
      (await meetings({ asAt: before })).map(({ day, time }) => [day, time]),
      [['2026-03-10', '14:00']],
    );
    assert.deepEqual(await meetings({ asAt: '2026-03-01T00:00:00.000Z' }), []);
    assert.deepEqual(await meetings({ from: '2026-03-18' }), []);
    assert.equal((await meetings({ from: '2026-03-17', to: '2026-03-17' })).length, 1);
  });
  test('a series puts all of its meetings in or none, and a second sending puts none in twice', async () => {
    const codes = given(await addSeries(office(), 'SWMT', SERIES));
    assert.deepEqual(codes, ['MT-2026-002', 'MT-2026-003', 'MT-2026-004', 'MT-2026-005']);
    assert.deepEqual(
      (await meetings({ from: '2026-04-01' })).map(({ day, time, papersDue }) => [day, time, papersDue]),
      [
        ['2026-04-14', '09:30', '2026-04-07'],
        ['2026-05-12', '09:30', '2026-05-05'],
        ['2026-06-09', '09:30', '2026-06-02'],
        ['2026-07-14', '09:30', '2026-07-07'],
      ],
    );
    assert.deepEqual(refused(await addSeries(office(), 'SWMT', SERIES)), [
      'The group meets on 14 April 2026 already (MT-2026-002), and on 3 more of these days',
    ]);
    assert.equal((await meetings()).length, 5);
    assert.deepEqual(refused(await addSeries(office(), 'SWMT', { ...SERIES, rhythm: 'weekly', last: '2027-12-31' })), [
      'These are more than 60 meetings',
    ]);
  });
  test('what cannot be read is said at its answer', async () => {
    const wrong = { day: '2062-03-10', time: '25:00', title: 'a\nb', papersDue: '2026-13-01' };
    assert.deepEqual(refused(await addMeeting(office(), 'NONE', wrong)), [
      '10 March 2062 is more than ten years away',
      'This is no time',
      'It has at most 160 letters, on one line',
      'This is no day',
      'The council has no such group',
    ]);
    assert.deepEqual(
      refused(await addSeries(office(), 'SWMT', { ...SERIES, first: '', rhythm: 'daily', papersBefore: '1.5' })),
      ['Give the first day', 'Choose how often it meets', 'This is no number of days'],
    );
    assert.deepEqual(refused(await addMeeting(office(), 'SWMT', { ...DRAFT, papersDue: '2026-03-11' })), [
      'Papers would be due after the meeting',
    ]);
  });
  test('who attended is recorded once the meeting has begun, under a delegation that stood then', async () => {
    const asCswo = await byPerson(office(), people.cswo);
    given(
      await makeDelegation(asCswo, {
        kinds: ['meetings'],
        fromDay: '',
        fromTime: '',
        toDay: '2026-03-20',
        toTime: '17:00',
        covers: 'CSWO',
        depute: `HOS ${people.depute}`,
        scope: 'Meetings',
      }),
    );
    const by = { kind: 'depute', depute: 'HOS D-2026-001', minute: 'Item 4' };
    assert.deepEqual(refused(await recordAttendance(asCswo, 'MT-2026-001', by)), ['The meeting has not begun']);
    set('2026-03-17T09:59:59.000Z');
    assert.deepEqual(refused(await recordAttendance(asCswo, 'MT-2026-001', by)), ['The meeting has not begun']);
    set('2026-03-17T10:00:00.000Z');
    given(await recordAttendance(asCswo, 'MT-2026-001', by));
    const [meeting] = await meetings({ to: '2026-03-31' });
    assert.deepEqual(
      [meeting?.state, meeting?.attendance],
      ['held', { kind: 'depute', deputePost: 'HOS', delegation: 'D-2026-001', minute: 'Item 4' }],
    );
    assert.deepEqual(refused(await recordAttendance(asCswo, 'MT-2026-001', by)), ['This is recorded already']);
    assert.deepEqual(refused(await changeMeeting(asCswo, 'MT-2026-001', DRAFT)), ['The meeting has taken place']);
    set('2026-04-14T12:00:00.000Z');
    assert.deepEqual(refused(await recordAttendance(asCswo, 'MT-2026-002', by)), [
      'No such delegation covered meetings on 14 April 2026',
    ]);
    for (const [draft, why] of [
      [{ kind: 'depute', depute: '', minute: '' }, 'Choose which depute attended'],
      [{ kind: 'depute', depute: 'NONE', minute: '' }, 'The council has no such post'],
      [{ kind: 'depute', depute: 'CSWO', minute: '' }, 'That is the Chief Social Work Officer’s own post'],
      [
        { kind: 'depute', depute: 'ADM', minute: '' },
        'An elected member, auditor, clerk or administrator does not act for the Chief Social Work Officer',
      ],
      [{ kind: 'perhaps', depute: '', minute: '' }, 'Choose who attended'],
    ] as const) {
      assert.deepEqual(refused(await recordAttendance(asCswo, 'MT-2026-002', draft)), [why]);
    }
  });
  test('a meeting that is cancelled stays known with its reason, and its day is free again', async () => {
    const asCswo = await byPerson(office(), people.cswo);
    assert.deepEqual(refused(await cancelMeeting(asCswo, 'MT-2026-003', ' .. ')), ['Say why it does not take place']);
    given(await cancelMeeting(asCswo, 'MT-2026-003', 'Too few members'));
    const cancelled = (await meetings()).find(({ code }) => code === 'MT-2026-003');
    assert.deepEqual(
      [cancelled?.state, cancelled?.cancelledWhy, cancelled?.day],
      ['cancelled', 'Too few members', '2026-05-12'],
    );
    assert.deepEqual(refused(await cancelMeeting(asCswo, 'MT-2026-003', 'Again')), [
      'The meeting is cancelled already',
    ]);
    assert.deepEqual(refused(await changeMeeting(asCswo, 'MT-2026-003', DRAFT)), ['The meeting was cancelled']);
    assert.deepEqual(refused(await recordAttendance(asCswo, 'MT-2026-003', { kind: 'cswo', depute: '', minute: '' })), [
      'The meeting was cancelled, so nobody attended',
    ]);
    assert.equal(given(await addMeeting(asCswo, 'SWMT', { ...DRAFT, day: '2026-05-12' })), 'MT-2026-006');
    // Recorded by mistake: it did not take place after all.
    given(await cancelMeeting(asCswo, 'MT-2026-001', 'It never began'));
    const [first] = await meetings({ to: '2026-03-31' });
    assert.deepEqual([first?.state, first?.attendance], ['cancelled', null]);
  });
  test('each change has its entry, and nothing is written for what was refused', async () => {
    assert.deepEqual(await entries(), [
      'meeting.add MT-2026-001',
      'meeting.change MT-2026-001',
      'meeting.change MT-2026-001',
      'meeting.add MT-2026-002 to MT-2026-005',
      'meeting.attendance MT-2026-001',
      'meeting.cancel MT-2026-003',
      'meeting.add MT-2026-006',
      'meeting.cancel MT-2026-001',
    ]);
  });
  test('an owner plans nothing; an administrator keeps the calendar and says nothing of who attended', async () => {
    const asOwner = await byPerson(office(), people.owner);
    assert.match(refused(await addMeeting(asOwner, 'CPC', DRAFT))[0] ?? '', /^This needs one of these roles/);
    const asAdmin = await byPerson(office(), people.admin);
    const code = given(await addMeeting(asAdmin, 'CPC', DRAFT));
    const attended = { kind: 'cswo', depute: '', minute: '' };
    assert.match(refused(await recordAttendance(asAdmin, code, attended))[0] ?? '', /^This needs one of these roles/);
    assert.deepEqual(refused(await changeMeeting(asAdmin, 'MT-2026-099', DRAFT)), ['There is no such meeting']);
  });
  test('the codes of another year begin anew', async () => {
    set('2027-01-05T09:00:00.000Z');
    assert.equal(given(await addMeeting(office(), 'CPC', { ...DRAFT, day: '2027-02-01' })), 'MT-2027-001');
  });

  test('two sendings at the same moment put a meeting in the calendar once', async () => {
    const draft = { ...DRAFT, day: '2027-03-01' };
    const both = await Promise.all([addMeeting(office(), 'CPC', draft), addMeeting(office(), 'CPC', draft)]);
    assert.deepEqual(both.flatMap(refused), ['The group meets on 1 March 2027 already (MT-2027-002)']);
    const others = ['2027-04-01', '2027-05-01'].map((day) => addMeeting(office(), 'CPC', { ...DRAFT, day }));
    assert.deepEqual((await Promise.all(others)).map(given).sort(), ['MT-2027-003', 'MT-2027-004']);
  });
});
