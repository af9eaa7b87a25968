import type { RevisedTable } from '../../platform/database/revisions.ts';

/** Which packs a council has taken, in which version, and what its pages and papers must say because of them. */
export const PACK_IN_USE: RevisedTable = {
  name: 'pack_in_use',
  key: ['pack'],
  columns: [
    { name: 'version', type: 'text' },
    { name: 'title', type: 'text' },
    { name: 'invented', type: 'boolean' },
    { name: 'notice', type: 'text' },
    { name: 'sources', type: 'jsonb' },
  ],
};
