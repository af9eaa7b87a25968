import type { Asked } from '../site/index.ts';

/** The answers on how a post is held. */
export const holdingIn = ({ answer }: Asked) => ({
  post: answer('post'),
  kind: answer('kind'),
  firstDay: answer('first_day'),
  lastDay: answer('last_day'),
});
