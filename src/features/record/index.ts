export { readAsAt } from './as-at.ts';
export { appendToRecord, instantOfWrite, lastChange, type RecordEntry } from './store.ts';
