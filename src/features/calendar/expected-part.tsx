import type { JSX } from 'preact';

import { type Day, formatDay } from '../../kernel/index.ts';
import { DataTable, Details } from '../../ui/index.ts';
import type { Expected } from '../framework/index.ts';
import type { OwedView } from './owed-view.ts';
import { OwnerLink } from './page-frame.tsx';
import type { Selection } from './selection.ts';
import { sees } from './sight.ts';

const seen = (given: OwedView, { posts }: Selection, expected: Expected): boolean =>
  (posts === null || [expected.ownerPost, ...expected.coPosts].some((post) => posts.includes(post))) &&
  sees(given.sight, { ...expected, confidentiality: 'open' });

/**
 * What is expected of the posts of a selection by a day and is not owed yet, as far as the reader may see it, for each mechanism; the first first. It
 * reads in a transaction of its own.
 */
export const expectedIn = async (given: OwedView, selection: Selection, until: Day): Promise<Expected[][]> => {
  const { database, council, version, today, expectedAt } = given;
  if (until <= today) return [];
  const outlooks = await expectedAt(database, council, version, today);
  return [...outlooks.values()]
    .map(({ expected }) => expected.filter((each) => each.dueOn <= until && seen(given, selection, each)))
    .filter((each) => each.length > 0);
};

/** The first of each mechanism, by the day it is due. */
export const nextOfEach = (expected: readonly (readonly Expected[])[]): Expected[] =>
  expected.flatMap((all) => all.slice(0, 1)).sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));

/** What is expected on a day of a month: in words of its own and without a link, since nobody can do anything for it yet. */
export const ExpectedOn = (props: {
  readonly given: OwedView;
  readonly expected: readonly Expected[];
  readonly naming: boolean;
}): JSX.Element => (
  <>
    <p>
      <em>Expected, not owed yet:</em>
    </p>
    <ul>
      {props.expected.map(({ code, title, ownerPost }) => (
        <li key={code}>
          <em>
            {title}
            {props.naming && ownerPost !== ''
              ? `, ${props.given.directory.posts.get(ownerPost)?.title ?? ownerPost}`
              : ''}
          </em>
        </li>
      ))}
    </ul>
  </>
);

/** What is expected next, folded away under the list of what is owed, so that neither is taken for the other. */
export const ExpectedNext = (props: {
  readonly given: OwedView;
  readonly selection: Selection;
  readonly next: readonly Expected[];
}): JSX.Element | null => {
  const { given, selection, next } = props;
  if (next.length === 0) return null;
  return (
    <Details summary={`Expected next, not owed yet (${next.length})`}>
      <p>
        The next of each as frequencies, leads and meetings stand today. Nothing need be done for it, and a change of
        any of them changes it.
      </p>
      <DataTable
        id="expected"
        caption="What is expected next and is not owed yet"
        captionHidden
        narrow="stack"
        rows={next}
        columns={[
          { title: 'What', rowHeader: true, cell: ({ title }: Expected) => title },
          { title: 'Expected by', cell: ({ dueOn }) => formatDay(dueOn) },
          ...(selection.whose === 'mine'
            ? []
            : [
                {
                  title: 'Of whom',
                  cell: ({ ownerPost }: Expected) => <OwnerLink given={given} post={ownerPost} />,
                },
              ]),
          { title: 'Why', cell: ({ rule }) => rule },
        ]}
      />
    </Details>
  );
};
