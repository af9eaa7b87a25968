import { type Acting, type Caller, callerMay } from '../access/index.ts';
import { type Obligation, postsOf } from '../obligations/index.ts';
import type { Directory } from '../people/index.ts';
import { READ_ALL_OWED } from './policy.ts';

/** What of it somebody may see: everything, or what these posts owe, the one they act from first. */
export type Sight = {
  readonly all: boolean;
  readonly posts: readonly string[];
  /** The posts from which the reader answers for restricted matter: only of these do they see that something restricted is owed. */
  readonly own: readonly string[];
};

// What is restricted is decided, so a depute for meetings alone does not learn that it is there.
const answersForRestricted = ({ capacity }: Acting): boolean =>
  capacity.kind !== 'depute' || capacity.kinds.includes('decisions');

/**
 * Whoever may see all sees all; anybody else what their own posts in the council owe, and, where the post they act from heads a service, what the
 * posts of that service owe.
 */
export const sightOf = (
  caller: Caller,
  council: string,
  acting: Acting | null,
  { services, posts }: Pick<Directory, 'services' | 'posts'>,
): Sight => {
  const hats = caller.kind === 'nobody' ? [] : caller.hats.filter((hat) => hat.council === council);
  const worn = acting === null ? hats : [acting, ...hats];
  const postsOfHats = (some: readonly Acting[]): string[] => [...new Set(some.map(({ post }) => String(post)))];
  const headed = services.filter(({ headPost }) => headPost !== null && headPost === acting?.post);
  const below = [...posts.values()]
    .filter(({ service }) => service !== null && headed.some(({ titles }) => titles.includes(service)))
    .map(({ code }) => code);
  return {
    all: callerMay(caller, council, READ_ALL_OWED),
    posts: [...new Set([...postsOfHats(worn), ...below])],
    own: postsOfHats(worn.filter(answersForRestricted)),
  };
};

/** Whether it may be seen: of restricted matter that it is there by whoever owes it alone, or a list of all would tell everybody how much there is. */
export const sees = (
  { all, posts, own }: Sight,
  obligation: Pick<Obligation, 'ownerPost' | 'coPosts' | 'confidentiality'>,
): boolean => {
  const among = (seen: readonly string[]): boolean => postsOf(obligation).some((post) => seen.includes(post));
  return obligation.confidentiality === 'restricted' ? among(own) : all || among(posts);
};
