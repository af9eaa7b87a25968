import type { ComponentChildren } from 'preact';

import { type Day, dayOf, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { type Crumb, Link, type PageFact } from '../../ui/index.ts';
import { may } from '../access/index.ts';
import { type Again, type AppRequest, type CouncilView, councilPage, formPage } from '../site/index.ts';
import { PEOPLE, SAID } from './addresses.ts';
import { MANAGE_PEOPLE } from './policy.ts';
import { type Directory, sayPerson } from './read-model.ts';

/** What the pages of people stand on: the council's view, its directory, and the moment at which they are read. */
export type PeopleView = {
  readonly tx: Transaction;
  readonly view: CouncilView;
  readonly council: string;
  readonly directory: Directory;
  readonly now: Instant;
  readonly today: Day;
  readonly request: AppRequest;
  /** A form of this page that was not taken. */
  readonly again: Again | null;
  readonly manages: boolean;
  /** The page on which ways to sign in are given out, for those who may. */
  readonly accounts: string | null;
};

export const peopleView = (
  tx: Transaction,
  view: CouncilView,
  directory: Directory,
  now: Instant,
  request: AppRequest,
  again: Again | null,
): Omit<PeopleView, 'accounts'> => ({
  tx,
  view,
  council: view.council.code,
  directory,
  now,
  today: dayOf(now),
  request,
  again,
  manages: may(view.acting, MANAGE_PEOPLE),
});

type PeoplePage = {
  readonly title: string;
  readonly label: string;
  readonly facts?: readonly PageFact[];
  readonly crumbs?: readonly Crumb[];
  /** What comes next, below what the page says has just been done. */
  readonly next?: ComponentChildren;
  readonly main: ComponentChildren;
};

/** A page about people: what became of the last form before its heading, or what must be put right. */
export const peoplePage = (given: PeopleView, page: PeoplePage): RouteAnswer =>
  formPage(given, SAID, { ...page, part: 'people' });

/** The crumb that leads to the directory. */
export const directoryCrumb = (council: string): Crumb => ({
  words: 'People and posts',
  href: PEOPLE.directory(council),
});

/** The page for a code that leads to nothing in this council. */
export const nothingHere = (given: PeopleView, title: string): RouteAnswer => ({
  kind: 'page',
  status: 404,
  html: councilPage(given.view, {
    figures: false,
    title,
    part: 'people',
    crumbs: [directoryCrumb(given.council)],
    main: (
      <p>
        Check the address, or look in the list of <Link href={PEOPLE.directory(given.council)}>people and posts</Link>.
      </p>
    ),
  }),
});

/** A person's name as a link to their page; words alone where they were removed or are no person. */
export const PersonLink = ({ given, person }: { readonly given: PeopleView; readonly person: string }) => {
  const { directory, council } = given;
  const words = sayPerson(directory.people, person);
  return directory.people.has(person) ? (
    <Link href={PEOPLE.person(council, person)}>{words}</Link>
  ) : (
    <span>{words}</span>
  );
};

/** A post's title as a link to its page. */
export const PostLink = ({ given, post }: { readonly given: PeopleView; readonly post: string }) => {
  const title = given.directory.posts.get(post)?.title;
  return title === undefined ? <span>{post}</span> : <Link href={PEOPLE.post(given.council, post)}>{title}</Link>;
};
