import { type Day, type Fault, fault } from '../../kernel/index.ts';
import type { Directory } from '../people/index.ts';
import type { By } from '../record/index.ts';

/** Who has a post, or will: the codes of their holdings with the first days, and the groups of the council's sign-in that give it. */
export type HeldPost = {
  readonly post: string;
  readonly holdings: readonly { readonly code: string; readonly person: string; readonly firstDay: Day }[];
  readonly claims: readonly string[];
};

type Holders = Pick<Directory, 'holdings' | 'mappings'>;

const isOver = ({ lastDay }: { readonly lastDay: Day | null }, today: Day): boolean =>
  lastDay !== null && lastDay < today;

/** Of the posts those that somebody holds today or will hold, or that a group of the council's sign-in gives. */
export const heldPosts = ({ holdings, mappings }: Holders, posts: readonly string[], today: Day): HeldPost[] =>
  posts
    .map((post) => ({
      post,
      holdings: holdings
        .filter((each) => each.post === post && !isOver(each, today))
        .map(({ code, person, firstDay }) => ({ code, person, firstDay }))
        .sort((one, other) => one.firstDay.localeCompare(other.firstDay) || one.code.localeCompare(other.code)),
      claims: mappings
        .filter((each) => each.post === post)
        .map(({ claim }) => claim)
        .sort(),
    }))
    .filter(({ holdings: held, claims }) => held.length + claims.length > 0);

/** What tells one state of who has the posts from another, for a form that says who was looked at. */
export const markOfHeld = (held: readonly HeldPost[]): string =>
  held
    .flatMap(({ post, holdings, claims }) => [
      ...holdings.map(({ code }) => `${post} ${code}`),
      ...claims.map((claim) => `${post} ${claim}`),
    ])
    .sort()
    .join('; ');

/** The field of a form with which somebody says that they looked at who holds the posts. */
export const LOOKED_AT = 'holders';

/** The fault of opening restricted entries to posts of one's own, whichever hat one wears; none where none of them is. A holding to come counts. */
export const faultsOfOwnPosts = (
  by: By,
  { holdings }: Pick<Directory, 'holdings'>,
  posts: readonly string[],
  { today, column }: { readonly today: Day; readonly column: string },
): Fault[] => {
  if (by.machine) return [];
  const own = holdings.filter((each) => each.person === by.actor.actor && !isOver(each, today));
  if (!posts.some((post) => by.posts.includes(post) || own.some((each) => each.post === post))) return [];
  return [
    fault(
      'people.refused',
      'Nobody opens restricted entries to a post of their own',
      { column },
      'Ask the Chief Social Work Officer, or their depute, to do it.',
    ),
  ];
};

/**
 * The fault where somebody has one of the posts already, or a group of the sign-in gives it, and was not looked at (`lookedAt`, by `markOfHeld`): an
 * administrator may have arranged it while the post was an ordinary one.
 */
export const faultsOfHeld = (
  by: By,
  directory: Holders,
  posts: readonly string[],
  { lookedAt, today }: { readonly lookedAt: string; readonly today: Day },
): Fault[] => {
  const held = heldPosts(directory, posts, today);
  if (by.machine || held.length === 0 || lookedAt === markOfHeld(held)) return [];
  return [
    fault(
      'answer.missing',
      'Somebody has such a post already, and would see restricted entries from now on',
      { column: LOOKED_AT },
      'Look at who that is, and since when; then tick that you did.',
    ),
  ];
};

/** The faults of naming posts in a restricted entry that may not be named; what named them before (`before`) may go on saying so, though they see nothing by it. */
export const faultsOfNaming = (
  trusted: ReadonlySet<string>,
  named: readonly string[],
  before: readonly string[] = [],
): Fault[] =>
  named
    .filter((post) => !trusted.has(post) && !before.includes(post))
    .map((post) =>
      fault(
        'answer.invalid',
        `The post ${post} may not be named in restricted entries, and would see nothing of this one`,
        { column: 'distribution' },
        'Choose another; or ask the Chief Social Work Officer to put it into the list "Posts that may see restricted entries".',
      ),
    );
