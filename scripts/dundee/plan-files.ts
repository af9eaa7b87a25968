import { csvText } from '../csv-text.ts';
import type { PackFiles } from '../pack-folder.ts';
import type { SharedTables } from './shared-tables.ts';

// Printed at 004:24 and in the title of 000; no other plan prints its days.
const PLAN_DAYS: Readonly<Record<string, readonly [first: string, last: string]>> = {
  'DCFSP-2021-24': ['2020-04-01', '2024-03-31'],
  'CSWO-AR-2019-20': ['2019-04-01', '2020-03-31'],
};

// The text of the source runs some words together where a line broke in its table.
const asPrinted = (timescale: string): string =>
  timescale.replace(/([a-z])(\d)/, '$1 $2').replace('Monthlyand', 'Monthly and');

const SOURCE = ['source', 'source_line'] as const;

const positions = (rows: readonly { readonly plan: string }[]): string[] => {
  const counts = new Map<string, number>();
  return rows.map(({ plan }) => {
    const position = (counts.get(plan) ?? 0) + 1;
    counts.set(plan, position);
    return String(position);
  });
};

/** Posts, plans, priorities, aims, actions and budgets. */
export const planFiles = (tables: SharedTables): PackFiles => {
  const priorityPositions = positions(tables.priorities);
  return new Map([
    [
      'posts.csv',
      csvText(
        ['code', 'title', 'service', 'basis', ...SOURCE],
        tables.roles.map((row) => ({ ...row, code: row.role_code })),
      ),
    ],
    [
      'plans.csv',
      csvText(
        ['code', 'title', 'organisation', 'kind', 'start_year', 'end_year', 'first_day', 'last_day', ...SOURCE],
        tables.plans.map((row) => {
          const [first_day, last_day] = PLAN_DAYS[row.code] ?? ['', ''];
          return { ...row, first_day, last_day };
        }),
      ),
    ],
    [
      'priorities.csv',
      csvText(
        ['plan', 'code', 'title', 'parent', 'objective', 'position', ...SOURCE],
        tables.priorities.map((row, index) => ({ ...row, position: priorityPositions[index] ?? '' })),
      ),
    ],
    ['aims.csv', csvText(['plan', 'priority', 'code', 'text', ...SOURCE], tables.aims)],
    [
      'actions.csv',
      csvText(
        [
          'code',
          'plan',
          'priority',
          'action',
          'lead_post',
          'timescale',
          'due',
          'review_frequency',
          'impact_measure',
          'status',
          ...SOURCE,
        ],
        tables.actions.map((row) => ({
          ...row,
          lead_post: row.lead_role,
          timescale: asPrinted(row.timescale_as_written),
        })),
      ),
    ],
    [
      'budgets.csv',
      csvText(
        ['plan', 'service_area', 'period_kind', 'period', 'amount_pounds', 'kind', 'basis', 'note', ...SOURCE],
        tables.budgets.map((row) => ({
          ...row,
          period_kind: row.period === '' ? '' : 'financial-year',
          amount_pounds: row.amount_gbp,
        })),
      ),
    ],
  ]);
};
