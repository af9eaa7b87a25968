import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';

import { type CareImport, type CareOptions, importCareInspectorate } from '../../src/features/inspections/index.ts';
import { careFile, NEW_EDITION, NEW_HEADINGS, OLD_EDITION } from '../../src/features/inspections/testing/files.ts';
import type { Clock } from '../../src/kernel/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';

await forEachDatabase('The import of care services', (given) => {
  let database: Database;
  let clock: Clock;
  before(async () => {
    database = given.database();
    clock = secondsClock('2026-11-21T12:00:00.000Z');
    await loadPacks(database, ['scotland'], clock);
  });

  const load = (file: typeof NEW_EDITION, options: CareOptions = {}): Promise<CareImport> =>
    importCareInspectorate(database, { clock, actor: A_TEST }, file, options);

  const stored = () =>
    database.read({ council: null }, async (tx) => {
      const found = await sql<{ stored: number[] }>`
        select array[(select count(*)::int from care_edition), (select count(*)::int from care_service),
          (select count(*)::int from care_grade), (select count(*)::int from care_year),
          (select count(*)::int from record_entry where action = 'inspections.import')] as stored`.execute(tx);
      return found.rows[0]?.stored;
    });

  const NEW = [
    { kind: 'edition', change: 'added', count: 1 },
    { kind: 'services', change: 'added', count: 3 },
    { kind: 'grades', change: 'added', count: 9 },
    { kind: 'years', change: 'added', count: 5 },
  ];

  test('one faulty row keeps all of the file out, and says where it is', async () => {
    const faulty = careFile('2026-05-31.csv', NEW_HEADINGS, [
      { CSNumber: 'CS2003000001', KQ_Leadership: '5' },
      { CSNumber: 'CS2003000002', KQ_Leadership: '9' },
    ]);
    const { accepted, changes, rejected } = await load(faulty);
    assert.deepEqual([accepted, changes], [0, []]);
    assert.deepEqual(rejected, [
      {
        file: '2026-05-31.csv',
        row: 3,
        column: 'KQ_Leadership',
        code: 'cell.invalid',
        message: '"9" is no grade. A grade is a whole number from 1 to 6; a service without one has an empty cell.',
      },
    ]);
    assert.deepEqual(await stored(), [0, 0, 0, 0, 0]);
  });

  test('an edition of no day, or of a day to come, is refused', async () => {
    const file = { ...NEW_EDITION, fileName: 'MDSF_latest.csv' };
    assert.deepEqual(
      (await load(file)).rejected.map(({ code }) => code),
      ['usage.invalid'],
    );
    const ahead = await load(file, { asAt: '2031-05-31' });
    assert.deepEqual([ahead.accepted, ahead.rejected.map(({ code }) => code)], [0, ['usage.invalid']]);
    assert.deepEqual(await stored(), [0, 0, 0, 0, 0]);
  });

  test('a dry run says what would change and keeps none of it', async () => {
    const tried = await load(NEW_EDITION, { dryRun: true });
    assert.deepEqual([tried.dryRun, tried.accepted, tried.changes], [true, 3, NEW]);
    assert.deepEqual(await stored(), [0, 0, 0, 0, 0]);
  });

  test('an edition is kept with its entry, and the same file again changes nothing under any name', async () => {
    const done = await load(NEW_EDITION);
    assert.deepEqual([done.edition, done.accepted, done.rejected, done.changes], ['2026-05-31', 3, [], NEW]);
    assert.deepEqual(await stored(), [1, 3, 9, 5, 1]);
    assert.deepEqual((await load(NEW_EDITION)).changes, []);
    assert.deepEqual((await load({ ...NEW_EDITION, fileName: 'again.csv' }, { asAt: '2026-05-31' })).changes, []);
    assert.deepEqual(await stored(), [1, 3, 9, 5, 1]);
  });

  test('an earlier edition comes in after a later one and leaves it as it is', async () => {
    const { changes } = await load(OLD_EDITION);
    assert.deepEqual(changes, [
      { kind: 'edition', change: 'added', count: 1 },
      { kind: 'services', change: 'added', count: 3 },
      { kind: 'grades', change: 'added', count: 7 },
    ]);
    assert.deepEqual((await load(NEW_EDITION)).changes, []);
    assert.deepEqual(await stored(), [2, 6, 16, 5, 2]);
  });

  test('a corrected file of the same day is a revision; what it says no longer is withdrawn, and nothing is overwritten', async () => {
    const corrected = careFile('corrected 2026-05-31.csv', NEW_HEADINGS, [
      {
        CSNumber: 'CS2003000001',
        Publication_of_Latest_Grading: '16/12/2025',
        KQ_Support_Wellbeing: '4.0',
        KQ_Care_and_Support_Planning: '4.0',
        KQ_Setting: '5.0',
        KQ_Staff_Team: '4.0',
        Complaints_upheld_2425: '2.0',
        any_requirements_2526: 'Yes',
        'count any reqs 2526': 'Yes',
        Last_inspection_Date: '20/11/2025',
      },
      { CSNumber: 'CS2021000009', ServiceName: 'New House' },
    ]);
    const { changes } = await load(corrected);
    // The file speaks of homes in Dundee alone: the nursery and the childminder of the other file stand.
    assert.deepEqual(changes, [
      { kind: 'edition', change: 'added', count: 1 },
      { kind: 'services', change: 'added', count: 1 },
      { kind: 'grades', change: 'changed', key: 'CS2003000001 · 2026-05-31 · support-wellbeing' },
      { kind: 'grades', change: 'withdrawn', key: 'CS2003000001 · 2026-05-31 · leadership' },
    ]);
    const found = await database.read({ council: null }, (tx) =>
      sql<{ grade: number; withdrawn: boolean }>`
        select grade, withdrawn from care_grade where service = 'CS2003000001' and edition = '2026-05-31'
          and question in ('support-wellbeing', 'leadership') order by known_at, question, grade`.execute(tx),
    );
    assert.deepEqual(
      found.rows.map(({ grade, withdrawn }) => [grade, withdrawn]),
      [
        [4, false],
        [3, false],
        [4, true],
        [4, false],
      ],
    );
  });

  test('grades are nothing that can be changed, and nought is none', async () => {
    const write = (statement: ReturnType<typeof sql>) =>
      database.write({ council: null }, (tx) => statement.execute(tx).then(() => undefined));
    await assert.rejects(write(sql`update care_grade set grade = 6`), /append-only|denied/);
    await assert.rejects(write(sql`delete from care_service`), /append-only|denied/);
    await assert.rejects(
      write(sql`insert into care_grade (service, edition, question, grade, origin, known_at)
        values ('CS2003000001', '2026-06-30', 'setting', 0, 'x', '2026-11-21T13:00:00Z')`),
      /check/,
    );
    await assert.rejects(
      database.write({ council: 'dundee' }, (tx) =>
        sql`insert into care_grade (service, edition, question, grade, origin, known_at)
          values ('CS2003000001', '2026-06-30', 'setting', 4, 'x', '2026-11-21T13:00:00Z')`.execute(tx),
      ),
      /row-level security/,
    );
  });
});
