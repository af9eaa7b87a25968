export { appendToRecord, lastChange, type RecordEntry } from './store.ts';
