import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';

import { toPlain } from '../../kernel/index.ts';
import type { Council } from '../councils/index.ts';
import { formatPublished, indicatorFlags, sayPublished } from './indicator.ts';
import { readLgbf } from './lgbf.ts';
import { type LgbfTables, recogniseLgbf } from './lgbf-columns.ts';
import { type NationalFile, readLgbfFiles } from './lgbf-files.ts';
import { readYear } from './lgbf-values.ts';
import { csvFile, csvTable, scottishCouncils } from './testing/national-files.ts';

const VALUES =
  ',Code,LocalAuthority,Year,LA_IndicatorReal,LA_Numerator_real,LA_Den_Real,Scotland_Indicator_Real,Scotland_Num_Real,Scotland_Den_Real,FamilyGroup';
const INFORMATION = 'Title,Code,ReportingPeriod,MeasureType,NumberFormat,FamilyGrouping,Ranking_Type,Source';
const FAMILIES = 'Family_Group,Local_Authority,Type';
const ABOUT_XX1 = 'A share,XX1,Annual,Percentage,0.0%,People,Descending,Somewhere';

let councils: Council[] = [];
before(async () => {
  councils = await scottishCouncils();
});

const tablesOf = async (files: readonly NationalFile[]): Promise<LgbfTables> => {
  const tables = await readLgbfFiles(files);
  assert.ok(tables.ok, tables.ok ? '' : tables.problem[0]?.message);
  return tables.value;
};

const faultsOf = async (files: readonly NationalFile[]): Promise<string[]> => {
  const tables = await readLgbfFiles(files);
  const read = tables.ok ? readLgbf(tables.value, { councils, standing: [] }) : tables;
  assert.ok(!read.ok, 'the files were expected to be refused');
  return read.problem.map(({ code, place }) => `${code} ${place.file ?? ''} ${place.row ?? ''} ${place.column ?? ''}`);
};

const contentOf = async (files: readonly NationalFile[]) => {
  const read = readLgbf(await tablesOf(files), { councils, standing: [] });
  assert.ok(read.ok, read.ok ? '' : read.problem[0]?.message);
  return read.value;
};

const values = (...lines: string[]) => csvFile('values.csv', [VALUES, ...lines]);
const information = (...lines: string[]) => csvFile('information.csv', [INFORMATION, ...lines]);
const families = (...lines: string[]) => csvFile('families.csv', [FAMILIES, ...lines]);

describe('the three national files', () => {
  test('are told apart by their headings, in any order', async () => {
    const tables = await tablesOf([
      families('Family 1,Fife,People'),
      information(ABOUT_XX1),
      values('0,XX1,Fife,2019-20,0.5,1,2,0.6,3,5,x'),
    ]);
    assert.deepEqual(
      [tables.values?.fileName, tables.indicators?.fileName, tables.families?.fileName],
      ['values.csv', 'information.csv', 'families.csv'],
    );
  });

  test('name the column that is missing', async () => {
    const table = await csvTable('families.csv', ['Family_Group,Type', 'Family 1,People']);
    const recognised = recogniseLgbf([table]);
    assert.ok(!recognised.ok);
    assert.deepEqual(
      recognised.problem.map(({ code, place }) => [code, place.column]),
      [['column.missing', 'Local_Authority']],
    );
  });

  test('are refused where a file is something else or stands twice', async () => {
    assert.deepEqual(await faultsOf([csvFile('other.csv', ['a,b', '1,2'])]), ['input.format other.csv  ']);
    const once = families('Family 1,Fife,People');
    assert.deepEqual(await faultsOf([once, { ...once, fileName: 'again.csv' }]), ['input.format again.csv  ']);
  });

  test('need the councils first', async () => {
    const read = readLgbf(await tablesOf([families('Family 1,Fife,People')]), { councils: [], standing: [] });
    assert.ok(!read.ok);
    assert.equal(read.problem[0]?.code, 'reference.unknown');
  });

  test('leave invented councils out', async () => {
    const [fife] = councils.filter(({ code }) => code === 'fife');
    assert.ok(fife !== undefined);
    const tables = await tablesOf([families('Family 1,Fife,People')]);
    const invented: Council = { ...fife, invented: true };
    const another: Council = { ...fife, name: 'Elsewhere', shortName: 'Elsewhere', aliases: [] };
    assert.equal(readLgbf(tables, { councils: [invented, another], standing: [] }).ok, false);
  });
});

