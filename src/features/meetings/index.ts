export { countOutcomes } from './attendance-count.ts';
export { ATTENDANCES, isUnrecorded, type Meeting } from './meeting.ts';
export { type MeetingsAsked, meetingsOf } from './read-model.ts';
export * from './service.ts';
export { MEETING } from './tables.ts';
