import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { csvRows, type Row } from '../csv-text.ts';

/** The tables of public facts that the pack is made from, and the columns that are used of each. */
const COLUMNS = {
  roles: ['role_code', 'title', 'service', 'basis', 'source', 'source_line'],
  plans: ['code', 'title', 'organisation', 'kind', 'start_year', 'end_year', 'source', 'source_line'],
  priorities: ['plan', 'code', 'title', 'parent', 'objective', 'source', 'source_line'],
  aims: ['plan', 'priority', 'code', 'text', 'source', 'source_line'],
  actions: [
    'code',
    'plan',
    'priority',
    'action',
    'lead_role',
    'timescale_as_written',
    'due',
    'review_frequency',
    'impact_measure',
    'status',
    'source',
    'source_line',
  ],
  measures: [
    'code',
    'plan',
    'priority',
    'title',
    'unit',
    'polarity',
    'decimals',
    'owner_role_inferred',
    'tags',
    'baseline_value',
    'baseline_period',
    'target_operator',
    'target_value',
    'target_period',
    'definition_note',
    'measure_class',
    'domain',
    'source',
    'source_line',
  ],
  observations: [
    'measure',
    'period',
    'period_kind',
    'value',
    'numerator',
    'denominator',
    'geography',
    'is_comparator',
    'basis',
    'derivation',
    'period_basis',
    'period_as_written',
    'note',
    'source',
    'source_line',
  ],
  budgets: ['plan', 'service_area', 'period', 'amount_gbp', 'kind', 'basis', 'note', 'source', 'source_line'],
} as const;

type TableName = keyof typeof COLUMNS;
export type SharedRow<Name extends TableName> = Row<(typeof COLUMNS)[Name][number]>;
export type SharedTables = { readonly [Name in TableName]: readonly SharedRow<Name>[] };

// The tables also hold one paper of another council; its plans and posts are told by these marks.
const OTHER_PLAN = /^DG-/;
const OTHER_POST = /-DG$/;

const read = <Name extends TableName>(folder: string, name: Name): SharedRow<Name>[] =>
  csvRows<(typeof COLUMNS)[Name][number]>(readFileSync(join(folder, `${name}.csv`), 'utf8'), COLUMNS[name]);

/**
 * Dundee's part of the tables in `folder`. The other council's plans, posts, measures and figures are left out,
 * and so are comparators and figures of another area.
 */
export const readSharedTables = (folder: string): SharedTables => ({
  roles: read(folder, 'roles').filter((row) => !OTHER_POST.test(row.role_code)),
  plans: read(folder, 'plans').filter((row) => !OTHER_PLAN.test(row.code)),
  priorities: read(folder, 'priorities'),
  aims: read(folder, 'aims'),
  actions: read(folder, 'actions'),
  measures: read(folder, 'measures').filter((row) => !OTHER_PLAN.test(row.plan)),
  observations: read(folder, 'observations').filter(
    (row) => row.geography === 'dundee' && row.is_comparator === 'false',
  ),
  budgets: read(folder, 'budgets'),
});
