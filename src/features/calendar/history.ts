import { formatDay, type Instant } from '../../kernel/index.ts';
import { isOwedAtOnce, type Obligation, sayByWhen } from '../obligations/index.ts';

/** One thing that became of an obligation: when, and what in words. */
export type Happening = { readonly at: Instant; readonly words: string };

type Titles = (post: string) => string;

const sayOwner = ({ ownerPost, coPosts }: Obligation, title: Titles): string =>
  ownerPost === '' ? 'nobody: no post is named' : [ownerPost, ...coPosts].map(title).join(', ');

const saySettled = (after: Obligation, title: Titles): string => {
  const by = after.settledPost === null ? '' : ` by ${title(after.settledPost)}`;
  const why = after.reason === null ? '' : `: ${after.reason}`;
  switch (after.state) {
    case 'met':
      return `Answered${by}`;
    case 'waived':
      return `Waived${by}${why}`;
    case 'cancelled':
      return `Fell away${why}`;
    case 'open':
      return 'Asked for again';
  }
};

/** By which post something was given to another, and why, by the instant of that; what is not known is null. */
export type Giving = ReadonlyMap<Instant, { readonly post: string | null; readonly reason: string | null }>;

const sayGiven = (after: Obligation, title: Titles, giving: Giving): string => {
  const { post = null, reason = null } = giving.get(after.knownAt) ?? {};
  return `given to ${sayOwner(after, title)}${post === null ? '' : ` by ${title(post)}`}${reason === null ? '' : `: ${reason}`}`;
};

const changes = (before: Obligation, after: Obligation, title: Titles, giving: Giving): string[] => {
  const owner = (each: Obligation): string => JSON.stringify([each.ownerPost, each.coPosts, each.ownerBasis]);
  return [
    ...(after.state === before.state ? [] : [saySettled(after, title)]),
    ...(after.dueOn === before.dueOn ? [] : [`due by ${formatDay(after.dueOn)} instead of ${formatDay(before.dueOn)}`]),
    ...(owner(after) === owner(before)
      ? []
      : [
          after.ownerBasis === 'by-hand'
            ? sayGiven(after, title, giving)
            : `owed by ${sayOwner(after, title)} from then on, by the framework`,
        ]),
    ...(after.rule === before.rule ? [] : [`asked for by: ${after.rule}`]),
    ...(after.title === before.title ? [] : [`called "${after.title}" from then on`]),
  ];
};

/** Whether somebody gave it to another post with that revision, and not the framework. */
export const isGiven = (before: Obligation | undefined, after: Obligation): boolean =>
  before !== undefined &&
  after.ownerBasis === 'by-hand' &&
  JSON.stringify([before.ownerPost, before.coPosts, before.ownerBasis]) !==
    JSON.stringify([after.ownerPost, after.coPosts, after.ownerBasis]);

/** Everything that became of an obligation, from its revisions in their order; the first thing first. `giving`: see there. */
export const happeningsOf = (
  revisions: readonly Obligation[],
  title: Titles,
  giving: Giving = new Map(),
): Happening[] =>
  revisions.flatMap((after, index) => {
    const before = revisions[index - 1];
    const said =
      before === undefined
        ? [
            `Asked for, ${isOwedAtOnce(after) ? sayByWhen(after).toLowerCase() : `by ${formatDay(after.dueOn)}`}; owed by ${sayOwner(after, title)}`,
          ]
        : changes(before, after, title, giving);
    const words = said.join('; ');
    return said.length === 0 ? [] : [{ at: after.knownAt, words: `${words.charAt(0).toUpperCase()}${words.slice(1)}` }];
  });
