import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import {
  continueEscalation,
  openEscalation,
  openEscalations,
  type ReportDraft,
  type StepDraft,
} from '../../src/features/escalations/index.ts';
import { obligationsOf, reassignObligation, waiveObligation } from '../../src/features/obligations/index.ts';
import { LATEST } from '../../src/features/people/index.ts';
import { forEachDatabase } from '../support/databases.ts';
import { BY_MACHINE, byPerson, councilOf, given, hire, inventCouncils, refused, setClock } from '../support/people.ts';

const REPORT: ReportDraft = {
  grade: 'serious',
  risk: 'Visits are late',
  since: '2026-03-01',
  legalBasis: '',
  confidentiality: 'open',
};
const STEP: StepDraft = {
  kind: 'told',
  day: '2026-03-02',
  time: '08:30',
  whom: 'members',
  whomElse: '',
  how: 'meeting',
  words: 'The convenor was told',
  refersTo: '',
  takesBack: false,
};

await forEachDatabase('risks reported upwards', ({ database }) => {
  const { clock, set } = setClock('2026-03-02T09:00:00.000Z', 1);
  const office = () => ({ database: database(), clock, council: councilOf('northmuir'), by: BY_MACHINE });
  const open = (clearance: 'open' | 'restricted' = 'open', council = 'northmuir') =>
    database().read({ council, clearance }, (tx) => openEscalations(tx, clearance));
  const rows = (clearance: 'open' | 'restricted') =>
    database().read({ council: 'northmuir', clearance }, async (tx) => {
      const found = await sql<{ n: number; s: number; told: string }>`
        select (select count(*)::int from escalation) as n, (select count(*)::int from escalation_step) as s,
          (select coalesce(string_agg(action || ' ' || subject || ' ' || confidentiality, ', ' order by at, position), '') from record_entry
            where owner_of_chain(scope) = 'northmuir' and action like 'escalation.%') as told`.execute(tx);
      return found.rows[0];
    });
  const people = { cswo: '', ce: '', pm: '' };
  const asCswo = () => byPerson(office(), people.cswo);
  const step = async (code: string, more: Partial<StepDraft>) =>
    continueEscalation(await asCswo(), code, { ...STEP, ...more });

  before(async () => {
    await inventCouncils(database(), clock, ['northmuir', 'southmuir'], {
      CSWO: ['cswo'],
      CE: ['chief-executive'],
      PM: ['performance-manager'],
    });
    people.cswo = await hire(office(), 'C', 'CSWO');
    people.ce = await hire(office(), 'E', 'CE');
    people.pm = await hire(office(), 'P', 'PM');
  });

  test('a risk is reported once, and nobody has been told yet', async () => {
    assert.equal(given(await openEscalation(await asCswo(), REPORT)), 'ES-2026-001');
    assert.deepEqual(refused(await openEscalation(await asCswo(), { ...REPORT, risk: ' Visits are late ' })), [
      'This is reported already, as ES-2026-001',
    ]);
    const [first] = await open();
    assert.deepEqual(
      [first?.code, first?.grade, first?.what, first?.since, first?.told, first?.notTold],
      [
        'ES-2026-001',
        'serious',
        'Visits are late',
        '2026-03-01',
        [],
        ['members', 'ijb', 'chief-executive', 'chief-officer'],
      ],
    );
    assert.deepEqual(await open('open', 'southmuir'), []);
  });

  test('what cannot be reported so is said at its answer', async () => {
    const wrong = { grade: 'grave', risk: '…', since: '2026-03-03', legalBasis: 'x'.repeat(501), confidentiality: '' };
    assert.deepEqual(refused(await openEscalation(await asCswo(), wrong)), [
      'Choose how grave it is',
      'Say what the risk is',
      '3 March 2026 is still to come',
      'It has at most 500 letters',
      'Choose who may see it',
    ]);
    assert.match(
      refused(await openEscalation(await byPerson(office(), people.ce), REPORT))[0] ?? '',
      /^This needs one/,
    );
  });

  test('telling is kept to the minute, never to come and never before the risk; sent twice it is kept once', async () => {
    // 09:00 in Greenwich is 09:00 in Scotland in early March.
    assert.deepEqual(refused(await step('ES-2026-001', { time: '09:01' })), ['This is still to come']);
    assert.deepEqual(refused(await step('ES-2026-001', { day: '2026-03-03' })), ['This is still to come']);
    assert.deepEqual(refused(await step('ES-2026-001', { day: '2026-02-28' })), [
      '28 February 2026 comes before the day since when there is the risk',
    ]);
    assert.deepEqual(refused(await step('ES-2026-001', { time: '', whom: '', how: 'smoke', words: '' })), [
      'Give the time, to the minute',
      'Choose who was told',
      'Choose how they were told',
      'Say in what words they were told',
    ]);
    assert.deepEqual(refused(await step('ES-2026-001', { whom: 'other' })), ['Name the post or body that was told']);
    assert.equal(given(await step('es-2026-001', {})), 1);
    assert.deepEqual(refused(await step('ES-2026-001', {})), ['This stands already, as step 1']);
    assert.equal(given(await step('ES-2026-001', { whom: 'ijb', how: 'letter', time: '8.45' })), 2);
    const [first] = await open();
    assert.deepEqual(
      [first?.told, first?.notTold],
      [
        ['members', 'ijb'],
        ['chief-executive', 'chief-officer'],
      ],
    );
  });

  test('an answer is to somebody who was told, and not before', async () => {
    const answer = { kind: 'response', refersTo: '1', time: '', words: 'They ask for a paper' };
    assert.deepEqual(refused(await step('ES-2026-001', { ...answer, refersTo: '7' })), ['Say whose answer it is']);
    assert.deepEqual(refused(await step('ES-2026-001', { ...answer, day: '2026-03-01' })), [
      '1 March 2026 comes before they were told',
    ]);
    assert.deepEqual(refused(await step('ES-2026-001', { ...answer, time: '08:29' })), [
      'They were told later than that',
    ]);
    assert.equal(given(await step('ES-2026-001', answer)), 3);
    assert.deepEqual(refused(await step('ES-2026-001', { ...answer, refersTo: '3', words: 'Whose?' })), [
      'Say whose answer it is',
    ]);
  });

  test('a correction stands beside what it corrects; what is taken back counts no longer, until that is taken back', async () => {
    const back = { kind: 'corrected', refersTo: '2', words: 'The letter was not sent', takesBack: true };
    assert.equal(given(await step('ES-2026-001', back)), 4);
    assert.deepEqual((await open())[0]?.told, ['members']);
    assert.equal(given(await step('ES-2026-001', { ...back, refersTo: '4', words: 'It was sent after all' })), 5);
    assert.deepEqual((await open())[0]?.told, ['members', 'ijb']);
    assert.deepEqual(refused(await step('ES-2026-001', { ...back, refersTo: '0', words: 'Never was' })), [
      'Only what was told, answered, done or corrected can be taken back',
    ]);
    assert.deepEqual(refused(await step('ES-2026-001', { ...back, refersTo: '6' })), ['Say what is to be corrected']);
    assert.equal(
      given(await step('ES-2026-001', { kind: 'corrected', refersTo: '0', words: 'Since February', takesBack: false })),
      6,
    );
    assert.equal((await rows('open'))?.s, 6);
  });

  test('once closed it takes nothing but a correction, until it is opened again', async () => {
    assert.deepEqual(refused(await step('ES-2026-001', { kind: 'reopened', words: 'Again' })), [
      'It is open, so it cannot be opened again',
    ]);
    given(await step('ES-2026-001', { kind: 'closed', words: 'All visits are in time' }));
    assert.deepEqual(await open(), []);
    for (const kind of ['told', 'follow-up', 'response', 'closed']) {
      assert.deepEqual(refused(await step('ES-2026-001', { kind, refersTo: '1' })), ['It is closed']);
    }
    given(await step('ES-2026-001', { kind: 'reopened', words: 'Visits are late again' }));
    assert.equal((await open()).length, 1);
    assert.deepEqual(refused(await step('ES-2026-001', { kind: 'edited' })), ['There is no such kind of step']);
    assert.deepEqual(refused(await step('ES-2026-002', {})), ['There is no such report of a risk']);
  });

  test('a restricted risk has a series of its own and is seen with the clearance alone', async () => {
    set('2026-03-03T09:00:00.000Z');
    const restricted = { ...REPORT, grade: 'immediate', confidentiality: 'restricted' };
    assert.equal(given(await openEscalation(await asCswo(), restricted)), 'ESR-2026-001');
    assert.deepEqual(refused(await openEscalation(await asCswo(), restricted)), [
      'This is reported already, as ESR-2026-001',
    ]);
    assert.equal(given(await step('ESR-2026-001', {})), 1);
    assert.deepEqual(
      (await open()).map(({ code }) => code),
      ['ES-2026-001'],
    );
    // The graver one comes first.
    assert.deepEqual(
      (await open('restricted')).map(({ code, told }) => [code, told]),
      [
        ['ESR-2026-001', ['members']],
        ['ES-2026-001', ['members', 'ijb']],
      ],
    );
    assert.deepEqual([(await rows('open'))?.n, (await rows('restricted'))?.n], [1, 2]);
    // Nobody without the clearance is told that there is an entry; with it the list of the record has no code, which stands in what the entry says.
    assert.doesNotMatch((await rows('open'))?.told ?? '', /restricted/);
    assert.match((await rows('restricted'))?.told ?? '', /escalation.continue escalations restricted$/);
    assert.ok(!((await rows('restricted'))?.told ?? '').includes('ESR-'));
    assert.match((await rows('open'))?.told ?? '', /^escalation.open ES-2026-001 open/);
  });

  const tellings = () =>
    database().read({ council: 'northmuir' }, async (tx) => {
      const all = await obligationsOf(tx, { kinds: ['telling'] }, LATEST);
      return all.map(({ code, state, ownerPost, dueOn }) => [code, state, ownerPost, dueOn]);
    });

  test('the telling of a risk is owed from its raising, and met by the first telling', async () => {
    // Raised on Monday 2 March, serious: the next working day. Met, taken back, met again above; closed and opened again while it was told.
    assert.deepEqual(
      (await tellings()).filter(([code]) => code?.startsWith('ES-')),
      [['ES-2026-001.T1', 'met', 'CSWO', '2026-03-03']],
    );
    set('2026-03-06T09:00:00.000Z');
    const report = { ...REPORT, grade: 'significant', risk: 'The vans are old' };
    assert.equal(given(await openEscalation(await asCswo(), report)), 'ES-2026-002');
    const owed = async () => (await tellings()).filter(([code]) => code?.startsWith('ES-2026-002'));
    assert.deepEqual(await owed(), [['ES-2026-002.T1', 'open', 'CSWO', '2026-03-13']]);
    given(await step('ES-2026-002', { kind: 'follow-up', words: 'Vans were counted' }));
    assert.deepEqual((await owed()).length, 1);
    given(await step('ES-2026-002', { whom: 'other', whomElse: 'The fleet manager' }));
    assert.deepEqual(await owed(), [['ES-2026-002.T1', 'met', 'CSWO', '2026-03-13']]);
    // Taken back on the Monday after: nobody is told again, and it is owed anew.
    set('2026-03-09T09:00:00.000Z');
    given(await step('ES-2026-002', { kind: 'corrected', refersTo: '2', takesBack: true, words: 'They were away' }));
    const anew = ['ES-2026-002.T2', 'open', 'CSWO', '2026-03-16'];
    assert.deepEqual(await owed(), [['ES-2026-002.T1', 'met', 'CSWO', '2026-03-13'], anew]);
    given(await step('ES-2026-002', { kind: 'closed', words: 'The vans were sold' }));
    assert.deepEqual((await owed())[1]?.[1], 'cancelled');
  });

  test('two sendings at the same moment report once and tell once', async () => {
    const report = { ...REPORT, risk: 'The rota has gaps' };
    const both = await Promise.all([openEscalation(await asCswo(), report), openEscalation(await asCswo(), report)]);
    assert.deepEqual(both.flatMap(refused), ['This is reported already, as ES-2026-003']);
    const told = await Promise.all([step('ES-2026-003', {}), step('ES-2026-003', {})]);
    assert.deepEqual(told.flatMap(refused), ['This stands already, as step 1']);
    // Different ones both stand, each with a number of its own.
    const more = await Promise.all([
      step('ES-2026-003', { whom: 'ijb' }),
      step('ES-2026-003', { whom: 'chief-executive' }),
    ]);
    assert.deepEqual(more.map(given).sort(), [2, 3]);
  });

  test('the telling of a risk is waived and given away by nobody who may not write risks, and asked anew once taken back', async () => {
    assert.equal(given(await openEscalation(await asCswo(), { ...REPORT, risk: 'The rolls are lost' })), 'ES-2026-004');
    const manager = await byPerson(office(), people.pm);
    assert.deepEqual(refused(await waiveObligation(manager, 'ES-2026-004.T1', 'It can wait')), [
      'Your post may not waive this',
    ]);
    assert.deepEqual(refused(await reassignObligation(manager, 'ES-2026-004.T1', 'PM', 'Workload')), [
      'Your post may not give this away',
      'The post PM may not see what this is about',
    ]);
    for (const post of ['PM', 'CE'])
      assert.deepEqual(refused(await reassignObligation(await asCswo(), 'ES-2026-004.T1', post, 'Workload')), [
        `The post ${post} may not see what this is about`,
      ]);
    // Whoever runs the installation may; what was waived is not asked for while nobody was told.
    given(await waiveObligation(office(), 'ES-2026-004.T1', 'Told in the paper'));
    given(await step('ES-2026-004', { kind: 'follow-up', words: 'They were counted' }));
    const owed = async () => (await tellings()).filter(([code]) => code?.startsWith('ES-2026-004'));
    assert.deepEqual(
      (await owed()).map(([, state]) => state),
      ['waived'],
    );
    given(await step('ES-2026-004', {}));
    assert.deepEqual(
      (await owed()).map(([, state]) => state),
      ['waived'],
    );
    given(await step('ES-2026-004', { kind: 'corrected', refersTo: '2', takesBack: true, words: 'They were away' }));
    assert.deepEqual((await owed())[1], ['ES-2026-004.T2', 'open', 'CSWO', '2026-03-10']);
  });

  test('nobody can edit what stands, and what was refused left nothing', async () => {
    for (const statement of [
      sql`update escalation set risk = 'None'`,
      sql`delete from escalation_step`,
      sql`update escalation_step set words = 'Other words'`,
    ]) {
      await assert.rejects(
        database().write({ council: 'northmuir', clearance: 'restricted' }, (tx) => statement.execute(tx)),
        /denied|append-only/,
      );
    }
    assert.deepEqual([(await rows('restricted'))?.n, (await rows('restricted'))?.s], [5, 19]);
    assert.equal((await rows('restricted'))?.told.split(', ').length, 24);
  });
});