describe('the values', () => {
  test('keep each row as published, with its own Scottish figure', async () => {
    const { values: read = [], notes } = await contentOf([
      information(ABOUT_XX1),
      values(
        '0,XX1,Perth & Kinross,2019-20,0.869,1922292.0,45,0.8981,,,x',
        '1,XX1,Edinburgh City,2010-14,-0.07,,,0.9,1.5e-05,2,x',
        '2,XX1,Fife,2019-20,0.5,,,,,,x',
        '3,,,,,,,,,,',
      ),
    ]);
    assert.deepEqual(
      read.map(({ council, period, value, numerator, denominator, scotland }) => [
        council,
        `${period.kind} ${period.code} ${period.start} ${period.end}`,
        toPlain(value),
        numerator && toPlain(numerator),
        denominator && toPlain(denominator),
        scotland && toPlain(scotland.value),
        scotland?.numerator ? toPlain(scotland.numerator) : null,
      ]),
      [
        ['perth-kinross', 'financial-year 2019/20 2019-04-01 2020-04-01', '0.869', '1922292', '45', '0.8981', null],
        ['edinburgh', 'years 2010/14 2010-04-01 2014-04-01', '-0.07', null, null, '0.9', '0.000015'],
        ['fife', 'financial-year 2019/20 2019-04-01 2020-04-01', '0.5', null, null, null, null],
      ],
    );
    assert.deepEqual(notes, ['values.csv: row 5 holds no figure and was skipped.']);
  });

  test('give every fault with its row and column', async () => {
    assert.deepEqual(
      await faultsOf([
        information(ABOUT_XX1),
        values(
          '0,XX1,Atlantis,2019-20,0.5,1,2,0.6,3,5,x',
          '1,XX2,Fife,2019-20,0.5,1,2,0.6,3,5,x',
          '2,XX1,Fife,2019-22x,0.5,1,2,0.6,3,5,x',
          '3,XX1,Fife,2019-20,"1,234",*,2,0.6,3,5,x',
          '4,XX1,Fife,2020-21,,1,2,0.6,3,5,x',
          '5,XX1,Fife,2021-22,0.5,1,2,,3,,x',
          '6,XX1,,2021-22,0.5,1,2,0.6,3,5,x',
          '7,XX1,Moray,2018-19,,,,0.6,3,5,x',
          '7,XX1,Fife,2018-19,0.5,1,2,0.6,3,5,x',
          '8,XX1,Fife,2018-19,0.6,1,2,0.6,3,5,x',
        ),
      ]),
      [
        'reference.unknown values.csv 2 LocalAuthority',
        'reference.unknown values.csv 3 Code',
        'period.invalid values.csv 4 Year',
        'cell.invalid values.csv 5 LA_IndicatorReal',
        'cell.invalid values.csv 5 LA_Numerator_real',
        'cell.missing values.csv 6 LA_IndicatorReal',
        'cell.missing values.csv 7 Scotland_Indicator_Real',
        'cell.missing values.csv 8 LocalAuthority',
        'cell.missing values.csv 9 LA_IndicatorReal',
        'row.repeated values.csv 11 Code',
      ],
    );
  });

  test('read a span of years as the financial years it covers', () => {
    assert.deepEqual(readYear('2010-12'), { kind: 'years', code: '2010/12', start: '2010-04-01', end: '2012-04-01' });
    assert.deepEqual(readYear('2007-11'), { kind: 'years', code: '2007/11', start: '2007-04-01', end: '2011-04-01' });
    assert.equal(readYear('1999-00')?.code, '1999/00');
    assert.equal(readYear('2019-18'), null);
    assert.equal(readYear('2019'), null);
  });

  test('may disagree about Scotland, which is said', async () => {
    const { notes } = await contentOf([
      information(ABOUT_XX1),
      values(
        '0,XX1,Fife,2022-23,0.5,,,0.6,,,x',
        '1,XX1,Moray,2022-23,0.5,,,0.60,,,x',
        '2,XX1,Orkney Islands,2022-23,0.5,,,0.7,,,x',
      ),
    ]);
    assert.deepEqual(notes, [
      'XX1 2022/23: the file gives more than one figure for Scotland: 0.6 on the row of Fife, Moray; 0.7 on the row of Orkney. Each row keeps its own.',
    ]);
  });
});

