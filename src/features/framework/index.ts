export { changeLead, changeSchedule, recordEvent } from './change.ts';
export { FIRST_DAY, sayStretch } from './due.ts';
export { type Expected, OUTLOOK_DAYS } from './expected.ts';
export { FREQUENCY_CODES, frequencyOf, goesByMeetings, isFrequency, mayBeNothing } from './frequency.ts';
export { bringAllUpToDate, bringCouncilUpToDate, makeDue } from './generate.ts';
export { keptExpected } from './kept-expected.ts';
export {
  ASSURANCE,
  type AssuranceFunction,
  type Framework,
  functionsOf,
  inForceOn,
  MECHANISM_KINDS,
  type Mechanism,
  mechanismOfSubject,
  scheduleOn,
  sourceOf,
  subjectOf,
} from './mechanism.ts';
export { CHANGE_FRAMEWORK, READ_FRAMEWORK } from './policy.ts';
export { type Outlook, readExpected } from './read-expected.ts';
export { functionTitles, readFramework } from './read-model.ts';
export { ASSURANCE_FUNCTION, MECHANISM, MECHANISM_LEAD, MECHANISM_SCHEDULE } from './tables.ts';
