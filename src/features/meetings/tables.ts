import type { RevisedTable } from '../../platform/database/revisions.ts';

/** The meetings of a council's groups. A meeting that is moved or cancelled is revised under its code, which stays. */
export const MEETING: RevisedTable = {
  name: 'meeting',
  key: ['code'],
  columns: [
    { name: 'group_code', type: 'text' },
    { name: 'day', type: 'date' },
    { name: 'start_time', type: 'text' },
    { name: 'title', type: 'text' },
    { name: 'papers_due', type: 'date' },
    { name: 'state', type: 'text' },
    { name: 'cancelled_why', type: 'text' },
    { name: 'attendance', type: 'text' },
    { name: 'depute_post', type: 'text' },
    { name: 'delegation', type: 'text' },
    { name: 'minute', type: 'text' },
  ],
};
