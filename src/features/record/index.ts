export { readAsAt } from './as-at.ts';
export { RECORD_EVENTS, type RecordEvent, sayEvent } from './events.ts';
export { appendToRecord, instantOfWrite, lastChange, type RecordEntry } from './store.ts';
