import { type Day, dayOf, type Instant } from '../../kernel/index.ts';
import { type Delegation, isInForce, sayState, stateAt } from './delegation.ts';
import type { Holding } from './holding.ts';
import type { Directory } from './read-model.ts';
import { meet } from './span.ts';

/** Who holds which posts: what tells whether a depute still has the post that their delegation names. */
export type Held = {
  readonly holdings: readonly Holding[];
  /** The posts that the council's own sign-in gives, whose holders are not known here. */
  readonly mappedPosts: readonly string[];
};

/** Who holds which posts, as the directory has it. */
export const heldIn = ({ holdings, mappings }: Pick<Directory, 'holdings' | 'mappings'>): Held => ({
  holdings,
  mappedPosts: mappings.map(({ post }) => post),
});

const holdsBetween = (
  { holdings, mappedPosts }: Held,
  { deputePost, deputePerson }: Delegation,
  firstDay: Day,
  lastDay: Day,
): boolean =>
  mappedPosts.includes(deputePost) ||
  holdings.some(
    (each) => each.post === deputePost && each.person === deputePerson && meet(each, { firstDay, lastDay }),
  );

const isOpen = (delegation: Delegation, now: Instant): boolean =>
  ['to come', 'in force'].includes(stateAt(delegation, now));

// The first day on which it could be used: today's, or the one that it begins with.
const firstUse = ({ from }: Delegation, now: Instant): Day => dayOf(from > now ? from : now);

/** Whether the depute may act under it at that instant: it is in force, and they hold the post that it names. */
export const isInEffect = (delegation: Delegation, held: Held, now: Instant): boolean =>
  isInForce(delegation, now) && holdsBetween(held, delegation, dayOf(now), dayOf(now));

/** Whether nothing comes of it any more: in force or to come, and the depute holds its post on none of the days left to it. */
export const isLapsed = (delegation: Delegation, held: Held, now: Instant): boolean =>
  isOpen(delegation, now) && !holdsBetween(held, delegation, firstUse(delegation, now), dayOf(delegation.to));

/** "in force until 3 May 2026, 17:00", or that it is not in effect, and why. */
export const sayStanding = (delegation: Delegation, held: Held, now: Instant): string => {
  const day = firstUse(delegation, now);
  return isOpen(delegation, now) && !holdsBetween(held, delegation, day, day)
    ? 'not in effect: the depute no longer holds the post'
    : sayState(delegation, now);
};
