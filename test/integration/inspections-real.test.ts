import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import {
  type GradeTable,
  goodOrBetterShare,
  gradeTable,
  importCareInspectorate,
  standingOf,
} from '../../src/features/inspections/index.ts';
import type { Clock } from '../../src/kernel/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';
import { SHARED, sharedBytes, withoutShared } from '../support/shared-data.ts';

const DUNDEE_2026 = 'care_inspectorate_datastore_2026-05-31_dundee_all.csv';
const SCOTLAND_2020 = 'care_inspectorate_datastore_2020-03-31_no_childminders.csv';

const COUNTER = fileURLToPath(new URL('../support/count-care-grades.js', import.meta.url));

// The same table by the other program: for each kind and question seven counts, of no grade and of the grades from 1 to 6.
const counted = (file: string): unknown =>
  JSON.parse(
    execFileSync(process.execPath, [COUNTER, join(SHARED, 'real', file), 'Dundee City'], { encoding: 'utf8' }),
  );

const inItsShape = ({ parts }: GradeTable): unknown =>
  Object.fromEntries(
    parts.flatMap(({ kind, rows }) =>
      kind === null
        ? []
        : [
            [
              kind,
              Object.fromEntries(
                rows.map(({ asked, count: { grades, notOnThis, notYet } }) => [
                  asked,
                  [notOnThis + notYet, grades[1], grades[2], grades[3], grades[4], grades[5], grades[6]],
                ]),
              ),
            ],
          ],
    ),
  );

const skip = withoutShared();
if (skip !== false) test('care services as published', { skip }, () => undefined);
else
  await forEachDatabase('Care services as published', (given) => {
    let database: Database;
    let clock: Clock;
    before(async () => {
      database = given.database();
      clock = secondsClock('2026-11-21T12:00:00.000Z');
      await loadPacks(database, ['scotland'], clock);
      for (const fileName of [SCOTLAND_2020, DUNDEE_2026]) {
        const file = { fileName, bytes: sharedBytes('real', fileName) };
        const { rejected } = await importCareInspectorate(database, { clock, actor: A_TEST }, file);
        assert.deepEqual(rejected, []);
      }
    });

    const tableOn = async (on: string): Promise<GradeTable> => {
      const standing = await database.read({ council: 'dundee' }, (tx) => standingOf(tx, 'dundee', clock(), on));
      assert.ok(standing !== null);
      return gradeTable(standing);
    };

    test('the grade table of Dundee in 2026 is the one that the other program counts', async () => {
      const table = await tableOn('2026-05-31');
      assert.deepEqual(inItsShape(table), counted(DUNDEE_2026));
      const all = table.parts.at(-1);
      assert.deepEqual([all?.services, all?.notYetGraded], [297, 26]);
      // Counted in the file by its column MinGrade, which the product does not read: 4, 91, 132, 41, 3 and none.
      assert.deepEqual(all?.rows.at(-1)?.count.grades, { 6: 4, 5: 91, 4: 132, 3: 41, 2: 3, 1: 0 });
      assert.deepEqual(all?.rows.at(-1)?.goodOrBetter, { numerator: 227, denominator: 271, share: 227 / 271 });
    });

    test('the 2020 file, of the older layout, maps to the same questions', async () => {
      const table = await tableOn('2020-12-31');
      assert.deepEqual(inItsShape(table), counted(SCOTLAND_2020));
      assert.deepEqual(table.editions, ['2020-03-31']);
      const all = table.parts.at(-1);
      assert.deepEqual(
        all?.rows.map(({ asked, count }) => [asked, count.byTheme]),
        [
          ['support-wellbeing', 0],
          ['leadership', 186],
          ['staff-team', 186],
          ['setting', 93],
          ['care-planning', 106],
          ['care-play-learning', 80],
          ['every', 186],
        ],
      );
    });

    test('a share says from what it was counted, and nothing is known before the first file', async () => {
      const share = (kinds: readonly string[] | null, on?: string) =>
        database.read({ council: 'dundee' }, (tx) =>
          goodOrBetterShare(tx, {
            council: 'dundee',
            kinds,
            question: 'leadership',
            asAt: clock(),
            ...(on === undefined ? {} : { on }),
          }),
        );
      const homes = await share(['Care Home Service']);
      assert.deepEqual([homes?.numerator, homes?.denominator, homes?.editions], [27, 33, ['2026-05-31']]);
      // The file of 2020 is without childminders.
      assert.deepEqual(await share(['Child Minding'], '2020-12-31'), null);
      assert.deepEqual(await share(null, '2019-12-31'), null);
    });
  });
