import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import { entryOf } from '../../src/features/registers/entry/store.ts';
import type { Confidentiality, NewEntry } from '../../src/features/registers/index.ts';
import { makeEntry, makeMove, noteIn, putRight, takeBack, withdraw } from '../../src/features/registers/index.ts';
import { NAMEABLE_POST, REGISTER_KEEPER, REGISTER_TYPE } from '../../src/features/registers/tables.ts';
import { madeType } from '../../src/features/registers/testing/made-register.ts';
import { takeNeed } from '../../src/platform/database/need.ts';
import { revise } from '../../src/platform/database/revisions.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { BY_MACHINE, byPerson, councilOf, given, hire, inventCouncils, refused, setClock } from '../support/people.ts';

const NOON = '2026-03-09T12:00:00.000Z';

const letter = (confidentiality: Confidentiality, more: Partial<NewEntry> = {}): NewEntry & { looked: boolean } => ({
  confidentiality,
  distribution: [],
  caseReference: 'C-17',
  service: null,
  fields: { gist: 'About a bus' },
  happened: { at: NOON, day: '2026-03-09' },
  looked: false,
  ...more,
});

await forEachDatabase('registers', ({ database }) => {
  const { clock, set } = setClock('2026-03-09T13:00:00.000Z', 1);
  const office = () => ({ database: database(), clock, council: councilOf('northmuir'), by: BY_MACHINE });
  const people: Record<string, string> = {};
  const as = (post: string) => byPerson(office(), people[post] ?? '');

  /** The references that a reader with these needs sees, in the three tables that hold entries. */
  const seenBy = (need: readonly string[], council = 'northmuir', clearance: 'open' | 'restricted' = 'restricted') =>
    database().read({ council, clearance }, async (tx) => {
      await takeNeed(tx, need);
      const { rows } = await sql<{ now: string[]; all: string[] }>`
        select coalesce((select array_agg(reference order by reference) from register_now), '{}') as now,
          coalesce((select array_agg(distinct reference order by reference) from register_revision), '{}') as all`.execute(
        tx,
      );
      assert.deepEqual(rows[0]?.now, rows[0]?.all);
      return rows[0]?.now;
    });

  before(async () => {
    await inventCouncils(database(), clock, ['northmuir', 'southmuir'], {
      CSWO: ['cswo'],
      KEEPER: ['owner'],
      OTHER: ['owner'],
      AUDIT: ['auditor'],
    });
    for (const post of ['CSWO', 'KEEPER', 'OTHER', 'AUDIT']) people[post] = await hire(office(), `In ${post}`, post);
    await database().write({ council: null }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      await revise(tx, REGISTER_TYPE, [{ code: 'letter', definition: madeType() }], 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
    });
    await database().write({ council: 'northmuir' }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      await revise(tx, REGISTER_KEEPER, [{ type: 'letter', posts: ['KEEPER'] }], 'test', at);
      await revise(tx, NAMEABLE_POST, [{ post: 'OTHER', reason: 'A test names it' }], 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'register.keepers', subject: 'letter' });
    });
  });

  test('are written by those who keep them, under references in series; restricted ones in a series of their own', async () => {
    assert.deepEqual(refused(await makeEntry(await as('OTHER'), 'letter', letter('open'))), [
      'Your post does not keep this register',
    ]);
    assert.equal(given(await makeEntry(await as('KEEPER'), 'letter', letter('open'))), 'LT-2026-001');
    assert.equal(given(await makeEntry(await as('KEEPER'), 'letter', letter('restricted'))), 'LTR-2026-001');
    assert.equal(given(await makeEntry(await as('CSWO'), 'letter', letter('open'))), 'LT-2026-002');
  });

  test('show a restricted entry to the office, to those who keep the register and to the posts it names; to nobody else', async () => {
    const named = letter('restricted', { distribution: ['OTHER'] });
    assert.equal(given(await makeEntry(await as('CSWO'), 'letter', named)), 'LTR-2026-002');
    const open = ['LT-2026-001', 'LT-2026-002'];
    assert.deepEqual(await seenBy(['*']), [...open, 'LTR-2026-001', 'LTR-2026-002']);
    assert.deepEqual(await seenBy(['post:KEEPER', 'type:letter']), [...open, 'LTR-2026-001', 'LTR-2026-002']);
    assert.deepEqual(await seenBy(['post:OTHER']), [...open, 'LTR-2026-002']);
    assert.deepEqual(await seenBy([]), open);
    assert.deepEqual(await seenBy(['*'], 'northmuir', 'open'), open);
    assert.deepEqual(await seenBy(['*'], 'southmuir'), []);
  });

  test('point to nothing that is not there, nor to an entry that its writer may not see', async () => {
    assert.deepEqual(
      refused(await makeEntry(await as('KEEPER'), 'letter', letter('restricted', { distribution: ['NOBODY'] }))),
      ['No post has this code'],
    );
    assert.deepEqual(refused(await makeEntry(await as('KEEPER'), 'letter', letter('open', { service: 'nowhere' }))), [
      'No service is called that',
    ]);
  });

  test('show nothing of themselves to a post that they name no longer, not even how they once stood', async () => {
    const reference = 'LTR-2026-002';
    const asOther = () =>
      database().read({ council: 'northmuir', clearance: 'restricted', need: ['post:OTHER'] }, (tx) =>
        entryOf(tx, reference),
      );
    assert.equal((await asOther())?.now.number, 1);
    const without = {
      seen: 1,
      fields: { gist: 'About a bus' },
      words: 'Named by mistake',
      distribution: [],
      looked: false,
    };
    given(await putRight(await as('CSWO'), reference, without));
    assert.equal(await asOther(), null);
  });

  test('go on by steps that each see what stands; nobody undoes what they did not read', async () => {
    const at = '2026-03-09T12:30:00.000Z';
    const move = {
      move: 'answer',
      fields: { outcome: 'upheld', answer: 'Yes' },
      happened: { at, day: '2026-03-09' },
      looked: false,
    };
    const other = await as('OTHER');
    assert.equal(refused(await makeMove(other, 'LT-2026-001', { ...move, seen: 1 })).length, 1);
    // One that is there and not to be seen, and one that is not there, are the same answer.
    assert.deepEqual(
      refused(await makeMove(other, 'LTR-2026-001', { ...move, seen: 1 })),
      refused(await makeMove(other, 'LTR-2026-009', { ...move, seen: 1 })),
    );
    given(await makeMove(await as('KEEPER'), 'LT-2026-001', { ...move, seen: 1 }));
    assert.match(
      refused(await makeMove(await as('KEEPER'), 'LT-2026-001', { ...move, seen: 1 }))[0] ?? '',
      /Somebody changed this entry/,
    );
    const close = { move: 'close', fields: {}, happened: null, looked: false, seen: 2 };
    assert.match(
      refused(await makeMove(await as('KEEPER'), 'LT-2026-001', close))[0] ?? '',
      /Chief Social Work Officer/,
    );
    given(await makeMove(await as('CSWO'), 'LT-2026-001', close));
  });

  test('keep what was noted, put right, taken back and withdrawn, each in the record with its reason', async () => {
    set('2026-03-10T09:00:00.000Z');
    const keeper = await as('KEEPER');
    const reference = 'LT-2026-002';
    given(
      await noteIn(keeper, reference, {
        seen: 1,
        event: 'reminder-received',
        happened: { at: null, day: '2026-03-10' },
      }),
    );
    given(await takeBack(keeper, reference, { seen: 2, number: 2, words: 'It was for another letter' }));
    assert.equal(
      refused(
        await putRight(keeper, reference, { seen: 3, fields: { gist: 'About a tram' }, words: '', looked: false }),
      ).length,
      1,
    );
    given(
      await putRight(keeper, reference, {
        seen: 3,
        fields: { gist: 'About a tram' },
        words: 'It was a tram',
        looked: false,
      }),
    );
    given(await withdraw(keeper, reference, { seen: 4, words: 'Entered twice' }));
    const { rows } = await database().read({ council: 'northmuir' }, (tx) =>
      sql<{ kind: string; gist: string }>`
        select kind, fields ->> 'gist' as gist from register_revision where reference = ${reference} order by number`.execute(
        tx,
      ),
    );
    assert.deepEqual(
      rows.map(({ kind, gist }) => [kind, gist]),
      [
        ['opened', 'About a bus'],
        ['noted', 'About a bus'],
        ['taken-back', 'About a bus'],
        ['changed', 'About a tram'],
        ['withdrawn', 'About a tram'],
      ],
    );
    const told = await database().read({ council: 'northmuir' }, (tx) =>
      sql<{ action: string }>`
        select action from record_entry where scope = 'northmuir' and subject = ${reference} order by position`.execute(
        tx,
      ),
    );
    assert.deepEqual(
      told.rows.map(({ action }) => action),
      ['entry.open', 'entry.note', 'entry.take-back', 'entry.change', 'entry.withdraw'],
    );
    const { breaks } = await verifyDatabase(database());
    assert.deepEqual(breaks, []);
  });
});
