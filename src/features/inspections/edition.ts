import type { TableFile, TableRow } from '../../documents/readers/index.ts';
import { type Day, type Fault, fail, fault, ok, type Place, type Result } from '../../kernel/index.ts';
import { type Council, findCouncil } from '../councils/index.ts';
import { readDayBy, readGrade, readMonth, readYear, readYesNo, textOf } from './cells.ts';
import { type CareColumns, findColumns } from './columns.ts';
import { countsAs, isTheme } from './question.ts';
import { type CareService, CHILD_MINDING, OUTSIDE, type ServiceGrade, type ServiceYear } from './service.ts';

/** One edition of the datastore, read: what it says of each service, and of which councils, kinds and years it speaks. */
export type Edition = {
  readonly day: Day;
  readonly services: readonly CareService[];
  readonly councils: readonly string[];
  readonly kinds: readonly string[];
  /** "complaints-upheld 2024/25" */
  readonly years: readonly string[];
  /** Whole sentences about what the reader of the import should know. */
  readonly notes: readonly string[];
};

const SERVICE = /^CS\d{10}$/;

type Reading = {
  readonly columns: CareColumns;
  readonly day: Day;
  readonly fileName: string;
  readonly councilOf: (name: string) => string | null;
};

/** One row, or every fault in it. Nothing of who runs a service is looked at. */
const readService = (row: TableRow, { columns, day, fileName, councilOf }: Reading): Result<CareService> => {
  const faults: Fault[] = [];
  const placeOf = (column: string | undefined): Place => ({
    file: fileName,
    row: row.number,
    ...(column === undefined ? {} : { column }),
  });
  const kept = <Value>(result: Result<Value, Fault>, otherwise: Value): Value => {
    if (result.ok) return result.value;
    faults.push(result.problem);
    return otherwise;
  };
  const cell = (field: keyof CareColumns['fields']): string => {
    const heading = columns.fields[field];
    return heading === undefined ? '' : textOf(row.cells[heading]);
  };
  const filled = (field: keyof CareColumns['fields']): string => {
    const text = cell(field);
    if (text === '') faults.push(fault('cell.missing', undefined, placeOf(columns.fields[field])));
    return text;
  };
  const perhaps = (field: keyof CareColumns['fields']): string | null => cell(field) || null;

  const service = filled('service');
  if (service !== '' && !SERVICE.test(service)) {
    const remedy = 'It is CS and ten digits.';
    faults.push(
      fault('cell.invalid', `"${service}" is no number of a service`, placeOf(columns.fields.service), remedy),
    );
  }
  const kind = filled('kind');
  const area = filled('council');
  const council = area === '' ? '' : councilOf(area);
  if (council === null)
    faults.push(fault('reference.unknown', `"${area}" is no council that is known`, placeOf(columns.fields.council)));

  const grades = columns.grades.flatMap(({ question, heading }): ServiceGrade[] => {
    const grade = kept(readGrade(textOf(row.cells[heading]), placeOf(heading)), null);
    return grade === null ? [] : [{ question, countsAs: countsAs(question, kind), grade }];
  });
  // Where a service has both a key question and the theme that maps to it, the key question is the newer and counts alone.
  const asked = new Set(grades.filter(({ question }) => !isTheme(question)).map(({ question }) => question));
  const years = columns.years.flatMap(({ what, year, heading }): ServiceYear[] => {
    const said = kept(readYear(textOf(row.cells[heading]), what, placeOf(heading)), null);
    return said === null ? [] : [{ what, year, ...said }];
  });
  const person = kind === CHILD_MINDING;
  const read: CareService = {
    service,
    council: council ?? '',
    name: person ? null : perhaps('name'),
    kind,
    subtype: perhaps('subtype'),
    sector: perhaps('sector'),
    provider: person ? null : perhaps('provider'),
    providerNumber: person ? null : perhaps('providerNumber'),
    byCouncil: kept(readYesNo(cell('byCouncil'), placeOf(columns.fields.byCouncil)), null),
    status: filled('status'),
    registered: kept(readMonth(cell('registered'), placeOf(columns.fields.registered)), null),
    clientGroup: perhaps('clientGroup'),
    published: kept(readDayBy(cell('published'), day, placeOf(columns.fields.published)), null),
    lastInspected: kept(readDayBy(cell('lastInspected'), day, placeOf(columns.fields.lastInspected)), null),
    grades: grades.map((each) =>
      isTheme(each.question) && each.countsAs !== null && asked.has(each.countsAs) ? { ...each, countsAs: null } : each,
    ),
    years,
  };
  return faults.length === 0 ? ok(read) : fail(faults);
};

