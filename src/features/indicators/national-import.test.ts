import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { forEachDatabase } from '../../../test/support/databases.ts';
import { decimal, multiply, toPlain } from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { benchmarksFor, councilsSideBySide } from './comparison.ts';
import { measureJson } from './measure-json.ts';
import { indicatorsOf } from './read-model.ts';
import { expectedOf, scaled } from './testing/independent.ts';
import { type Loader, withCouncils } from './testing/loaded.ts';
import { nationalFiles, nationalText, withoutNationalFiles } from './testing/national-files.ts';

const ROWS = 108 + 64 + 35_466;

await forEachDatabase('the published national files', (given) => {
  let database: Database;
  let loader: Loader;
  before(async () => {
    database = given.database();
    loader = await withCouncils(database);
  });

  test('are loaded once, and a second time change nothing', { skip: withoutNationalFiles }, async (context) => {
    const load = async (title: string) => {
      const start = performance.now();
      const result = await loader.load(nationalFiles());
      const milliseconds = performance.now() - start;
      context.diagnostic(`${title}: ${Math.round(ROWS / (milliseconds / 1000))} rows a second`);
      return result;
    };
    const first = await load('new');
    assert.deepEqual([first.accepted, first.unchanged, first.rejected], [ROWS, 0, []]);
    assert.equal(
      first.changes.reduce((sum, change) => sum + (change.kind === 'values' ? change.count : 0), 0),
      35_466,
    );
    const second = await load('unchanged');
    assert.deepEqual([second.accepted, second.unchanged, second.changes], [ROWS, 35_466, []]);
  });

  test('give the benchmarks of Dundee that another calculation gives', { skip: withoutNationalFiles }, async () => {
    const expected = expectedOf(
      {
        values: nationalText('lgbf_raw_scotland_real.csv'),
        indicators: nationalText('lgbf_indicator_information.csv'),
        families: nationalText('lgbf_family_groups.csv'),
      },
      'Dundee City',
      /^(CHN|SW)/,
    );
    const wanted = expected.map(({ code, year }) => ({ code, period: year.replace('-', '/') }));
    const found = await database.read({ council: 'dundee' }, (tx) => benchmarksFor(tx, 'dundee', wanted, loader.now()));
    for (const [index, one] of expected.entries()) {
      const { value, scotland, familyMedian, rank, of, sharedWith } = found[index] ?? assert.fail(one.code);
      assert.ok(value && scotland && familyMedian);
      const doubled = multiply(familyMedian, decimal('2'));
      assert.deepEqual(
        [...[value, scotland, doubled].map((number) => scaled(toPlain(number))), rank, of, sharedWith],
        [one.value, one.scotland, one.twiceMedian, one.rank, one.of, one.sharedWith],
        `${one.code} ${one.year}`,
      );
    }
  });

  test('answer for one measure and for all councils', { skip: withoutNationalFiles }, async () => {
    const answer = await database.read({ council: 'dundee' }, (tx) => measureJson(tx, 'dundee', 'CHN09', loader.now()));
    const { series, benchmark } = JSON.parse(JSON.stringify(answer));
    assert.deepEqual(series.at(-1), {
      period: '2021/22',
      value: 0.869,
      numerator: null,
      denominator: null,
      flags: [],
      displayed: '86.9%',
    });
    const { period, scotland, familyMedian, rank, of } = benchmark;
    assert.deepEqual([period, scotland, familyMedian, rank, of], ['2021/22', 0.8981, 0.89765, 20, 32]);

    const all = await database.read({ council: null }, (tx) =>
      councilsSideBySide(tx, 'CHN20b', '2020/21', loader.now(), 'dundee'),
    );
    assert.deepEqual([all?.councils.length, all?.of], [32, 26]);
    assert.equal(all?.councils.filter(({ inFamily }) => inFamily).length, 8);
    const clackmannanshire = all?.councils.find(({ council }) => council === 'clackmannanshire');
    assert.deepEqual([clackmannanshire?.value, clackmannanshire?.rank], [null, null]);
  });

  test('answer for all indicators at once', { skip: withoutNationalFiles }, async (context) => {
    await database.read({ council: 'dundee' }, async (tx) => {
      const wanted = (await indicatorsOf(tx, loader.now())).map(({ code }) => ({ code }));
      const start = performance.now();
      const found = await benchmarksFor(tx, 'dundee', wanted, loader.now());
      context.diagnostic(`${found.length} latest benchmarks in ${Math.round(performance.now() - start)} ms`);
      assert.equal(found.filter((one) => one !== null && one.of >= 17).length, 108);
    });
  });
});
