import type { TableFile, TableRow } from '../../documents/readers/index.ts';
import { type Fault, fail, fault, ok, type Place, type Result } from '../../kernel/index.ts';

/** The three files that the publisher offers, each with the columns that are read; further columns are left alone. */
export const LGBF_COLUMNS = {
  values: [
    'Code',
    'LocalAuthority',
    'Year',
    'LA_IndicatorReal',
    'LA_Numerator_real',
    'LA_Den_Real',
    'Scotland_Indicator_Real',
    'Scotland_Num_Real',
    'Scotland_Den_Real',
  ],
  indicators: [
    'Title',
    'Code',
    'ReportingPeriod',
    'MeasureType',
    'NumberFormat',
    'FamilyGrouping',
    'Ranking_Type',
    'Source',
  ],
  families: ['Family_Group', 'Local_Authority', 'Type'],
} as const satisfies Record<string, readonly string[]>;

type LgbfKind = keyof typeof LGBF_COLUMNS;
const KINDS = Object.keys(LGBF_COLUMNS) as LgbfKind[];

/** The tables of one import; at most one of each kind. */
export type LgbfTables = { readonly [Kind in LgbfKind]?: TableFile };

const shareOfColumns = (kind: LgbfKind, table: TableFile): number => {
  const columns = LGBF_COLUMNS[kind];
  return columns.filter((name) => table.headings.includes(name)).length / columns.length;
};

// A file that lacks a column or two is still told apart from one that is something else altogether.
const LIKELY = 0.5;

const recognise = (table: TableFile): Result<LgbfKind> => {
  const place: Place = { file: table.fileName };
  const [kind] = KINDS.filter((candidate) => shareOfColumns(candidate, table) >= LIKELY).sort(
    (a, b) => shareOfColumns(b, table) - shareOfColumns(a, table),
  );
  if (kind === undefined)
    return fail([fault('input.format', 'The headings are not those of a file of the national benchmarks', place)]);
  const missing = LGBF_COLUMNS[kind].filter((name) => !table.headings.includes(name));
  return missing.length === 0
    ? ok(kind)
    : fail(
        missing.map((column) =>
          fault('column.missing', `The column "${column}" is missing`, { ...place, row: 1, column }),
        ),
      );
};

/** Tells by their headings which of the three files each table is, in any order; or every fault that stands in the way. */
export const recogniseLgbf = (tables: readonly TableFile[]): Result<LgbfTables> => {
  const found: { [Kind in LgbfKind]?: TableFile } = {};
  const faults: Fault[] = [];
  for (const table of tables) {
    const kind = recognise(table);
    if (!kind.ok) faults.push(...kind.problem);
    else if (found[kind.value] !== undefined)
      faults.push(
        fault(
          'input.format',
          `Two files hold the ${kind.value}: this one and ${found[kind.value]?.fileName}`,
          { file: table.fileName },
          'Give one of the two.',
        ),
      );
    else found[kind.value] = table;
  }
  return faults.length === 0 ? ok(found) : fail(faults);
};

/** The text of a cell without the space around it; '' where the cell is empty. */
export const cellText = (row: TableRow, column: string): string => (row.cells[column] ?? '').trim();