describe('the indicator information', () => {
  const first = async (line: string) => {
    const { indicators = [] } = await contentOf([information(line)]);
    const [indicator] = indicators;
    assert.ok(indicator !== undefined);
    return indicator;
  };

  // The formats and kinds are those of the published file.
  const cases: [measureType: string, format: string, unit: string, factor: string, decimals: number][] = [
    ['Percentage', '0.0%', 'percent', '100', 1],
    ['Percentage', '0.00%', 'percent', '100', 2],
    ['Cost', `"'£ ' #,###"`, 'gbp', '1', 0],
    ['Cost', `'£ '0.00`, 'gbp', '1', 2],
    ['Cost', `'£ '0`, 'gbp', '1', 0],
    ['Rate per 1,000', '0', 'rate-per-1000', '1', 0],
    ['Rate per 10,000', '0', 'rate-per-10000', '1', 0],
    ['Days', '"#0.00 ""Days"""', 'days', '1', 2],
    ['Days', '"0.0 ""Days"""', 'days', '1', 1],
    ['Weeks', '0.00 Weeks', 'weeks', '1', 2],
    ['Score', '0', 'score', '1', 0],
    ['Other Measurement', '"0.00 ""tCO2"""', 'tonnes', '1', 2],
  ];
  for (const [measureType, format, unit, factor, decimals] of cases)
    test(`makes ${measureType} ${format} a ${unit} with ${decimals} places`, async () => {
      const kind = measureType.includes(',') ? `"${measureType}"` : measureType;
      const read = await first(`A title,XX1,Annual,${kind},${format},People,Ascending,`);
      assert.deepEqual(
        [read.unit, toPlain(read.factor), read.decimals, read.ranking, read.sourceNote],
        [unit, factor, decimals, 'ascending', null],
      );
    });

  test('says how a value is shown and what to know about it', async () => {
    const share = await first(ABOUT_XX1);
    const { values: read = [] } = await contentOf([
      information(ABOUT_XX1),
      values('0,XX1,Fife,2019-20,0.869,,,0.6,,,x'),
    ]);
    const value = read[0]?.value;
    assert.ok(value !== undefined);
    assert.equal(share.conversion, 'published as a share; shown times 100');
    assert.equal(formatPublished(share, value), '86.9%');
    assert.equal(sayPublished(share, value), '86.9%');
    assert.deepEqual(indicatorFlags(share), []);
    const cost = await first(`A cost,XX1,2 Yearly,Cost,'£ '0,People,Goldilocks,`);
    assert.deepEqual([cost.ranking, cost.conversion], ['goldilocks', 'shown as published, in real terms']);
    assert.deepEqual(indicatorFlags(cost), ['real-terms', 'two-yearly']);
    const survey = await first('A survey,XX1,3 Year Aggregates,Percentage,0.0%,People,Descending,');
    assert.deepEqual(indicatorFlags(survey), ['three-year-aggregate']);
  });

  test('gives way to values that are percentages already', async () => {
    const { indicators = [], notes } = await contentOf([
      information(ABOUT_XX1, 'A gap,XX2,Annual,Percentage,0.0%,People,Ascending,'),
      values(
        '0,XX1,Fife,2019-20,1.4,,,0.6,,,x',
        '1,XX2,Fife,2019-20,19.86,,,20,,,x',
        '2,XX2,Moray,2019-20,9.5,,,20,,,x',
      ),
    ]);
    assert.deepEqual(
      indicators.map(({ code, factor }) => [code, toPlain(factor)]),
      [
        ['XX1', '100'],
        ['XX2', '1'],
      ],
    );
    assert.deepEqual(notes, [
      'XX2: the indicator information describes a share, but the values are percentages already (9.5% to 19.9%); they are shown as they are.',
    ]);
  });

  test('given alone, leaves the scale that the values settled before', async () => {
    const gap = 'A gap,XX2,Annual,Percentage,0.0%,People,Ascending,';
    const { indicators: standing = [] } = await contentOf([
      information(gap),
      values('0,XX2,Fife,2019-20,19.86,,,20,,,x'),
    ]);
    const read = readLgbf(await tablesOf([information(gap)]), { councils, standing });
    assert.ok(read.ok);
    assert.equal(read.value.indicators?.[0]?.conversion, 'published as a percentage; shown as it is');
  });

  test('gives every fault with its row and column', async () => {
    assert.deepEqual(
      await faultsOf([
        information(
          ABOUT_XX1,
          'A title,XX2,Annual,Volume,0,People,Descending,',
          'A title,XX3,Annual,Percentage,General,People,Sideways,',
          ',XX4,Annual,Percentage,0.0%,People,Descending,',
          ABOUT_XX1,
        ),
      ]),
      [
        'cell.invalid information.csv 3 MeasureType',
        'cell.invalid information.csv 4 NumberFormat',
        'cell.invalid information.csv 4 Ranking_Type',
        'cell.missing information.csv 5 Title',
        'row.repeated information.csv 6 Code',
      ],
    );
  });

  test('notes a grouping that no family belongs to', async () => {
    const { notes } = await contentOf([information(ABOUT_XX1), families('Family 1,Fife,Places')]);
    assert.deepEqual(notes, ['No family groups are given for "People": its indicators have no family median.']);
  });
});

