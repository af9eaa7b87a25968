import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';

import { forEachDatabase } from '../../../test/support/databases.ts';
import { type Decimal, toPlain } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { benchmarkFor, benchmarksFor, councilsSideBySide } from './comparison.ts';
import { measureJson } from './measure-json.ts';
import { FAMILIES, INFORMATION, type Loader, valuesFile, withCouncils } from './testing/loaded.ts';

const plain = (value: Decimal | null | undefined): string | null => (value ? toPlain(value) : null);

await forEachDatabase('comparisons of national figures', (given) => {
  let database: Database;
  let loader: Loader;
  before(async () => {
    database = given.database();
    loader = await withCouncils(database);
    const loaded = await loader.load([valuesFile(), INFORMATION, FAMILIES]);
    assert.deepEqual(loaded.rejected, []);
  });

  const asDundee = <Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value> =>
    database.read({ council: 'dundee' }, work);

  test('many benchmarks at once, each for the latest figure of the council or for the period named', async () => {
    const found = await asDundee((tx) =>
      benchmarksFor(
        tx,
        'dundee',
        [
          { code: 'XX2' },
          { code: 'XX1' },
          { code: 'XX1', period: '2019/20' },
          { code: 'XX1', period: '2021/22' },
          { code: 'XX3' },
          { code: 'XX1', period: '1999/00' },
          { code: 'XX9' },
        ],
        loader.now(),
      ),
    );
    assert.deepEqual(
      found.map(
        (one) =>
          one && [
            one.period.code,
            plain(one.value),
            plain(one.scotland),
            plain(one.familyMedian),
            one.rank,
            one.of,
            one.sharedWith,
          ],
      ),
      [
        ['2010/12', '4518.7131', '5011.3356', '4259.35655', 2, 2, 0],
        ['2020/21', '0.869', '0.9', '0.9', 4, 4, 0],
        ['2019/20', '0.25', '0.5', '0.25', 1, 1, 0],
        ['2021/22', null, '0.92', null, null, 1, 0],
        ['2020/21', '-0.02', '0.03', '-0.02', null, 1, 0],
        null,
        null,
      ],
    );
    const [, share] = found;
    assert.deepEqual(
      [share?.family, share?.familyIncludesOwn, share?.familyMembers.map(({ council }) => council)],
      ['Family 1', true, ['dundee', 'fife', 'moray']],
    );
    assert.deepEqual(
      share?.scotlandFigures.map(({ value, councils }) => [toPlain(value), councils]),
      [
        ['0.9', 3],
        ['0.91', 1],
      ],
    );
  });

  test('nothing asked, nothing answered', async () => {
    assert.deepEqual(await asDundee((tx) => benchmarksFor(tx, 'dundee', [], loader.now())), []);
  });

  test('nothing was known before it was loaded', async () => {
    const before = '2025-12-31T00:00:00.000Z';
    assert.equal(await asDundee((tx) => benchmarkFor(tx, 'dundee', 'XX1', null, before)), null);
    assert.equal(await asDundee((tx) => councilsSideBySide(tx, 'XX1', null, before)), null);
    assert.equal(await asDundee((tx) => measureJson(tx, 'dundee', 'XX1', before)), null);
  });

  test('all 32 councils side by side, those without a figure among them', async () => {
    const found = await asDundee((tx) => councilsSideBySide(tx, 'XX1', '2020/21', loader.now(), 'dundee'));
    assert.deepEqual(
      [found?.councils.length, found?.of, found?.periods.map(({ code }) => code)],
      [32, 4, ['2019/20', '2020/21', '2021/22']],
    );
    assert.deepEqual(
      found?.councils
        .filter(({ council }) => ['angus', 'dundee', 'fife', 'moray', 'stirling'].includes(council))
        .map(({ council, displayed, rank, sharedWith, inFamily }) => [council, displayed, rank, sharedWith, inFamily]),
      [
        ['angus', '95.0%', 1, 0, false],
        ['dundee', '86.9%', 4, 0, true],
        ['fife', '90.0%', 2, 1, true],
        ['moray', '90.0%', 2, 1, true],
        ['stirling', null, null, 0, false],
      ],
    );
    const latest = await asDundee((tx) => councilsSideBySide(tx, 'XX1', null, loader.now()));
    assert.deepEqual([latest?.period.code, latest?.of], ['2021/22', 1]);
    assert.equal(
      latest?.councils.some(({ inFamily }) => inFamily),
      false,
    );
  });

  describe('the answer of remit measure', () => {
    test('gives numbers as they are published, digit by digit, and what a page shows', async () => {
      const text = JSON.stringify(await asDundee((tx) => measureJson(tx, 'dundee', 'XX2', loader.now())));
      assert.ok(text.includes('"value":4518.7131,'), text);
      assert.ok(text.includes('"familyMedian":4259.35655,'), text);
      const answer = JSON.parse(text);
      assert.deepEqual(
        [answer.code, answer.title, answer.council, answer.unit, answer.ranking, answer.limits],
        ['XX2', 'A cost', 'dundee', 'gbp', 'ascending', null],
      );
      assert.equal(answer.limitsNotRun, 'Trend limits are not computed for national indicators yet.');
      assert.deepEqual(answer.series, [
        {
          period: '2010/12',
          value: 4518.7131,
          numerator: null,
          denominator: null,
          flags: ['real-terms', 'two-yearly'],
          displayed: '£4,519',
        },
      ]);
      const { period, scotland, family, rank, of } = answer.benchmark;
      assert.deepEqual([period, scotland, family, rank, of], ['2010/12', 5011.3356, 'Family 1', 2, 2]);
    });

    test('keeps more digits than a floating point number can', async () => {
      const long = '0.12345678901234567890123';
      const loaded = await loader.load([valuesFile({ 'XX3,Dundee': `XX3,Dundee City,2020-21,${long},,,0.03,,` })]);
      assert.deepEqual(loaded.rejected, []);
      const text = JSON.stringify(await asDundee((tx) => measureJson(tx, 'dundee', 'XX3', loader.now())));
      assert.ok(text.includes(`"value":${long},`), text);
      assert.ok(text.includes('"displayed":"12.3%"'), text);
    });

    test('has no benchmark for a council without figures', async () => {
      const answer = await asDundee((tx) => measureJson(tx, 'stirling', 'XX1', loader.now()));
      assert.deepEqual([answer?.series, answer?.benchmark], [[], null]);
    });
  });
});
