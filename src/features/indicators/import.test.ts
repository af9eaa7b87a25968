import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';

import { forEachDatabase } from '../../../test/support/databases.ts';
import { toPlain } from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { benchmarkFor } from './comparison.ts';
import { indicatorSeries, indicatorsOf } from './read-model.ts';
import { FAMILIES, INFORMATION, type Loader, valuesFile, withCouncils } from './testing/loaded.ts';

const ALL = [valuesFile(), INFORMATION, FAMILIES];

await forEachDatabase('the import of national figures', (given) => {
  let database: Database;
  let loader: Loader;
  before(async () => {
    database = given.database();
    loader = await withCouncils(database);
  });

  const stored = () =>
    database.read({ council: null }, async (tx) => {
      const found = await sql<{ values: number; indicators: number; families: number; entries: number }>`
        select (select count(*)::int from indicator_value) as values, (select count(*)::int from indicator) as indicators,
          (select count(*)::int from family_group) as families, (select count(*)::int from record_entry) as entries`.execute(
        tx,
      );
      return found.rows[0];
    });

  const dundee = (code: string, asAt = loader.now()) =>
    database.read({ council: 'dundee' }, async (tx) => {
      const series = await indicatorSeries(tx, 'dundee', code, asAt);
      return series?.points.map(({ period, value, flags }) => [period.code, toPlain(value), flags.join(' ')]);
    });

  const nothing = { values: 0, indicators: 0, families: 0, entries: 1 };
  const allOfIt = { values: 9, indicators: 3, families: 4, entries: 2 };

  test('a faulty file loads nothing of any file, and says where it is wrong', async () => {
    const faulty = valuesFile({
      'XX1,Fife': 'XX1,Fife,2020-21,0.9,a few,,0.9,,',
      'XX3,Dundee': 'XX9,Fife,2020-21,1,,,1,,',
    });
    const result = await loader.load([faulty, INFORMATION, FAMILIES]);
    assert.deepEqual(
      [result.accepted, result.changes, result.rejected.map(({ message: _, ...place }) => place)],
      [
        0,
        [],
        [
          { file: 'values.csv', row: 3, column: 'LA_Numerator_real', code: 'cell.invalid' },
          { file: 'values.csv', row: 10, column: 'Code', code: 'reference.unknown' },
        ],
      ],
    );
    assert.equal(result.rejected[0]?.message, '"a few" is not a plain number. Correct the cell.');
    assert.deepEqual(await stored(), nothing);
  });

  test('values without a word about their indicators are refused', async () => {
    const result = await loader.load([valuesFile()]);
    assert.deepEqual([...new Set(result.rejected.map(({ code }) => code))], ['reference.unknown']);
    assert.deepEqual(await stored(), nothing);
  });

  test('a dry run works out the changes and keeps none', async () => {
    const tried = await loader.load(ALL, { dryRun: true });
    assert.deepEqual(await stored(), nothing);
    assert.equal(tried.dryRun, true);
    const done = await loader.load(ALL);
    assert.deepEqual(tried.changes, done.changes);
    assert.deepEqual(await stored(), allOfIt);
  });

  test('the files again change nothing, in any order, and leave no entry in the record', async () => {
    const again = await loader.load([
      FAMILIES,
      INFORMATION,
      valuesFile({ 'XX2,Fife': 'XX2,Fife,2010-12,4000.00,,,5011.33560,,' }),
    ]);
    assert.deepEqual([again.accepted, again.unchanged, again.changes], [16, 9, []]);
    assert.deepEqual(await stored(), allOfIt);
  });

  test('a revised figure is appended and listed; what was known before can still be asked', async () => {
    const before = loader.now();
    const progress: unknown[] = [];
    const revised = valuesFile({ 'XX1,Dundee City,2020': 'XX1,Dundee City,2020-21,0.87,20,,0.9,,' }, [
      'XX3,Fife,2020-21,0.01,,,0.03,,',
    ]);
    const result = await loader.load([revised], { onProgress: (step) => progress.push(step) });
    assert.deepEqual(result.changes, [
      { kind: 'values', change: 'added', indicator: 'XX3', count: 1 },
      {
        kind: 'value',
        change: 'revised',
        indicator: 'XX1',
        council: 'dundee',
        period: '2020/21',
        fields: [
          { field: 'value', before: '0.869', after: '0.87' },
          { field: 'denominator', before: '23', after: null },
        ],
      },
    ]);
    assert.deepEqual([result.accepted, result.unchanged, progress], [10, 8, [{ done: 10, total: 10 }]]);
    assert.deepEqual(await stored(), { ...allOfIt, values: 11, entries: 3 });
    assert.deepEqual(await dundee('XX1', before), [
      ['2019/20', '0.25', ''],
      ['2020/21', '0.869', ''],
    ]);
    assert.deepEqual(await dundee('XX1'), [
      ['2019/20', '0.25', ''],
      ['2020/21', '0.87', 'revised'],
    ]);
    const values = await database.read({ council: 'dundee' }, async (tx) =>
      Promise.all([before, loader.now()].map((asAt) => benchmarkFor(tx, 'dundee', 'XX1', '2020/21', asAt))),
    );
    assert.deepEqual(
      values.map((found) => found?.value && toPlain(found.value)),
      ['0.869', '0.87'],
    );
  });

  test('the record says who loaded what', async () => {
    const found = await database.read({ council: null }, (tx) =>
      sql<{
        actor: string;
        action: string;
        content: string;
      }>`select actor, action, content from record_entry join record_content using (scope, position) order by position`.execute(
        tx,
      ),
    );
    const counts = { indicators: 0, familyGroups: 0, valuesAdded: 1, valuesRevised: 1 };
    const { content = '', ...last } = found.rows.at(-1) ?? {};
    assert.deepEqual(last, { actor: 'command line', action: 'indicators.import' });
    assert.deepEqual(JSON.parse(content).detail, { files: ['values.csv'], ...counts });
  });

  test('an indicator that is described no more is withdrawn, and stays known as of before', async () => {
    const before = loader.now();
    const [heading = '', ...rest] = new TextDecoder().decode(INFORMATION.bytes).trim().split('\n');
    const shorter = [heading, ...rest.filter((line) => !line.includes('XX2'))].join('\n');
    const result = await loader.load([{ fileName: 'information.csv', bytes: new TextEncoder().encode(shorter) }]);
    assert.deepEqual(result.changes, [{ kind: 'indicator', change: 'withdrawn', key: 'XX2' }]);
    const codesAt = (asAt: string) =>
      database.read({ council: 'fife' }, async (tx) => (await indicatorsOf(tx, asAt)).map(({ code }) => code));
    assert.deepEqual(
      [await codesAt(before), await codesAt(loader.now())],
      [
        ['XX1', 'XX2', 'XX3'],
        ['XX1', 'XX3'],
      ],
    );
    assert.equal(await dundee('XX2'), undefined);
    const benchmarkAt = (asAt: string) =>
      database.read({ council: 'dundee' }, (tx) => benchmarkFor(tx, 'dundee', 'XX2', null, asAt));
    assert.equal((await benchmarkAt(before))?.rank, 2);
    assert.equal(await benchmarkAt(loader.now()), null);
  });
});
