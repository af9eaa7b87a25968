import type { Clock, Instant } from '../../../kernel/index.ts';
import type { Database } from '../../../platform/database/database.ts';
import { revise } from '../../../platform/database/revisions.ts';
import { programActor } from '../../access/index.ts';
import { COUNCIL } from '../../councils/index.ts';
import { appendToRecord } from '../../record/index.ts';
import type { NationalFile } from '../lgbf-files.ts';
import { type ImportOptions, importLgbf, type NationalImport } from '../service.ts';
import { csvFile, scottishCouncils } from './national-files.ts';

/** A clock that moves on by a minute each time it is asked. */
const tickingClock = (): Clock => {
  let minutes = 0;
  return () => {
    minutes += 1;
    return new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString();
  };
};

/** Imports as one person would, one after the other. */
export type Loader = {
  readonly load: (files: readonly NationalFile[], options?: ImportOptions) => Promise<NationalImport>;
  /** The present moment, later than everything loaded so far. */
  readonly now: () => Instant;
};

/** A database that knows the 32 councils. */
export const withCouncils = async (database: Database): Promise<Loader> => {
  const clock = tickingClock();
  const actor = programActor('command line');
  const councils = (await scottishCouncils()).map(({ code, name, shortName, onsCode, aliases, invented }) => ({
    code,
    name,
    short_name: shortName,
    ons_code: onsCode,
    aliases,
    invented,
  }));
  await database.write({ council: null }, async (tx) => {
    const at = clock();
    await revise(tx, COUNCIL, councils, 'scotland', at);
    await appendToRecord(tx, { at, actor, action: 'pack.load', subject: 'scotland' });
  });
  return {
    load: (files, options) => importLgbf(database, { clock, actor }, files, options),
    now: clock,
  };
};

const VALUES =
  ',Code,LocalAuthority,Year,LA_IndicatorReal,LA_Numerator_real,LA_Den_Real,Scotland_Indicator_Real,Scotland_Num_Real,Scotland_Den_Real';
const PEOPLE = 'People indicators';

export const INFORMATION = csvFile('information.csv', [
  'Title,Code,ReportingPeriod,MeasureType,NumberFormat,FamilyGrouping,Ranking_Type,Source',
  `A share,XX1,Annual,Percentage,0.0%,${PEOPLE},Descending,`,
  `A cost,XX2,2 Yearly,Cost,'£ '0,${PEOPLE},Ascending,`,
  `A balance,XX3,Annual,Percentage,0.0%,${PEOPLE},Goldilocks,`,
]);

export const FAMILIES = csvFile('families.csv', [
  'Family_Group,Local_Authority,Type',
  `Family 1,Dundee City,${PEOPLE}`,
  `Family 1,Fife,${PEOPLE}`,
  `Family 1,Moray,${PEOPLE}`,
  `Family 2,Angus,${PEOPLE}`,
]);

const LINES = [
  'XX1,Dundee City,2020-21,0.869,20,23,0.9,,',
  'XX1,Fife,2020-21,0.9,,,0.9,,',
  'XX1,Moray,2020-21,0.9000,,,0.9,,',
  'XX1,Angus,2020-21,0.95,,,0.91,,',
  'XX1,Dundee City,2019-20,0.25,,,0.5,,',
  'XX1,Angus,2021-22,0.97,,,0.92,,',
  'XX2,Dundee City,2010-12,4518.7131,,,5011.3356,,',
  'XX2,Fife,2010-12,4000,,,5011.3356,,',
  'XX3,Dundee City,2020-21,-0.02,,,0.03,,',
];

/** The values of the test, where `changed` replaces the line of the same start. */
export const valuesFile = (
  changed: Readonly<Record<string, string>> = {},
  more: readonly string[] = [],
): NationalFile =>
  csvFile('values.csv', [
    VALUES,
    ...[...LINES, ...more].map((line, index) => {
      const replaced = Object.entries(changed).find(([start]) => line.startsWith(start));
      return `${index},${replaced?.[1] ?? line}`;
    }),
  ]);
