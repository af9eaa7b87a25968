import type { JSX } from 'preact';

import { type Day, formatDay } from '../../kernel/index.ts';
import { DataTable, Link, url } from '../../ui/index.ts';
import { postTitle } from '../people/index.ts';
import { ADDRESS, count } from '../site/index.ts';
import type { AssuranceView } from './view.ts';

/** Something owed of which nobody can be told by mail, as the reminders above say it; handed in, because they stand above. */
export type Untold = {
  readonly code: string;
  readonly title: string;
  readonly post: string;
  readonly dueOn: Day;
  readonly why: string;
};

const MOST_ROWS = 100;

/** What is owed of which nobody can be told, and why. */
export const UntoldList = ({ given, rows }: { given: AssuranceView; rows: readonly Untold[] }): JSX.Element => (
  <>
    <h2 id="untold">Nobody can be told by mail</h2>
    {rows.length === 0 ? (
      <p>Of everything that is to be done now, somebody can be told by mail.</p>
    ) : (
      <>
        <p>
          Of {count(rows.length, 'thing')} to be done now nobody can be told by mail, so whoever owes it learns of it
          here alone.
          {rows.length > MOST_ROWS ? ` The first ${MOST_ROWS} are shown.` : ''}
        </p>
        <DataTable
          id="untold-table"
          caption="What is owed of which nobody can be told by mail"
          captionHidden
          narrow="stack"
          compact
          rows={rows.slice(0, MOST_ROWS)}
          columns={[
            {
              title: 'What',
              rowHeader: true,
              cell: ({ code, title }: Untold) => (
                <Link href={url(['councils', given.council, 'owed', code])}>{title}</Link>
              ),
            },
            { title: 'By when', cell: ({ dueOn }) => formatDay(dueOn) },
            {
              title: 'Owed by',
              cell: ({ post }) =>
                post === '' ? (
                  'Nobody is named'
                ) : (
                  <Link href={url(ADDRESS.owed(given.council), { post })}>{postTitle(given.posts, post)}</Link>
                ),
            },
            { title: 'Why nobody can be told', cell: ({ why }) => why },
          ]}
        />
      </>
    )}
  </>
);
