import type { Ranking } from '../../analysis/benchmark.ts';
import type { TableFile, TableRow } from '../../documents/readers/index.ts';
import { decimal, type Fault, fault, type Unit } from '../../kernel/index.ts';
import { type Indicator, LGBF } from './indicator.ts';
import { cellText } from './lgbf-columns.ts';

const ONE = decimal('1');
const HUNDRED = decimal('100');

export const AS_SHARE = { factor: HUNDRED, conversion: 'published as a share; shown times 100' } as const;
export const AS_PERCENTAGE = { factor: ONE, conversion: 'published as a percentage; shown as it is' } as const;
const AS_PUBLISHED = { factor: ONE, conversion: 'shown as published' } as const;
const IN_REAL_TERMS = { factor: ONE, conversion: 'shown as published, in real terms' } as const;

type Scale = Pick<Indicator, 'factor' | 'conversion'>;

const SCALE_AND_UNIT: Readonly<Record<string, Scale & { readonly unit: Unit }>> = {
  Percentage: { unit: 'percent', ...AS_SHARE },
  Cost: { unit: 'gbp', ...IN_REAL_TERMS },
  'Rate per 1,000': { unit: 'rate-per-1000', ...AS_PUBLISHED },
  'Rate per 10,000': { unit: 'rate-per-10000', ...AS_PUBLISHED },
  Days: { unit: 'days', ...AS_PUBLISHED },
  Weeks: { unit: 'weeks', ...AS_PUBLISHED },
  Score: { unit: 'score', ...AS_PUBLISHED },
};
const TONNES = { unit: 'tonnes', ...AS_PUBLISHED } as const;

const scaleAndUnit = (measureType: string, numberFormat: string): (Scale & { readonly unit: Unit }) | null =>
  measureType === 'Other Measurement' && /tCO2/i.test(numberFormat) ? TONNES : (SCALE_AND_UNIT[measureType] ?? null);

// The file says which end of the order comes first: "Ascending" puts the lowest value at rank 1.
const RANKING: Readonly<Record<string, Ranking>> = {
  Ascending: 'ascending',
  Descending: 'descending',
  Goldilocks: 'goldilocks',
};

// A spreadsheet number format: "0.0%", "'£ ' #,###", '0.00 "tCO2"'. Quoted text is not part of the number.
const decimalsOf = (numberFormat: string): number | null => {
  const bare = numberFormat.replace(/"[^"]*"|'[^']*'/g, '');
  if (!/[0#]/.test(bare)) return null;
  return /\.([0#]+)/.exec(bare)?.[1]?.length ?? 0;
};

const REQUIRED = ['Code', 'Title', 'ReportingPeriod', 'MeasureType', 'FamilyGrouping', 'Ranking_Type'] as const;

const readIndicator = (row: TableRow, file: string, faults: Fault[]): Indicator | null => {
  const before = faults.length;
  const at = (column: string) => ({ file, row: row.number, column });
  for (const column of REQUIRED)
    if (cellText(row, column) === '') faults.push(fault('cell.missing', undefined, at(column)));
  const [measureType, numberFormat] = [cellText(row, 'MeasureType'), cellText(row, 'NumberFormat')];
  const scale = scaleAndUnit(measureType, numberFormat);
  const decimals = decimalsOf(numberFormat);
  const ranking = RANKING[cellText(row, 'Ranking_Type')];
  if (faults.length > before) return null;
  if (scale === null)
    faults.push(fault('cell.invalid', `The kind of measure "${measureType}" is not known`, at('MeasureType')));
  if (decimals === null)
    faults.push(fault('cell.invalid', `"${numberFormat}" is not a number format`, at('NumberFormat')));
  if (ranking === undefined)
    faults.push(fault('cell.invalid', 'The ranking must be Ascending, Descending or Goldilocks', at('Ranking_Type')));
  if (scale === null || decimals === null || ranking === undefined) return null;
  return {
    code: cellText(row, 'Code'),
    title: cellText(row, 'Title').replace(/\s+/g, ' '),
    ...scale,
    decimals,
    ranking,
    measureType,
    reportingPeriod: cellText(row, 'ReportingPeriod'),
    familyGrouping: cellText(row, 'FamilyGrouping'),
    sourceNote: cellText(row, 'Source') || null,
    dataset: LGBF,
  };
};

/** The indicator information: unit, places, ranking and family grouping of each code, taken from the file and nowhere else. */
export const readIndicators = (table: TableFile): { readonly indicators: Indicator[]; readonly faults: Fault[] } => {
  const faults: Fault[] = [];
  const rowOf = new Map<string, number>();
  const indicators: Indicator[] = [];
  for (const row of table.rows) {
    const indicator = readIndicator(row, table.fileName, faults);
    if (indicator === null) continue;
    const earlier = rowOf.get(indicator.code);
    if (earlier === undefined) indicators.push(indicator);
    else {
      const place = { file: table.fileName, row: row.number, column: 'Code' };
      faults.push(
        fault('row.repeated', `The indicator ${indicator.code} is described in row ${earlier} already`, place),
      );
    }
    rowOf.set(indicator.code, row.number);
  }
  return { indicators, faults };
};
