import { formatDay, type Instant } from '../../kernel/index.ts';
import type { Obligation } from '../obligations/index.ts';

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

const changes = (before: Obligation, after: Obligation, title: Titles): string[] => {
  const owner = (each: Obligation): string => JSON.stringify([each.ownerPost, each.coPosts, each.ownerBasis]);
  return [
    ...(after.state === before.state ? [] : [saySettled(after, title)]),
    ...(after.dueOn === before.dueOn ? [] : [`due by ${formatDay(after.dueOn)} instead of ${formatDay(before.dueOn)}`]),
    ...(owner(after) === owner(before)
      ? []
      : [
          after.ownerBasis === 'by-hand'
            ? `given to ${sayOwner(after, title)}`
            : `owed by ${sayOwner(after, title)} from then on, by the framework`,
        ]),
    ...(after.rule === before.rule ? [] : [`asked for by: ${after.rule}`]),
    ...(after.title === before.title ? [] : [`called "${after.title}" from then on`]),
  ];
};

/** Everything that became of an obligation, from its revisions in their order; the first thing first. */
export const happeningsOf = (revisions: readonly Obligation[], title: Titles): Happening[] =>
  revisions.flatMap((after, index) => {
    const before = revisions[index - 1];
    const said =
      before === undefined
        ? [`Asked for, by ${formatDay(after.dueOn)}; owed by ${sayOwner(after, title)}`]
        : changes(before, after, title);
    const words = said.join('; ');
    return said.length === 0 ? [] : [{ at: after.knownAt, words: `${words.charAt(0).toUpperCase()}${words.slice(1)}` }];
  });
