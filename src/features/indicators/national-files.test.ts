import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';

import { decimal, equal, multiply, type Period, toPlain } from '../../kernel/index.ts';
import { type Benchmark, benchmarkOf } from './benchmark.ts';
import { formatPublished, type PublishedValue } from './indicator.ts';
import { type LgbfContent, readLgbf } from './lgbf.ts';
import { readLgbfFiles } from './lgbf-files.ts';
import { expectedOf, scaled } from './testing/independent.ts';
import { nationalFiles, nationalText, scottishCouncils, withoutNationalFiles } from './testing/national-files.ts';

describe('the published files', { skip: withoutNationalFiles }, () => {
  let content: LgbfContent;
  let rowsOf: Map<string, PublishedValue[]>;
  before(async () => {
    const tables = await readLgbfFiles(nationalFiles());
    assert.ok(tables.ok);
    const read = readLgbf(tables.value, { councils: await scottishCouncils(), standing: [] });
    assert.ok(read.ok);
    content = read.value;
    rowsOf = Map.groupBy(content.values ?? [], ({ indicator, period }) => `${indicator} ${period.code}`);
  });

  const benchmark = (council: string, code: string, year: string): Benchmark => {
    const { indicators = [], families = [] } = content;
    const indicator = indicators.find((one) => one.code === code);
    assert.ok(indicator !== undefined);
    const rows = rowsOf.get(`${code} ${year}`) ?? [];
    const period: Period | undefined = rows[0]?.period;
    assert.ok(period !== undefined);
    const inGrouping = families.filter(({ grouping }) => grouping === indicator.familyGrouping);
    const name = inGrouping.find((member) => member.council === council)?.family ?? '';
    const councils = inGrouping.filter(({ family }) => family === name).map((member) => member.council);
    const figures = rows.map((row) => ({ ...row, scotland: row.scotland?.value ?? null }));
    return benchmarkOf(indicator, council, period, figures, { name, councils });
  };

  test('are read whole: 108 indicators, two groupings of 32 councils, 35,466 values', () => {
    assert.equal(content.indicators?.length, 108);
    assert.equal(content.families?.length, 64);
    assert.equal(content.values?.length, 35_466);
    assert.ok(content.notes.includes('lgbf_raw_scotland_real.csv: row 35468 holds no figure and was skipped.'));
  });

  test('show 53 indicators as better low, 51 as better high and 4 as best in the middle', () => {
    const count = (ranking: string) => content.indicators?.filter((one) => one.ranking === ranking).length;
    assert.deepEqual([count('ascending'), count('descending'), count('goldilocks')], [53, 51, 4]);
  });

  test('put Dundee at 86.9% of children looked after in the community in 2021/22, rank 20 of 32', () => {
    const found = benchmark('dundee', 'CHN09', '2021/22');
    const exact = [found.value, found.scotland, found.familyMedian].map((value) => value && toPlain(value));
    assert.deepEqual(exact, ['0.869', '0.8981', '0.89765']);
    assert.deepEqual([found.rank, found.of, found.sharedWith, found.familyIncludesOwn], [20, 32, 0, true]);
    assert.equal(found.value && formatPublished(found.indicator, found.value), '86.9%');
  });

  test('give SW08 in 2022/23 two Scottish figures, each kept on its own rows', () => {
    const dundee = benchmark('dundee', 'SW08', '2022/23');
    const orkney = benchmark('orkney', 'SW08', '2022/23');
    assert.equal(dundee.scotland && toPlain(dundee.scotland), '919.1127429');
    assert.equal(orkney.scotland && toPlain(orkney.scotland), '681.9686253');
    assert.deepEqual(
      dundee.scotlandFigures.map(({ councils }) => councils),
      [31, 1],
    );
    assert.deepEqual(
      content.notes.filter((note) => note.includes('Scotland')).map((note) => note.split(':')[0]),
      ['CORP09 2022/23', 'CORP10 2022/23', 'SW08 2022/23', 'SW08 2023/24'],
    );
  });

  test('rank no council on the gender pay gap', () => {
    const found = benchmark('dundee', 'CORP03c', '2022/23');
    assert.deepEqual([found.ranking, found.rank, found.of], ['goldilocks', null, 32]);
  });

  test('share a rank where values are equal: attendance in Dundee, 0.89 in 2022/23, with four others', () => {
    const found = benchmark('dundee', 'CHN19a', '2022/23');
    assert.deepEqual([found.rank, found.of, found.sharedWith], [26, 32, 4]);
  });

  test('leave out who has no value: exclusions of looked after children in 2020/21 are known for 26 councils', () => {
    const found = benchmark('clackmannanshire', 'CHN20b', '2020/21');
    assert.deepEqual([found.value, found.rank, found.of], [null, null, 26]);
    assert.equal(benchmark('dundee', 'CHN20b', '2020/21').rank, 13);
  });

  test('show the attainment gaps, published in percentage points, as they are', () => {
    const found = benchmark('dundee', 'CHN14a', '2022/23');
    assert.equal(found.value && formatPublished(found.indicator, found.value), '19.9%');
  });

  test('disagree among themselves about the family grouping of 17 indicators, which is said', () => {
    const notes = content.notes.filter((note) => note.includes('The indicator information is followed'));
    assert.deepEqual(
      notes.map((note) => note.split(':')[0]),
      [
        'ENV03a, ENV03c, ENV07b, ECON01, ECON09, CORP04, CORP07, ECON07, ECON12a, ECON12b, CORP09, CORP10, CORP11, CORP12',
        'SW02, CHN01, CHN02',
      ],
    );
  });

  test('agree with a calculation made another way for every children and social work figure of Dundee', () => {
    const expected = expectedOf(
      {
        values: nationalText('lgbf_raw_scotland_real.csv'),
        indicators: nationalText('lgbf_indicator_information.csv'),
        families: nationalText('lgbf_family_groups.csv'),
      },
      'Dundee City',
      /^(CHN|SW)/,
    );
    assert.equal(new Set(expected.map(({ code }) => code)).size, 43);
    for (const one of expected) {
      const found = benchmark('dundee', one.code, one.year.replace('-', '/'));
      const where = `${one.code} ${one.year}`;
      assert.ok(found.value && found.scotland && found.familyMedian, where);
      assert.equal(scaled(toPlain(found.value)), one.value, where);
      assert.equal(scaled(toPlain(found.scotland)), one.scotland, where);
      assert.equal(scaled(toPlain(multiply(found.familyMedian, decimal('2')))), one.twiceMedian, where);
      // In these the file averages over another grouping than the indicator information names.
      const otherGrouping = ['CHN01', 'CHN02', 'SW02'].includes(one.code);
      const members = found.familyMembers.map(({ value }) => value).filter((value) => value !== null);
      const mean = members.reduce((sum, value) => sum + Number(toPlain(value)), 0) / members.length;
      const near = Math.abs(mean - one.publishedFamilyMean) <= 1e-6 * Math.max(1, Math.abs(mean));
      assert.ok(near || otherGrouping, `${where}: the family's mean`);
      assert.deepEqual(
        [members.length, found.rank, found.of, found.sharedWith],
        [one.members, one.rank, one.of, one.sharedWith],
        where,
      );
    }
  });

  test('keep every number as it is printed', () => {
    const printed = nationalText('lgbf_raw_scotland_real.csv').split('\n').slice(1, -2);
    const values = content.values ?? [];
    assert.equal(printed.length, values.length);
    for (const [index, line] of printed.entries()) {
      const [, code, , year, value = ''] = line.split(',');
      const read = values[index];
      const same = read?.indicator === code && read?.period.code === year?.replace('-', '/');
      assert.ok(same && read !== undefined && equal(read.value, decimal(value)), line);
    }
  });
});
