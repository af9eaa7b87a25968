export { PEOPLE as PEOPLE_ADDRESS } from './addresses.ts';
export { GROUP_ROLES, POST_ROLES } from './assignable-roles.ts';
export { type Delegation, isInForce, stateAt } from './delegation.ts';
export { type DemoPerson, demoPeople } from './demo-people.ts';
export { sayKinds } from './deputising-view.ts';
export { type PeopleDoor, peopleDoor } from './door.ts';
export { heldIn, isInEffect, sayStanding } from './effect.ts';
export { guardedIn, isGuardedPerson } from './guarded.ts';
export { hatsOf } from './hats-of.ts';
export { ABSENCE_REASONS, HOLDING_KINDS, heldOn, sayHeld } from './holding.ts';
export type { Duty } from './page-post.tsx';
export { isOneLine, isPersonCode } from './person.ts';
export { READ_PEOPLE } from './policy.ts';
export {
  type Directory,
  delegationsOf,
  type Group,
  groupsOf,
  type KnownPerson,
  LATEST,
  type Post,
  peopleMark,
  peopleOf,
  postRolesOf,
  postsByCode,
  postTitle,
  readDirectory,
  sayPerson,
  servicesOf,
  trustedPosts,
} from './read-model.ts';
export { postsThatCannotDeputise, postsThatCannotLead, postsWithRoleOf } from './roles-of-posts.ts';
export * from './service.ts';
export { spans } from './span.ts';
export { GROUP_MEMBER, LEADERSHIP_GROUP, POST, POST_ROLE, SERVICE } from './tables.ts';
export { readTime } from './typed-time.ts';
export { postChoice, vacantPosts } from './vacant.ts';
