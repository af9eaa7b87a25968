import type { RevisedTable } from '../../platform/database/revisions.ts';

/** The head of a paper: its number, committee and date, and the posts that write and approve it. */
export const PAPER: RevisedTable = {
  name: 'paper',
  key: ['plan', 'period_kind', 'period'],
  columns: [
    { name: 'number', type: 'text' },
    { name: 'committee', type: 'text' },
    { name: 'date', type: 'date' },
    { name: 'title', type: 'text' },
    { name: 'author_post', type: 'text' },
    { name: 'approver_post', type: 'text' },
    { name: 'consulted', type: 'text[]' },
  ],
};

/** What people write into a paper, by place. `period_kind` and `period` empty: in every paper of the plan. */
export const PAPER_TEXT: RevisedTable = {
  name: 'paper_text',
  key: ['plan', 'period_kind', 'period', 'place'],
  columns: [
    { name: 'post', type: 'text' },
    { name: 'text', type: 'text' },
  ],
};

export const BACKGROUND_PAPER: RevisedTable = {
  name: 'background_paper',
  key: ['plan', 'title'],
  columns: [
    { name: 'committee', type: 'text' },
    { name: 'date', type: 'date' },
    { name: 'reference', type: 'text' },
    { name: 'position', type: 'int' },
  ],
};

/** The structure of a paper, as data; shared by all. */
export const PAPER_TEMPLATE: RevisedTable = {
  name: 'paper_template',
  key: ['code'],
  columns: [{ name: 'content', type: 'jsonb' }],
};
