import type { RevisedTable } from '../../platform/database/revisions.ts';

export const PLAN: RevisedTable = {
  name: 'plan',
  key: ['code'],
  columns: [
    { name: 'title', type: 'text' },
    { name: 'organisation', type: 'text' },
    { name: 'kind', type: 'text' },
    { name: 'first_day', type: 'date' },
    { name: 'last_day', type: 'date' },
    { name: 'start_year', type: 'int' },
    { name: 'end_year', type: 'int' },
  ],
};

export const PRIORITY: RevisedTable = {
  name: 'priority',
  key: ['plan', 'code'],
  columns: [
    { name: 'title', type: 'text' },
    { name: 'parent', type: 'text' },
    { name: 'objective', type: 'text' },
    { name: 'position', type: 'int' },
  ],
};

export const AIM: RevisedTable = {
  name: 'aim',
  key: ['plan', 'code'],
  columns: [
    { name: 'priority', type: 'text' },
    { name: 'text', type: 'text' },
    { name: 'position', type: 'int' },
  ],
};

export const ACTION: RevisedTable = {
  name: 'action',
  key: ['plan', 'code'],
  columns: [
    { name: 'priority', type: 'text' },
    { name: 'action', type: 'text' },
    { name: 'lead_post', type: 'text' },
    { name: 'timescale', type: 'text' },
    { name: 'due', type: 'text' },
    { name: 'review_frequency', type: 'text' },
    { name: 'impact_measure', type: 'text' },
    { name: 'status', type: 'text' },
    { name: 'position', type: 'int' },
  ],
};

export const BUDGET: RevisedTable = {
  name: 'budget',
  key: ['plan', 'service_area', 'period'],
  columns: [
    { name: 'period_kind', type: 'text' },
    { name: 'amount_pounds', type: 'numeric' },
    { name: 'kind', type: 'text' },
    { name: 'basis', type: 'text' },
    { name: 'note', type: 'text' },
    { name: 'position', type: 'int' },
  ],
};
