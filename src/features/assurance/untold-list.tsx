import type { JSX } from 'preact';

import { type OwedRow, OwedTable } from '../obligations/index.ts';
import { count } from '../site/index.ts';
import type { AssuranceView } from './view.ts';

/** Something owed of which nobody can be told by mail, as the reminders above say it; handed in, because they stand above. */
export type Untold = OwedRow & { readonly why: string };

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
        <OwedTable
          council={given.council}
          now={given.now}
          id="untold-table"
          caption="What is owed of which nobody can be told by mail"
          rows={rows.slice(0, MOST_ROWS)}
          posts={given.posts}
          more={[{ title: 'Why nobody can be told', cell: ({ why }) => why }]}
        />
      </>
    )}
  </>
);
