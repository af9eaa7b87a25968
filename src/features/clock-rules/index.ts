export { CLOCK_RULES } from './addresses.ts';
export { answerCase, type CaseAnswer } from './answer-case.ts';
export { type ClockCase, readCases } from './case-input.ts';
export type { Row } from './from-rows.ts';
export { READ_CLOCK_RULES } from './policy.ts';
export { type ClockRules, clockRulesFrom, readClockRules } from './read-model.ts';
export {
  calendarFaults,
  clockRuleFaults,
  closedDayFaults,
  loadedYearFaults,
  type NumberedRow,
} from './row-faults.ts';
export { sayAnswer } from './say-answer.ts';
export {
  CALENDAR_DAY,
  CLOCK_CALENDAR,
  CLOCK_OVERRIDE,
  CLOCK_RULE,
  COUNCIL_CLOSED_DAY,
  COUNCIL_LOADED_YEAR,
} from './tables.ts';
