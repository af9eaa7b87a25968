export {
  ATTENDANCES,
  type Attendance,
  type AttendanceKind,
  hasBegun,
  isUnrecorded,
  type Meeting,
  type MeetingState,
} from './meeting.ts';
export { type MeetingsAsked, meetingsOf } from './read-model.ts';
export { MEETING } from './tables.ts';
