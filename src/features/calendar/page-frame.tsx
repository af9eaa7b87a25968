import type { ComponentChildren, JSX } from 'preact';

import type { RouteAnswer } from '../../platform/http/index.ts';
import { type Crumb, Link, type PageFact, StatusTag, Tabs } from '../../ui/index.ts';
import { type Obligation, SOON_DAYS, standingOf } from '../obligations/index.ts';
import { PEOPLE_ADDRESS } from '../people/index.ts';
import { capitalised, councilPage, formPage } from '../site/index.ts';
import { OWED, type OwedQuery, SAID } from './addresses.ts';
import { monthOf } from './month.ts';
import { STANDING_MARKS } from './owed.ts';
import type { OwedView } from './owed-view.ts';

type OwedPage = {
  readonly title: string;
  readonly within?: string;
  readonly label?: string;
  readonly facts?: readonly PageFact[];
  readonly crumbs?: readonly Crumb[];
  readonly main: ComponentChildren;
};

/** The crumb that leads to one's own list. */
export const listCrumb = (council: string): Crumb => ({ words: 'What do I owe?', href: OWED.list(council) });

/** A page of what is owed: what became of the last form before its heading, or what must be put right. */
export const owedPage = (given: OwedView, page: OwedPage): RouteAnswer =>
  formPage(given, SAID, { part: 'owed', ...page });

/** The page for what is not there, or is not the reader's to see: it does not tell which. */
export const nothingOwed = (given: OwedView, title: string): RouteAnswer => ({
  kind: 'page',
  status: 404,
  html: councilPage(given.view, {
    figures: false,
    title,
    part: 'owed',
    crumbs: [listCrumb(given.council)],
    main: (
      <p>
        Check the address, or look at <Link href={OWED.list(given.council)}>what your own post owes</Link>. What other
        posts owe is seen by those who answer for all of it, and by the head of their service.
      </p>
    ),
  }),
});

/** Where it stands, by shape and word. */
export const StandingTag = ({ given, owed }: { readonly given: OwedView; readonly owed: Obligation }): JSX.Element => {
  const standing = standingOf(owed, given.now);
  return <StatusTag mark={STANDING_MARKS[standing]} words={capitalised(standing)} />;
};

/** A post's title as a link to its page; words alone where the framework names none. */
export const OwnerLink = ({ given, post }: { readonly given: OwedView; readonly post: string }): JSX.Element => {
  const title = given.directory.posts.get(post)?.title;
  if (post === '') return <span>No post is named</span>;
  return title === undefined ? (
    <span>{post}</span>
  ) : (
    <Link href={PEOPLE_ADDRESS.post(given.council, post)}>{title}</Link>
  );
};

/** The views of one selection. */
export const Views = (props: {
  readonly given: OwedView;
  readonly query: OwedQuery;
  readonly current: 'list' | 'month' | 'settled' | 'calendar';
}): JSX.Element => {
  const { given, query, current } = props;
  const { council, today } = given;
  return (
    <Tabs
      label="Views of what is owed"
      links={[
        { words: 'List', href: OWED.list(council, query), current: current === 'list' },
        { words: 'Month', href: OWED.month(council, monthOf(today), query), current: current === 'month' },
        { words: 'Settled', href: OWED.list(council, { ...query, settled: 'yes' }), current: current === 'settled' },
        { words: 'Calendar and mails', href: OWED.calendar(council), current: current === 'calendar' },
      ]}
    />
  );
};

/** What counts as what, where it is ours and not law. */
export const OwnRules = (): JSX.Element => (
  <p>
    Something is due until the end of its last day in Scotland, and late from then on. It is called due soon in the last{' '}
    {SOON_DAYS} days: that is Remit's own rule and no law.
  </p>
);
