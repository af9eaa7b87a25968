import type { TableFile } from '../../documents/readers/index.ts';
import { type Fault, fail, fault, ok, type Result } from '../../kernel/index.ts';
import type { Graded } from './question.ts';
import type { YearFact } from './service.ts';

/** What is read of a row, by name. */
type Field =
  | 'service'
  | 'kind'
  | 'subtype'
  | 'sector'
  | 'name'
  | 'provider'
  | 'providerNumber'
  | 'byCouncil'
  | 'status'
  | 'registered'
  | 'council'
  | 'clientGroup'
  | 'published'
  | 'lastInspected';

// The first heading is the present one; the others stood there before.
const FIELDS: Readonly<Record<Field, { readonly headings: readonly string[]; readonly needed: boolean }>> = {
  service: { headings: ['CSNumber'], needed: true },
  kind: { headings: ['CareService'], needed: true },
  subtype: { headings: ['Subtype'], needed: false },
  sector: { headings: ['ServiceType', 'Service Type'], needed: false },
  name: { headings: ['ServiceName'], needed: true },
  provider: { headings: ['ServiceProvider'], needed: true },
  providerNumber: { headings: ['SP_number'], needed: false },
  byCouncil: { headings: ['Provided_by_Local_Authority'], needed: false },
  status: { headings: ['ServiceStatus'], needed: true },
  registered: { headings: ['Date_Reg', 'DateReg'], needed: false },
  council: { headings: ['Council_Area_Name'], needed: true },
  clientGroup: { headings: ['Client_group'], needed: false },
  published: { headings: ['Publication_of_Latest_Grading'], needed: true },
  lastInspected: { headings: ['Last_inspection_Date'], needed: true },
};

const KEY_QUESTIONS: Readonly<Partial<Record<Graded, string>>> = {
  'support-wellbeing': 'KQ_Support_Wellbeing',
  'care-planning': 'KQ_Care_and_Support_Planning',
  setting: 'KQ_Setting',
  'staff-team': 'KQ_Staff_Team',
  leadership: 'KQ_Leadership',
};

const EARLY_LEARNING: Readonly<Partial<Record<Graded, string>>> = {
  'care-play-learning': 'KQ_Care_Play_and_Learning',
};

const THEMES: Readonly<Partial<Record<Graded, string>>> = {
  'theme-care-support': 'Quality_of_Care_and_Support',
  'theme-environment': 'Quality_of_Environment',
  'theme-staffing': 'Quality_of_Staffing',
  'theme-management': 'Quality_of_Mgmt_and_Lship',
};

const INFORMATION: Readonly<Partial<Record<Graded, string>>> = { 'theme-information': 'Quality_of_Information' };

// The year at the end rolls on with every edition: 2425 is April 2024 to March 2025.
const FAMILIES: readonly { readonly start: RegExp; readonly what: YearFact }[] = [
  { start: /^(?:complaintsupheld|complntupheldorpartially)(\d{2})(\d{2})$/, what: 'complaints-upheld' },
  { start: /^enforcementsissued(\d{2})(\d{2})$/, what: 'enforcements' },
  { start: /^anyrequirements(\d{2})(\d{2})$/, what: 'requirements' },
  { start: /^countanyreqs(\d{2})(\d{2})$/, what: 'requirements-count' },
];

// Known, and left out: who runs a service and how to reach them, and what Remit does not use.
const PERSONAL = /^(manager|servicephone|phone|eforms|email|addressline|servicepostcode|url)/;
const UNUSED =
  /^(combined|casenumber|additionalsubtypes|servicetown|publiclist|simd|datazone|integrationauthority|healthboard|totalbeds|singlebedrooms|bedsin|registeredplaces|numberstaff|carehome|gradespread|mingrade|maxgrade|yearmonth|combeval|cswellbeing|csplanning|settingchange|staffchange|leadershipchange|rad|(first|second|third)(date|case|recs|reqs)\d{4})/;

const plain = (heading: string): string => heading.toLowerCase().replace(/[^a-z0-9]/g, '');

const yearOf = (first: string, second: string): string | null =>
  (Number(first) + 1) % 100 === Number(second) ? `20${first}/${second}` : null;

/** Where each thing that is read stands in this file, by the heading as the file writes it. */
export type CareColumns = {
  readonly fields: Readonly<Partial<Record<Field, string>>>;
  readonly grades: readonly { readonly question: Graded; readonly heading: string }[];
  readonly years: readonly { readonly what: YearFact; readonly year: string; readonly heading: string }[];
  /** Headings that are not read because they tell of persons or places, and those that are not known at all. */
  readonly personal: readonly string[];
  readonly unknown: readonly string[];
};

const yearColumn = (heading: string): CareColumns['years'][number] | null => {
  for (const { start, what } of FAMILIES) {
    const [, first = '', second = ''] = start.exec(plain(heading)) ?? [];
    const year = first === '' ? null : yearOf(first, second);
    if (year !== null) return { what, year, heading };
  }
  return null;
};

const LIKELY = 0.5;

/**
 * Finds the columns of an edition: key questions always, and beside them the quality themes of the older framework or the question of early
 * learning. Fails with `input.format` where the file is something else, and with `column.missing` for each column that must be there.
 */
export const findColumns = ({ fileName, headings }: TableFile): Result<CareColumns> => {
  const byName = new Map(headings.toReversed().map((heading) => [plain(heading), heading]));
  const found = (names: readonly string[]): string | undefined =>
    names.map((name) => byName.get(plain(name))).find((heading) => heading !== undefined);
  const fields: Partial<Record<Field, string>> = {};
  const missing: string[] = [];
  const needed = Object.values(FIELDS).filter((field) => field.needed);
  const there = needed.filter((field) => found(field.headings) !== undefined).length;
  if (there < needed.length * LIKELY)
    return fail([
      fault('input.format', "The headings are not those of the Care Inspectorate's datastore", { file: fileName }),
    ]);
  for (const name of Object.keys(FIELDS) as Field[]) {
    const heading = found(FIELDS[name].headings);
    if (heading !== undefined) fields[name] = heading;
    else if (FIELDS[name].needed) missing.push(FIELDS[name].headings[0] ?? name);
  }
  const hasThemes = Object.values(THEMES).some((name) => found([name]) !== undefined);
  const expected = { ...KEY_QUESTIONS, ...(hasThemes ? THEMES : EARLY_LEARNING) };
  for (const name of Object.values(expected)) if (found([name]) === undefined) missing.push(name);
  if (missing.length > 0) {
    const at = { file: fileName, row: 1 };
    return fail(
      missing.map((column): Fault => fault('column.missing', `The column "${column}" is missing`, { ...at, column })),
    );
  }
  const grades = Object.entries({ ...KEY_QUESTIONS, ...EARLY_LEARNING, ...THEMES, ...INFORMATION }).flatMap(
    ([question, name]) => {
      const heading = found([name]);
      return heading === undefined ? [] : [{ question: question as Graded, heading }];
    },
  );
  const years = headings.map(yearColumn).filter((column) => column !== null);
  const read = new Set([
    ...Object.values(fields),
    ...grades.map((each) => each.heading),
    ...years.map((each) => each.heading),
  ]);
  const rest = headings.filter((heading) => heading !== '' && !read.has(heading));
  const personal = rest.filter((heading) => PERSONAL.test(plain(heading)));
  const unknown = rest.filter((heading) => !PERSONAL.test(plain(heading)) && !UNUSED.test(plain(heading)));
  return ok({ fields, grades, years, personal, unknown });
};
