import type { RevisedTable } from '../../platform/database/revisions.ts';

/** Everything that is owed: each revision says the whole of it. */
export const OBLIGATION: RevisedTable = {
  name: 'obligation',
  key: ['code'],
  columns: [
    { name: 'kind', type: 'text' },
    { name: 'subject', type: 'text' },
    { name: 'title', type: 'text' },
    { name: 'owner_post', type: 'text' },
    { name: 'co_posts', type: 'text[]' },
    { name: 'owner_basis', type: 'text' },
    { name: 'opens_on', type: 'date' },
    { name: 'due_on', type: 'date' },
    { name: 'due_at', type: 'timestamptz' },
    { name: 'rule', type: 'text' },
    { name: 'covers_from', type: 'date' },
    { name: 'covers_to', type: 'date' },
    { name: 'cause', type: 'text' },
    { name: 'state', type: 'text' },
    { name: 'settled_at', type: 'timestamptz' },
    { name: 'settled_post', type: 'text' },
    { name: 'reason', type: 'text' },
    { name: 'confidentiality', type: 'text' },
  ],
};
