import type { Day } from '../../kernel/index.ts';
import { type Directory, postTitle, spans } from '../people/index.ts';
import type { OwedQuery } from './addresses.ts';
import type { Sight } from './sight.ts';

/** Whose obligations a page shows. `posts` null: those of every post. `query`: what the address says of it, for the links of the page. */
export type Selection = {
  readonly whose: 'mine' | 'post' | 'group' | 'all';
  readonly title: string;
  readonly posts: readonly string[] | null;
  readonly query: OwedQuery;
};

type Facts = {
  readonly directory: Pick<Directory, 'posts' | 'groups' | 'memberships'>;
  readonly acting: string | null;
  readonly today: Day;
};

/** What an address asks for; null where it is nothing, or more than the reader may see. Without a word of it: what the post they act from owes. */
export const selectionOf = (
  query: Readonly<Record<string, string>>,
  sight: Sight,
  { directory, acting, today }: Facts,
): Selection | null => {
  const { post = '', group = '', all = '' } = query;
  if (all === 'yes')
    return sight.all ? { whose: 'all', title: 'What every post owes', posts: null, query: { all } } : null;
  if (group !== '') {
    const found = directory.groups.find(({ code }) => code === group);
    if (!sight.all || found === undefined) return null;
    const posts = directory.memberships
      .filter((each) => each.group === group && spans(each, today))
      .map((each) => each.post);
    return { whose: 'group', title: `What the posts of this group owe: ${found.title}`, posts, query: { group } };
  }
  if (post !== '' && post !== acting) {
    const known = directory.posts.has(post) && (sight.all || sight.posts.includes(post));
    if (!known) return null;
    return {
      whose: 'post',
      title: `What this post owes: ${postTitle(directory.posts, post)}`,
      posts: [post],
      query: { post },
    };
  }
  return { whose: 'mine', title: 'What do I owe?', posts: acting === null ? [] : [acting], query: {} };
};
