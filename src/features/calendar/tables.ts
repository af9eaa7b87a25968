import type { RevisedTable } from '../../platform/database/revisions.ts';

/** The addresses from which calendar programs fetch what a post owes; of the secret in each the hash. */
export const CALENDAR_FEED: RevisedTable = {
  name: 'calendar_feed',
  key: ['code'],
  columns: [
    { name: 'person', type: 'text' },
    { name: 'post', type: 'text' },
    { name: 'hash', type: 'text' },
    { name: 'state', type: 'text' },
  ],
};

/** Which mails a person wants of a council. */
export const REMINDER_WISH: RevisedTable = {
  name: 'reminder_wish',
  key: ['person'],
  columns: [{ name: 'wish', type: 'text' }],
};
