import type { RevisedTable } from '../../platform/database/revisions.ts';

/** Definitions. Each revision is a version of the definition; none is lost. */
export const MEASURE: RevisedTable = {
  name: 'measure',
  key: ['code'],
  columns: [
    { name: 'title', type: 'text' },
    { name: 'unit', type: 'text' },
    { name: 'polarity', type: 'text' },
    { name: 'decimals', type: 'int' },
    { name: 'frequency', type: 'text' },
    { name: 'roll_up', type: 'text' },
    { name: 'owner_post', type: 'text' },
    { name: 'owner_basis', type: 'text' },
    { name: 'tags', type: 'text[]' },
    { name: 'data_only', type: 'boolean' },
    { name: 'definition_note', type: 'text' },
    { name: 'domain', type: 'text' },
    { name: 'source', type: 'text' },
    { name: 'source_line', type: 'int' },
  ],
};

/** Which measures a plan holds itself to (`measure`), and which it prints beside them (`context`, `reported`). */
export const PLAN_MEASURE: RevisedTable = {
  name: 'plan_measure',
  key: ['plan', 'measure'],
  columns: [
    { name: 'priority', type: 'text' },
    { name: 'position', type: 'int' },
    { name: 'role', type: 'text' },
    { name: 'baseline_value', type: 'numeric' },
    { name: 'baseline_period_kind', type: 'text' },
    { name: 'baseline_period', type: 'text' },
    { name: 'baseline_absence', type: 'text' },
    { name: 'note', type: 'text' },
  ],
};

/** Targets. `applies_kind` and `applies_to` empty: for every period of the plan. */
export const TARGET: RevisedTable = {
  name: 'target',
  key: ['plan', 'measure', 'applies_kind', 'applies_to'],
  columns: [
    { name: 'operator', type: 'text' },
    { name: 'value', type: 'numeric' },
    { name: 'due', type: 'text' },
    { name: 'tolerance_kind', type: 'text' },
    { name: 'tolerance_value', type: 'numeric' },
  ],
};

/** Which national indicator a measure takes values from, and how they become the measure's own unit. */
export const INDICATOR_LINK: RevisedTable = {
  name: 'indicator_link',
  key: ['measure'],
  columns: [
    { name: 'indicator', type: 'text' },
    { name: 'factor', type: 'numeric' },
    { name: 'conversion', type: 'text' },
    { name: 'note', type: 'text' },
  ],
};