const sorted = (texts: Iterable<string>): string[] => [...new Set(texts)].sort();

const notesOn = (columns: CareColumns, table: TableFile, services: readonly CareService[]): string[] => {
  const childminders = services.filter(({ kind }) => kind === CHILD_MINDING).length;
  const themes = services.filter(({ grades }) => grades.some(({ question }) => isTheme(question))).length;
  return [
    ...table.notes.map((note) => `${table.fileName}: ${note}`),
    ...(columns.personal.length === 0
      ? []
      : [`Not read, because they tell of persons or addresses: ${columns.personal.join(', ')}.`]),
    ...(childminders === 0
      ? []
      : [
          `${childminders} childminders are kept by their number, without a name: the service bears the name of a person.`,
        ]),
    ...(columns.unknown.length === 0
      ? []
      : [
          `These columns are not known and were not read: ${columns.unknown.join(', ')}. If one of them is a new question, tell the makers of Remit.`,
        ]),
    ...(themes === 0
      ? []
      : [
          `${themes} services are graded by the quality themes of the older framework. They are kept so, and counted under the key questions that stand for them.`,
        ]),
  ];
};

/** Reads the rows of an edition. All faults are given, each with its row and column; with one of them there is no edition. */
export const readEdition = (table: TableFile, day: Day, councils: readonly Council[]): Result<Edition> => {
  const columns = findColumns(table);
  if (!columns.ok) return columns;
  // A real council before an invented one of the same name.
  const real = councils.filter(({ invented }) => !invented);
  if (real.length === 0)
    return fail([
      fault('reference.unknown', 'No council is known yet', {}, 'Load the pack "scotland" first, then this file.'),
    ]);
  const known = new Map<string, string | null>();
  const councilOf = (name: string): string | null => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = /^(outside|outwith) scotland$/i.test(name)
      ? OUTSIDE
      : ((findCouncil(real, name) ?? findCouncil(councils, name))?.code ?? null);
    known.set(name, found);
    return found;
  };
  const services: CareService[] = [];
  const faults: Fault[] = [];
  const rows = new Map<string, number>();
  for (const row of table.rows) {
    const read = readService(row, { columns: columns.value, day, fileName: table.fileName, councilOf });
    if (!read.ok) {
      faults.push(...read.problem);
      continue;
    }
    const before = rows.get(read.value.service);
    if (before !== undefined) {
      const place = {
        file: table.fileName,
        row: row.number,
        ...(columns.value.fields.service === undefined ? {} : { column: columns.value.fields.service }),
      };
      faults.push(fault('row.repeated', `${read.value.service} stands in row ${before} already`, place));
    }
    rows.set(read.value.service, row.number);
    services.push(read.value);
  }
  if (faults.length > 0) return fail(faults);
  if (services.length === 0) return fail([fault('input.empty', undefined, { file: table.fileName })]);
  return ok({
    day,
    services,
    councils: sorted(services.map(({ council }) => council)),
    kinds: sorted(services.map(({ kind }) => kind)),
    years: sorted(columns.value.years.map(({ what, year }) => `${what} ${year}`)),
    notes: notesOn(columns.value, table, services),
  });
};
