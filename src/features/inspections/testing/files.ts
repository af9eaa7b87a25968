import type { CareFile } from '../import.ts';

/** The headings of the two layouts, as far as they are read; and what is there to be left out. */
export const NEW_HEADINGS = [
  'CSNumber',
  'CareService',
  'Subtype',
  'ServiceType',
  'ServiceName',
  'Service_Postcode',
  'ManagerName',
  'SP_number',
  'ServiceProvider',
  'Provided_by_Local_Authority',
  'ServiceStatus',
  'Date_Reg',
  'Council_Area_Name',
  'Client_group',
  'Publication_of_Latest_Grading',
  'KQ_Support_Wellbeing',
  'KQ_Care_and_Support_Planning',
  'KQ_Setting',
  'KQ_Staff_Team',
  'KQ_Leadership',
  'KQ_Care_Play_and_Learning',
  'Complaints_upheld_2425',
  'Complaints_upheld_2526',
  'Enforcements_issued_2526',
  'any_requirements_2526',
  'count any reqs 2526',
  'Last_inspection_Date',
] as const;

export const OLD_HEADINGS = [
  'CSNumber',
  'CareService',
  'Subtype',
  'ServiceName',
  'ServiceProvider',
  'ServiceStatus',
  'Council_Area_Name',
  'Client_group',
  'Publication_of_Latest_Grading',
  'KQ_Support_Wellbeing',
  'KQ_Care_and_Support_Planning',
  'KQ_Setting',
  'KQ_Staff_Team',
  'KQ_Leadership',
  'Quality_of_Care_and_Support',
  'Quality_of_Environment',
  'Quality_of_Staffing',
  'Quality_of_Mgmt_and_Lship',
  'Last_inspection_Date',
] as const;

type Cells = Readonly<Record<string, string>>;

const USUAL: Cells = {
  CareService: 'Care Home Service',
  Subtype: 'Older People',
  ServiceType: 'Local Authority',
  ServiceName: 'Made-up House',
  Service_Postcode: 'ZZ1 1ZZ',
  ManagerName: 'Nobody At All',
  SP_number: 'SP2003000001',
  ServiceProvider: 'A Made-up Council',
  Provided_by_Local_Authority: 'Yes',
  ServiceStatus: 'Active',
  Date_Reg: '2002_4',
  Council_Area_Name: 'Dundee City',
  Client_group: 'Adults',
};

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A file under these headings; what a row does not give is as in a usual home for older people, and has no grade. */
export const careFile = (
  fileName: string,
  headings: readonly string[],
  rows: readonly Cells[],
  encode: (text: string) => Uint8Array = (text) => new TextEncoder().encode(text),
): CareFile => ({
  fileName,
  bytes: encode(
    [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? USUAL[heading] ?? ''))]
      .map((cells) => `${cells.map(quoted).join(',')}\r\n`)
      .join(''),
  ),
});

/** A small edition of the older layout and one of the present, of the same services. */
export const OLD_EDITION = careFile('made-up 2020-03-31.csv', OLD_HEADINGS, [
  {
    CSNumber: 'CS2003000001',
    Publication_of_Latest_Grading: '05/11/2019',
    KQ_Support_Wellbeing: '5.0',
    KQ_Care_and_Support_Planning: '4.0',
    Last_inspection_Date: '01/10/2019',
  },
  {
    CSNumber: 'CS2003000002',
    CareService: 'Day Care of Children',
    Subtype: 'Day Care of Children (over 3s)',
    ServiceName: 'Made-up Nursery',
    Client_group: 'Children',
    Publication_of_Latest_Grading: '12/02/2018',
    Quality_of_Care_and_Support: '6.0',
    Quality_of_Environment: '5.0',
    Quality_of_Staffing: '4.0',
    Quality_of_Mgmt_and_Lship: '3.0',
    Last_inspection_Date: '09/01/2020',
  },
  {
    CSNumber: 'CS2003000003',
    ServiceName: 'Closed House',
    Quality_of_Care_and_Support: '2.0',
    Publication_of_Latest_Grading: '.',
  },
]);

export const NEW_EDITION = careFile('made-up 2026-05-31.csv', NEW_HEADINGS, [
  {
    CSNumber: 'CS2003000001',
    Publication_of_Latest_Grading: '16/12/2025',
    KQ_Support_Wellbeing: '3.0',
    KQ_Care_and_Support_Planning: '4.0',
    KQ_Setting: '5.0',
    KQ_Staff_Team: '4.0',
    KQ_Leadership: '4.0',
    Complaints_upheld_2425: '2.0',
    any_requirements_2526: 'Yes',
    'count any reqs 2526': 'Yes',
    Last_inspection_Date: '20/11/2025',
  },
  {
    CSNumber: 'CS2003000002',
    CareService: 'Day Care of Children',
    Subtype: 'Day Care of Children (over 3s)',
    ServiceName: 'Made-up Nursery',
    Client_group: 'Children',
    Publication_of_Latest_Grading: '01/03/2026',
    KQ_Setting: '5.0',
    KQ_Staff_Team: '4.0',
    KQ_Leadership: '4.0',
    KQ_Care_Play_and_Learning: '6.0',
    Enforcements_issued_2526: 'True',
    any_requirements_2526: 'Inspected but no requirements',
    Last_inspection_Date: '01/02/2026',
  },
  {
    CSNumber: 'CS2020000004',
    CareService: 'Child Minding',
    Subtype: '',
    ServiceName: 'Somebody By Name',
    ServiceProvider: 'Somebody By Name',
    SP_number: 'SP2020000004',
    Provided_by_Local_Authority: 'No',
    ServiceType: 'Private',
  },
]);
