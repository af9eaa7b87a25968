import type { RevisedTable } from '../../platform/database/revisions.ts';

/** A council's posts: owners and authors are posts, never persons. */
export const POST: RevisedTable = {
  name: 'post',
  key: ['code'],
  columns: [
    { name: 'title', type: 'text' },
    { name: 'service', type: 'text' },
    { name: 'basis', type: 'text' },
  ],
};
