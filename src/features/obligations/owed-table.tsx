import type { JSX } from 'preact';

import type { Instant } from '../../kernel/index.ts';
import { type DataColumn, DataTable, Link, url } from '../../ui/index.ts';
import { type Post, postTitle } from '../people/index.ts';
import { ADDRESS } from '../site/index.ts';
import { sayByWhen, sayDistance } from './distance.ts';
import type { Obligation } from './obligation.ts';

/** Something open, as far as a table tells of it; `ownerPost` is '' where no post is named. */
export type OwedRow = Pick<Obligation, 'code' | 'title' | 'ownerPost' | 'dueOn' | 'cause'>;

/** The last day of an obligation and, while it is open, how far off that is. */
export const ByWhen = (of: {
  readonly owed: Pick<Obligation, 'state' | 'dueOn' | 'cause'>;
  readonly now: Instant;
}): JSX.Element => {
  const distance = sayDistance(of.owed, of.now);
  return (
    <span>
      {sayByWhen(of.owed)}
      {distance === '' ? null : (
        <>
          <br />
          {distance}
        </>
      )}
    </span>
  );
};

const Owner = (of: {
  readonly council: string;
  readonly post: string;
  readonly posts: ReadonlyMap<string, Post>;
}): JSX.Element =>
  of.post === '' ? (
    <span>Nobody is named</span>
  ) : (
    <Link href={url(ADDRESS.owed(of.council), { post: of.post })}>{postTitle(of.posts, of.post)}</Link>
  );

/**
 * What is owed and open, in the order given: what, by when, by whom, and `more` columns of the page's own. `posts`: null where the page has said whose
 * it all is, so no column says it again; else the page is for readers who may see what every post owes, since owners lead to it. `leadTo`: where a
 * title leads; without it to the page of what is owed, where it can be waived or given away.
 */
export const OwedTable = <Row extends OwedRow>(props: {
  readonly council: string;
  readonly now: Instant;
  readonly id: string;
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly posts: ReadonlyMap<string, Post> | null;
  readonly leadTo?: (row: Row) => string;
  readonly more?: readonly DataColumn<Row>[];
}): JSX.Element => {
  const { council, now, id, caption, rows, posts, more = [] } = props;
  const leadTo = props.leadTo ?? (({ code }: Row) => ADDRESS.owed(council, code));
  return (
    <DataTable
      id={id}
      caption={caption}
      captionHidden
      narrow="stack"
      compact
      rows={rows}
      columns={[
        { title: 'What', rowHeader: true, cell: (row: Row) => <Link href={leadTo(row)}>{row.title}</Link> },
        { title: 'By when', cell: ({ dueOn, cause }) => <ByWhen owed={{ state: 'open', dueOn, cause }} now={now} /> },
        ...(posts === null
          ? []
          : [
              {
                title: 'Owed by',
                cell: ({ ownerPost }: Row) => <Owner council={council} post={ownerPost} posts={posts} />,
              },
            ]),
        ...more,
      ]}
    />
  );
};
