import type { Day } from '../../kernel/index.ts';
import { heldOn } from './holding.ts';
import type { Directory, Post } from './read-model.ts';

/** The posts that nobody holds or acts up in on the day; one that the council's sign-in gives is held by whoever that is. */
export const vacantPosts = (
  { posts, holdings, mappings }: Pick<Directory, 'posts' | 'holdings' | 'mappings'>,
  day: Day,
): ReadonlySet<string> => {
  const held = new Set([...heldOn(holdings, day), ...mappings].map(({ post }) => post));
  return new Set([...posts.keys()].filter((post) => !held.has(post)));
};

/** A post as one choice of a form: its title, and that nobody holds it where it is among the vacant. */
export const postChoice = (
  { code, title }: Pick<Post, 'code' | 'title'>,
  vacant: ReadonlySet<string>,
): { readonly value: string; readonly label: string } => ({
  value: code,
  label: vacant.has(code) ? `${title} (nobody holds it)` : title,
});