test('families printed beside the values that are those of another grouping are said', async () => {
  const groupings = families(
    'Family 1,Fife,People',
    'Family 1,Moray,People',
    'Family 2,Angus,People',
    'Family 1,Fife,Places',
    'Family 2,Moray,Places',
    'Family 2,Angus,Places',
    'Family 1,Fife,Pets',
    'Family 2,Moray,Pets',
    'Family 3,Angus,Pets',
  );
  const printed = (...names: [fife: string, moray: string, angus: string]) =>
    values(
      ...['Fife', 'Moray', 'Angus'].map(
        (council, index) => `${index},XX1,${council},2019-20,0.5,,,0.6,,,${names[index]}`,
      ),
    );
  const notesOf = async (file: NationalFile) => (await contentOf([information(ABOUT_XX1), groupings, file])).notes;
  assert.deepEqual(await notesOf(printed('Many', 'Many', 'Few')), []);
  assert.deepEqual(await notesOf(printed('Urban', 'Rural', 'Rural')), [
    'XX1: the values are printed with the families of "Places", the indicator information names "People". The indicator information is followed.',
  ]);
  assert.deepEqual(await notesOf(printed('A', 'B', 'C')), [
    'XX1: the values are printed with the families of "Pets", the indicator information names "People". The indicator information is followed.',
  ]);
  assert.deepEqual(await notesOf(printed('A', 'A', 'A')), []);
});

test('the family groups give every fault with its row and column', async () => {
  assert.deepEqual(
    await faultsOf([families('Family 1,Fife,People', 'Family 2,Fife,People', ',Moray,', 'Family 1,Atlantis,People')]),
    [
      'row.repeated families.csv 3 Local_Authority',
      'cell.missing families.csv 4 Family_Group',
      'cell.missing families.csv 4 Type',
      'reference.unknown families.csv 5 Local_Authority',
    ],
  );
});
