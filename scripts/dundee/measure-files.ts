import { csvText } from '../csv-text.ts';
import type { PackFiles } from '../pack-folder.ts';
import { frequencyOf, kindOf } from './periods.ts';
import type { SharedRow, SharedTables } from './shared-tables.ts';

type Measure = SharedRow<'measures'>;

const ROLES: Readonly<Record<string, string>> = { 'plan-measure': 'measure', context: 'context', reported: 'reported' };

const isPlanMeasure = (measure: Measure): boolean => measure.measure_class === 'plan-measure';

const baselineOf = (measure: Measure, frequency: string) => {
  const { baseline_value, baseline_period } = measure;
  const dated = baseline_value !== '' && baseline_period !== '';
  const awaited = isPlanMeasure(measure) && baseline_value === '';
  return {
    baseline_value,
    baseline_period_kind: dated ? frequency : '',
    baseline_period,
    baseline_absence: awaited ? 'baseline-not-set' : '',
    note: baseline_value !== '' && !dated ? 'The plan prints no period for this baseline.' : '',
  };
};

const noteOf = (row: SharedRow<'observations'>): string =>
  [
    row.note,
    row.derivation === '' ? '' : `computed from a stated difference: ${row.derivation}`,
    row.period_basis === 'inferred' ? 'period inferred' : '',
  ]
    .filter((part) => part !== '')
    .join('; ');

const planMeasures = (tables: SharedTables) => {
  const counts = new Map<string, number>();
  return tables.measures.map((measure) => {
    const position = (counts.get(measure.plan) ?? 0) + 1;
    counts.set(measure.plan, position);
    return {
      plan: measure.plan,
      measure: measure.code,
      priority: measure.priority,
      position: String(position),
      role: ROLES[measure.measure_class] ?? '',
      ...baselineOf(measure, frequencyOf(measure, tables.observations)),
    };
  });
};

const MEASURE_COLUMNS = [
  'code',
  'title',
  'unit',
  'polarity',
  'decimals',
  'frequency',
  'roll_up',
  'owner_post',
  'owner_basis',
  'tags',
  'data_only',
  'definition_note',
  'domain',
  'source',
  'source_line',
] as const;

const measuresText = (tables: SharedTables): string =>
  csvText(
    MEASURE_COLUMNS,
    tables.measures.map((measure) => ({
      ...measure,
      frequency: frequencyOf(measure, tables.observations),
      roll_up: 'none',
      owner_post: measure.owner_role_inferred,
      owner_basis: measure.owner_role_inferred === '' ? '' : 'inferred',
      data_only: String(!isPlanMeasure(measure)),
    })),
  );

const planMeasuresText = (tables: SharedTables): string =>
  csvText(
    [
      'plan',
      'measure',
      'priority',
      'position',
      'role',
      'baseline_value',
      'baseline_period_kind',
      'baseline_period',
      'baseline_absence',
      'note',
    ],
    planMeasures(tables),
  );

const targetsText = (tables: SharedTables): string =>
  csvText(
    [
      'plan',
      'measure',
      'operator',
      'value',
      'due',
      'applies_kind',
      'applies_to',
      'tolerance_kind',
      'tolerance_value',
      'source',
      'source_line',
    ],
    tables.measures
      .filter((measure) => measure.target_value !== '')
      .map((measure) => ({
        plan: measure.plan,
        measure: measure.code,
        operator: measure.target_operator,
        value: measure.target_value,
        due: measure.target_period,
        applies_kind: '',
        applies_to: '',
        tolerance_kind: '',
        tolerance_value: '',
        source: measure.source,
        source_line: measure.source_line,
      })),
  );

const observationsText = (tables: SharedTables): string =>
  csvText(
    [
      'measure',
      'period_kind',
      'period',
      'period_as_written',
      'value',
      'numerator',
      'denominator',
      'state',
      'absence',
      'expected_by',
      'basis',
      'note',
      'source',
      'source_line',
    ],
    tables.observations.map((row) => ({
      ...row,
      period_kind: kindOf(row) ?? '',
      state: 'final',
      absence: '',
      expected_by: '',
      note: noteOf(row),
    })),
  );

/** Measures, their place in the plans with baselines, their targets, and the figures. */
export const measureFiles = (tables: SharedTables): PackFiles =>
  new Map([
    ['measures.csv', measuresText(tables)],
    ['plan-measures.csv', planMeasuresText(tables)],
    ['targets.csv', targetsText(tables)],
    ['observations.csv', observationsText(tables)],
  ]);
