import { allCouncils } from '../../src/features/councils/index.ts';
import { importLgbf } from '../../src/features/indicators/index.ts';
import type { Clock } from '../../src/kernel/index.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { A_TEST } from './actor.ts';

const CHILDREN = 'Children, Social Work and Housing indicators';

const INFORMATION = [
  'Title,Code,ReportingPeriod,MeasureType,NumberFormat,FamilyGrouping,Ranking_Type,Source',
  `Made-up share looked after in the community,CHN09,Annual,Percentage,0.0%,"${CHILDREN}",Descending,Made up for a test`,
  `Made-up share registered again,CHN22,Annual,Percentage,0.0%,"${CHILDREN}",Ascending,Made up for a test`,
  `Made-up cost with no better end,SW05,2 Yearly,Cost,£0,"${CHILDREN}",Goldilocks,`,
];

const VALUE_HEADINGS = [
  'Code',
  'LocalAuthority',
  'Year',
  'LA_IndicatorReal',
  'LA_Numerator_real',
  'LA_Den_Real',
  'Scotland_Indicator_Real',
  'Scotland_Num_Real',
  'Scotland_Den_Real',
].join(',');

const YEARS = ['2018-19', '2019-20', '2020-21', '2021-22'];

const valueLines = (names: readonly string[]): string[] =>
  names.flatMap((name, place) =>
    YEARS.flatMap((year, step) => [
      `CHN09,${name},${year},0.${800 + place * 5 + step},,,0.871,,`,
      `CHN22,${name},${year},0.0${20 + place + step},,,0.041,,`,
      `SW05,${name},${year},${400 + place * 7 + step},,,512,,`,
    ]),
  );

const familyLines = (names: readonly string[]): string[] =>
  names.map((name, place) => `Family Group ${1 + (place % 4)},${name},"${CHILDREN}"`);

/**
 * Loads national figures made up by rule for every real council, so that the pages that compare councils can be tested where the
 * published files are not to be had. The packs must have been loaded.
 */
export const loadMadeUpNationalFigures = async (database: Database, clock: Clock): Promise<void> => {
  const now = clock();
  const councils = await database.read({ council: null }, (tx) => allCouncils(tx, now));
  const names = councils.filter(({ invented }) => !invented).map(({ shortName }) => shortName);
  const file = (fileName: string, lines: readonly string[]) => ({
    fileName,
    bytes: new TextEncoder().encode(`${lines.join('\n')}\n`),
  });
  const { rejected } = await importLgbf(database, { clock, actor: A_TEST }, [
    file('values.csv', [VALUE_HEADINGS, ...valueLines(names)]),
    file('information.csv', INFORMATION),
    file('families.csv', ['Family_Group,Local_Authority,Type', ...familyLines(names)]),
  ]);
  if (rejected.length > 0) throw new Error(JSON.stringify(rejected.slice(0, 3)));
};
