export { type AttendanceDraft, recordAttendance } from './attend-meeting.ts';
export { cancelMeeting, changeMeeting } from './change-meeting.ts';
export { addMeeting, addSeries, type SeriesDraft } from './plan-meeting.ts';
export type { MeetingDraft } from './typed-meeting.ts';
