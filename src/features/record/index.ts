export { anchorsOf, anchorText, HOW_TO_CHECK, type PrintedAnchor, verifyCommand } from './anchor.ts';
export { readAsAt } from './as-at.ts';
export { isRestrictedChain, ownerOfChain } from './chains.ts';
export {
  BY_HAND,
  type By,
  byCaller,
  byProgram,
  type Changed,
  changing,
  type MakeDue,
  type Office,
  put,
} from './change.ts';
export { RECORD_EVENTS, type RecordEvent, sayEvent } from './events.ts';
export { deliverAllOwed, deliverOwed, type OwedEntry, oweEntry } from './owed.ts';
export { type EntryLine, entriesSince, entryOf } from './read-entries.ts';
export { faultsOfReason } from './reason.ts';
export { appendOpening, readRestricted } from './restricted.ts';
export { appendToRecord, type DataVersion, dataVersion, instantOfWrite, lastChange } from './store.ts';
export type { Check } from './verify-check.ts';
