export {
  changeLead,
  changeSchedule,
  type EventDraft,
  type LeadDraft,
  recordEvent,
  type ScheduleDraft,
} from './change.ts';
export { FIRST_DAY, sayStretch } from './due.ts';
export { type Expected, OUTLOOK_DAYS } from './expected.ts';
export {
  FREQUENCY_CODES,
  type Frequency,
  type FrequencyCode,
  frequencyOf,
  goesByMeetings,
  isFrequency,
  mayBeNothing,
} from './frequency.ts';
export { type BroughtUp, bringAllUpToDate, bringCouncilUpToDate, bringUpToDate, makeDue } from './generate.ts';
export {
  ASSURANCE,
  type AssuranceFunction,
  type Framework,
  functionsOf,
  inForceOn,
  type Lead,
  leadsOn,
  MECHANISM_KINDS,
  type Mechanism,
  type MechanismKind,
  mechanismOfSubject,
  mechanismsOf,
  type Schedule,
  scheduleOn,
  sourceOf,
  subjectOf,
} from './mechanism.ts';
export { CHANGE_FRAMEWORK, READ_FRAMEWORK } from './policy.ts';
export { type Outlook, readExpected } from './read-expected.ts';
export { readFramework } from './read-model.ts';
export { ASSURANCE_FUNCTION, MECHANISM, MECHANISM_LEAD, MECHANISM_SCHEDULE } from './tables.ts';
