export { sayByWhen, sayDistance } from './distance.ts';
export {
  AT_ONCE,
  isInTime,
  isOwedAtOnce,
  type Obligation,
  type ObligationState,
  postsOf,
  SOON_DAYS,
  type Standing,
  standingOf,
  toldOf,
} from './obligation.ts';
export { ByWhen, type OwedRow, OwedTable } from './owed-table.tsx';
export { everOwed, mayGive, mayWaive, neededFor, REASSIGN_OBLIGATION, WAIVE_OBLIGATION } from './policy.ts';
export {
  everOwners,
  historyOf,
  type ObligationFilter,
  obligationOf,
  obligationsOf,
  openObligations,
  revisionsOf,
} from './read-model.ts';
export { metBy, reassignObligation, waiveObligation } from './service.ts';
export { appendObligations } from './store.ts';
