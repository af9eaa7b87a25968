import { type CouncilCode, dayOf, type Instant, type PostCode } from '../../kernel/index.ts';
import { type Acting, ALL_ROLES, type Capacity, type Role } from '../access/index.ts';
import { isGroupRole, isPostRole } from './assignable-roles.ts';
import { type Delegation, isInForce } from './delegation.ts';
import type { Holding } from './holding.ts';
import { type Span, spans } from './span.ts';

/** What decides in which capacities one person may act in one council. */
export type HatFacts = {
  readonly council: CouncilCode;
  readonly councilName: string;
  /** The person's own, whatever their days. */
  readonly holdings: readonly Holding[];
  /** The posts that the groups of the person's sign-in give. */
  readonly mappedPosts: readonly string[];
  /** The titles of the posts that there are; a post without one gives no hat. */
  readonly titles: ReadonlyMap<string, string>;
  readonly postRoles: readonly { readonly post: string; readonly role: string }[];
  /** The role of each group that a post belongs to, and over which days it does. */
  readonly groupRoles: readonly ({ readonly post: string; readonly role: string } & Span)[];
  /** Those in which the person is the depute. */
  readonly delegations: readonly Delegation[];
};

type Ownership = { readonly post: string; readonly capacity: Capacity };

// One hat for each post: whoever both holds it and is named by the sign-in holds it.
const ownPosts = ({ holdings, mappedPosts }: HatFacts, now: Instant): Ownership[] => {
  const today = dayOf(now);
  const current = holdings.filter((holding) => spans(holding, today));
  const found = new Map<string, Capacity>();
  for (const kind of ['holder', 'acting-up'] as const) {
    for (const { post } of current.filter((holding) => holding.kind === kind)) {
      if (!found.has(post)) found.set(post, { kind });
    }
  }
  for (const post of mappedPosts) if (!found.has(post)) found.set(post, { kind: 'mapped' });
  return [...found].map(([post, capacity]) => ({ post, capacity }));
};

/** The roles that come with a post on the day of `now`: its own, and those of the groups that it belongs to. In the order of ROLES. */
export const rolesOf = (
  { postRoles, groupRoles }: Pick<HatFacts, 'postRoles' | 'groupRoles'>,
  post: string,
  now: Instant,
): Role[] => {
  const today = dayOf(now);
  const given = new Set<string>([
    ...postRoles.filter((each) => each.post === post && isPostRole(each.role)).map(({ role }) => role),
    ...groupRoles
      .filter((each) => each.post === post && isGroupRole(each.role) && spans(each, today))
      .map(({ role }) => role),
  ]);
  return ALL_ROLES.filter((role) => given.has(role));
};

const rank = ({ roles }: Acting): number => {
  const [first] = roles;
  return first === undefined ? ALL_ROLES.length : ALL_ROLES.indexOf(first);
};

/**
 * Every hat that the person has in the council at the instant: first those of their own posts, the one with the weightiest role in front; then
 * those of posts that they cover under a delegation in force, while they still hold the post that it was made to.
 */
export const hatsFrom = (facts: HatFacts, now: Instant): Acting[] => {
  const { council, councilName, titles, delegations } = facts;
  const hat = (post: string, capacity: Capacity, roles: readonly Role[]): Acting[] => {
    const postTitle = titles.get(post);
    return postTitle === undefined
      ? []
      : [{ council, councilName, post: post as PostCode, postTitle, capacity, roles }];
  };
  const owned = ownPosts(facts, now);
  const own = owned
    .flatMap(({ post, capacity }) => hat(post, capacity, rolesOf(facts, post, now)))
    .sort((a, b) => rank(a) - rank(b) || (a.post < b.post ? -1 : 1));
  const covering = delegations
    .filter((each) => isInForce(each, now) && owned.some(({ post }) => post === each.deputePost))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .flatMap(({ code, kinds, coversPost }) => hat(coversPost, { kind: 'depute', delegation: code, kinds }, ['depute']));
  return [...own, ...covering];
};
