export { PEOPLE as PEOPLE_ADDRESS } from './addresses.ts';
export { GROUP_ROLES, isGroupRole, isPostRole, POST_ROLES } from './assignable-roles.ts';
export { type Delegation, type DelegationState, isInForce, stateAt } from './delegation.ts';
export { type DemoPerson, demoPeople } from './demo-people.ts';
export { isAway } from './deputising.ts';
export { sayKinds } from './deputising-view.ts';
export { type PeopleDoor, peopleDoor } from './door.ts';
export { type Held, heldIn, isInEffect, sayStanding } from './effect.ts';
export { guardedIn, isGuardedPerson } from './guarded.ts';
export { type HatFacts, hatsFrom } from './hats.ts';
export { hatsOf } from './hats-of.ts';
export {
  ABSENCE_REASONS,
  type Absence,
  gapsIn,
  HOLDING_KINDS,
  type Holding,
  heldOn,
  sayHeld,
} from './holding.ts';
export type { Duty } from './page-post.tsx';
export { councilsOf, isOneLine, isPersonCode, type Particulars } from './person.ts';
export {
  END_DELEGATION,
  GIVE_GUARDED,
  GIVE_POSTS,
  MAKE_DELEGATION,
  MANAGE_PEOPLE,
  READ_PEOPLE,
  RECORD_ABSENCE,
} from './policy.ts';
export {
  type Directory,
  delegationsOf,
  type Group,
  groupsOf,
  type KnownPerson,
  LATEST,
  type Membership,
  type Post,
  peopleOf,
  postRolesOf,
  postsByCode,
  postTitle,
  readDirectory,
  sayPerson,
} from './read-model.ts';
export { canLead, postsThatCannotDeputise, postsThatCannotLead, postsWithRoleOf } from './roles-of-posts.ts';
export * from './service.ts';
export { spans } from './span.ts';
export {
  CLAIM_MAPPING,
  DELEGATION,
  GROUP_MEMBER,
  LEADERSHIP_GROUP,
  POST,
  POST_ABSENCE,
  POST_HOLDING,
  POST_ROLE,
  SERVICE,
} from './tables.ts';
export { readMoment } from './typed-moment.ts';
export { readTime } from './typed-time.ts';
