import { importCareInspectorate } from '../../src/features/inspections/index.ts';
import { careFile, NEW_HEADINGS, OLD_HEADINGS } from '../../src/features/inspections/testing/files.ts';
import type { Clock } from '../../src/kernel/index.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { A_TEST } from './actor.ts';

const AREAS = [
  { area: 'Dundee City', digit: '1' },
  { area: 'Strathinver', digit: '2' },
] as const;

const home = (digit: string) => ({ CSNumber: `CS000000${digit}001`, ServiceName: 'Made-up House' });
const nursery = (digit: string) => ({
  CSNumber: `CS000000${digit}002`,
  CareService: 'Day Care of Children',
  Subtype: 'Day Care of Children (over 3s)',
  ServiceName: 'Made-up Nursery',
  Client_group: 'Children',
});

/**
 * Loads two editions of made-up care services in both example councils: a home and a nursery graded by the older themes and by key questions, a home that is
 * gone from the later one, and a childminder without a grade. The packs must have been loaded. Their numbers: "CS0000001001" in Dundee, "CS0000002001".
 */
export const loadMadeUpCareServices = async (database: Database, clock: Clock): Promise<void> => {
  const rows = <Row>(of: (area: string, digit: string) => readonly Row[]): Row[] =>
    AREAS.flatMap(({ area, digit }) => of(area, digit));
  const old = careFile(
    'made-up 2020-03-31.csv',
    OLD_HEADINGS,
    rows((area, digit) => [
      {
        ...home(digit),
        Council_Area_Name: area,
        Publication_of_Latest_Grading: '05/11/2019',
        KQ_Support_Wellbeing: '3',
      },
      {
        ...nursery(digit),
        Council_Area_Name: area,
        Publication_of_Latest_Grading: '12/02/2018',
        Quality_of_Care_and_Support: '5',
        Quality_of_Staffing: '4',
      },
      { CSNumber: `CS000000${digit}003`, ServiceName: 'Closed House', Council_Area_Name: area },
    ]),
  );
  const now = careFile(
    'made-up 2026-05-31.csv',
    NEW_HEADINGS,
    rows((area, digit) => [
      {
        ...home(digit),
        Council_Area_Name: area,
        Publication_of_Latest_Grading: '16/12/2025',
        KQ_Support_Wellbeing: '4',
        KQ_Leadership: '5',
        Complaints_upheld_2526: '1',
        any_requirements_2526: 'Yes',
        Last_inspection_Date: '20/11/2025',
      },
      { ...nursery(digit), Council_Area_Name: area, Publication_of_Latest_Grading: '01/03/2026', KQ_Leadership: '3' },
      { CSNumber: `CS000000${digit}004`, CareService: 'Child Minding', Council_Area_Name: area },
    ]),
  );
  for (const file of [old, now]) {
    const { rejected } = await importCareInspectorate(database, { clock, actor: A_TEST }, file);
    if (rejected.length > 0) throw new Error(JSON.stringify(rejected.slice(0, 3)));
  }
};
