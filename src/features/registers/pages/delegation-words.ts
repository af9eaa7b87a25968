import { formatInstant } from '../../../kernel/index.ts';
import { type Delegation, type Post, postTitle } from '../../people/index.ts';

/** A delegation for whoever relies on it: its reference, from when to when, who gave it, and what it covers; never a person's name. */
export const sayDelegation = (
  { code, from, to, made, ended, scope }: Delegation,
  posts: ReadonlyMap<string, Post>,
): string => {
  const giver =
    made.post === null ? 'of which no post is recorded as its giver' : `given by ${postTitle(posts, made.post)}`;
  const until = ended === null ? formatInstant(to) : `${formatInstant(ended.at)}, when it was ended early`;
  return `${code}, from ${formatInstant(from)} to ${until}, ${giver}. What it covers: ${scope}`;
};
