import type { RevisedTable } from '../../platform/database/revisions.ts';

const COLUMNS: RevisedTable['columns'] = [
  { name: 'title', type: 'text' },
  { name: 'applies_to', type: 'text' },
  { name: 'years', type: 'int' },
  { name: 'counted_from', type: 'text' },
  { name: 'citation', type: 'text' },
  { name: 'verified', type: 'boolean' },
  { name: 'note', type: 'text' },
];

/** The rules that all councils begin from. */
export const RETENTION_RULE: RevisedTable = { name: 'retention_rule', key: ['code'], columns: COLUMNS };

/** A council's own, each in place of the shared one of its code. */
export const RETENTION_RULE_OWN: RevisedTable = { name: 'retention_rule_own', key: ['code'], columns: COLUMNS };
