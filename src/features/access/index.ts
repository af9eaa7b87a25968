export { type Acting, type Capacity, hatOf, sayCapacity, sayRoles } from './acting.ts';
export {
  type Actor,
  actingIn,
  actorIn,
  type Caller,
  callerMay,
  NOBODY,
  programActor,
  type SignedIn,
  verdictOn,
} from './caller.ts';
export { may, type Permission, type Power, PUBLIC, power, SIGNED_IN } from './permission.ts';
export {
  ALL_ROLES,
  DELEGATION_KINDS,
  type DelegationKind,
  isDelegationKind,
  isGuardedRole,
  isRole,
  ROLES,
  type Role,
} from './role.ts';
