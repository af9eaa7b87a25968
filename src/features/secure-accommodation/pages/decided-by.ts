import type { Transaction } from '../../../platform/database/database.ts';
import { delegationsOf, postTitle } from '../../people/index.ts';
import { type RegistersView, type Revision, sayDelegation } from '../../registers/index.ts';

/** By whom a decision was taken, as the letter says it. */
export type DecidedBy = { readonly decidedBy: string; readonly delegation: string | null };

const wordsOf = async (tx: Transaction, code: string, { posts }: Pick<RegistersView, 'posts'>): Promise<string> => {
  const delegation = (await delegationsOf(tx)).find((each) => each.code === code);
  return delegation === undefined ? code : sayDelegation(delegation, posts);
};

/** Reads it from the revision that wrote the decision down: the post, and of a depute the delegation; where the law decided by itself, the post of whoever makes the letter. */
export const decidedBy = async (given: RegistersView, { actor }: Pick<Revision, 'actor'>): Promise<DecidedBy> => {
  const { tx, posts, acting } = given;
  const title = postTitle(posts, actor.post ?? acting?.post ?? null);
  return actor.delegation === null
    ? { decidedBy: title, delegation: null }
    : { decidedBy: `Depute for ${title}`, delegation: await wordsOf(tx, actor.delegation, given) };
};
