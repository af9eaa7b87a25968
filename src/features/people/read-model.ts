import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { inForce } from '../../platform/database/revisions.ts';
import { POST } from './tables.ts';

export type Post = {
  readonly code: string;
  readonly title: string;
  readonly service: string | null;
  readonly basis: string | null;
};

/** The council's posts by code. */
export const postsByCode = async (tx: Transaction, asAt: Instant): Promise<ReadonlyMap<string, Post>> => {
  const rows = await inForce<Post>(tx, POST, asAt);
  return new Map(rows.map(({ code, title, service, basis }) => [code, { code, title, service, basis }]));
};

/** The title of a post, or a plain statement that there is none. */
export const postTitle = (posts: ReadonlyMap<string, Post>, code: string | null): string =>
  code === null ? 'no post named' : (posts.get(code)?.title ?? code);
