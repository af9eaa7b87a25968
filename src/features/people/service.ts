export { addPost, type PostDraft } from './add-post.ts';
export { type DelegationForm, deputisingFacts, endDelegation, makeDelegation } from './change-delegation.ts';
export { joinGroup, leaveGroup, type MembershipDraft } from './change-group.ts';
export { endHolding, type HoldingDraft, holdPost } from './change-holding.ts';
export {
  addPerson,
  admitNewcomer,
  type EndAccess,
  type PersonDraft,
  type Removal,
  removePerson,
  renamePerson,
  welcomePerson,
} from './change-person.ts';
export { type AbsenceDraft, endAbsence, recordAbsence, settleRoles } from './change-post.ts';
export { mapGroup, unmapGroup } from './change-sign-in.ts';
export { addGroup, closeGroup, type GroupDraft, settleGroup } from './settle-group.ts';
export { type PostParticulars, settlePost } from './settle-post.ts';
export { addService, closeService, type ServiceDraft, settleService } from './settle-service.ts';
