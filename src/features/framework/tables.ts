import type { RevisedTable } from '../../platform/database/revisions.ts';

/** The functions of the Chief Social Work Officer, the same for all councils. */
export const ASSURANCE_FUNCTION: RevisedTable = {
  name: 'assurance_function',
  key: ['code'],
  columns: [
    { name: 'position', type: 'int' },
    { name: 'title', type: 'text' },
    { name: 'statutory_basis', type: 'text' },
    { name: 'verified', type: 'boolean' },
    { name: 'note', type: 'text' },
  ],
};

/** A council's mechanisms. */
export const MECHANISM: RevisedTable = {
  name: 'mechanism',
  key: ['code'],
  columns: [
    { name: 'function', type: 'text' },
    { name: 'position', type: 'int' },
    { name: 'title', type: 'text' },
    { name: 'kind', type: 'text' },
    { name: 'same_as', type: 'text' },
    { name: 'note', type: 'text' },
  ],
};

/** How often each brings something, from a day on. */
export const MECHANISM_SCHEDULE: RevisedTable = {
  name: 'mechanism_schedule',
  key: ['mechanism', 'from_day'],
  columns: [
    { name: 'frequency', type: 'text' },
    { name: 'frequency_as_written', type: 'text' },
    { name: 'group_code', type: 'text' },
    { name: 'lead_days', type: 'int' },
    { name: 'grace_days', type: 'int' },
  ],
};

/** Who leads on each, from a day on. */
export const MECHANISM_LEAD: RevisedTable = {
  name: 'mechanism_lead',
  key: ['mechanism', 'from_day'],
  columns: [{ name: 'posts', type: 'text[]' }],
};
