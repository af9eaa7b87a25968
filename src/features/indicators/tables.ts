import type { RevisedTable } from '../../platform/database/revisions.ts';

/** National indicators as their publisher describes them; shared by all. */
export const INDICATOR: RevisedTable = {
  name: 'indicator',
  key: ['code'],
  columns: [
    { name: 'title', type: 'text' },
    { name: 'unit', type: 'text' },
    { name: 'decimals', type: 'int' },
    { name: 'factor', type: 'numeric' },
    { name: 'conversion', type: 'text' },
    { name: 'ranking', type: 'text' },
    { name: 'measure_type', type: 'text' },
    { name: 'reporting_period', type: 'text' },
    { name: 'family_grouping', type: 'text' },
    { name: 'source_note', type: 'text' },
    { name: 'dataset', type: 'text' },
  ],
};

/** Which councils are alike, by grouping of indicators; shared by all. */
export const FAMILY_GROUP: RevisedTable = {
  name: 'family_group',
  key: ['grouping', 'council'],
  columns: [{ name: 'family', type: 'text' }],
};
