export { MEETINGS as MEETINGS_ADDRESS } from './addresses.ts';
export { countOutcomes } from './attendance-count.ts';
export {
  ATTENDANCES,
  type Attendance,
  type AttendanceKind,
  hasBegun,
  isUnrecorded,
  type Meeting,
  type MeetingState,
} from './meeting.ts';
export { PLAN_MEETINGS, READ_MEETINGS, RECORD_ATTENDANCE } from './policy.ts';
export { type MeetingsAsked, meetingsOf } from './read-model.ts';
export * from './service.ts';
export { MEETING } from './tables.ts';
