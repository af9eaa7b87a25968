export { REGISTERS as REGISTERS_ADDRESS } from './addresses.ts';
export { bringAllClocksUpToDate } from './all-clock-work.ts';
export { bringClocksUpToDate, type ClockTurn } from './clock-work.ts';
export { CLOCK_STATES } from './clocks/clock-words.ts';
export { SCORECARD_MEASURE } from './counts/scorecard.ts';
export type { Confidentiality, Entry, EntryEvent, FieldValue, FieldValues, Revision } from './entry/entry.ts';
export type { MoveDraft } from './entry/move-entry.ts';
export { movesFrom, needsOf } from './entry/move-entry.ts';
export type { NewEntry } from './entry/open-entry.ts';
export type { Happened } from './entry/revise-entry.ts';
export { entryOf } from './entry/store.ts';
export { CLOCK, entryOwed } from './owe-clocks.ts';
export { type ClocksToday, ClocksTodayPart, clocksToday } from './pages/clocks-today.tsx';
export { sayDelegation } from './pages/delegation-words.ts';
export { type ClockTold, tellClocks } from './pages/entry/clock-told.ts';
export { asItStands, type EntryPart, type ShownEntry } from './pages/entry/entry-part.ts';
export { personLabel } from './pages/entry/story.ts';
export { entryCrumbs } from './pages/forms/entry-parts.tsx';
export { needsAhead } from './pages/forms/move-needs.ts';
export { ClocksInHand, type InHand, inHand, StandingTable } from './pages/in-hand.tsx';
export { reachEntry } from './pages/reach.ts';
export {
  drawn,
  nothingHere,
  type RegisterPages,
  type RegistersView,
  readerKeeps,
  readRegisters,
  registersPage,
} from './pages/view.tsx';
export { READ_COUNTS, READ_REGISTERS, WRITE_REGISTERS } from './policy.ts';
export { type MayPublish, mayPublish, type ToPublish } from './publish/may-publish.ts';
export { registersKept, registerTitles } from './read-ruled.ts';
export { makeEntry, makeMove, noteIn, putRight, putStepRight, takeBack, withdraw } from './service.ts';
export { OWN_REGISTER_TYPE, REGISTER_KEEPER, REGISTER_TYPE } from './tables.ts';
export { faultsOfAddition } from './type/check-addition.ts';
export { readRegisterType } from './type/check-type.ts';
export { heldTypes, isWholeOwnType, type TypeRow } from './type/held-type.ts';
export { clashOfLetters } from './type/letters.ts';
export { type Addition, OWN, readAddition } from './type/own-type.ts';
export { eventOfType, type Move, type Need, type RegisterType, stateOfType } from './type/register-type.ts';
export { sourceInWords, typeInWords } from './type/said-source.ts';
export { clashOfMeasures } from './type/same-measure.ts';
