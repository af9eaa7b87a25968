import { type Day, dayOf, type Instant, instantAt } from '../../kernel/index.ts';

/** Who attended a meeting for the Chief Social Work Officer. */
export const ATTENDANCES = {
  cswo: 'The Chief Social Work Officer attended',
  depute: 'A depute attended',
  nobody: 'Nobody attended for the Chief Social Work Officer',
  'not-asked': 'The Chief Social Work Officer was not asked to attend',
} as const;

export type AttendanceKind = keyof typeof ATTENDANCES;

export const isAttendanceKind = (text: string): text is AttendanceKind => Object.hasOwn(ATTENDANCES, text);

/** Who attended, and where the minute is (`null` where that is not said). `deputePost` with `depute` alone; its delegation where one stood. */
export type Attendance = {
  readonly kind: AttendanceKind;
  readonly deputePost: string | null;
  readonly delegation: string | null;
  readonly minute: string | null;
};

export type MeetingState = 'planned' | 'held' | 'cancelled';

/** A meeting of a group, as it was last known. */
export type Meeting = {
  /** "MT-2026-001": it stays when the meeting is moved. */
  readonly code: string;
  readonly group: string;
  readonly day: Day;
  /** When it begins, as clocks in Scotland show it ("14:30"); null where that is not known. */
  readonly time: string | null;
  /** What it is for, in words; null where it is one of the group's usual meetings. */
  readonly title: string | null;
  readonly papersDue: Day | null;
  readonly state: MeetingState;
  readonly cancelledWhy: string | null;
  /** Null unless it was held. */
  readonly attendance: Attendance | null;
  /** Who wrote this revision: 'council' where people of it did, else the pack. */
  readonly origin: string;
  /** Since when it is known so. */
  readonly knownAt: Instant;
};

/** Whether its day or, where the time is known, its beginning has come: before that nobody can have attended. */
export const hasBegun = ({ day, time }: Pick<Meeting, 'day' | 'time'>, now: Instant): boolean => {
  const begins = time === null ? null : instantAt(day, time);
  return begins === null ? day <= dayOf(now) : begins <= now;
};

/** Whether its day is over and nobody has said who attended: visibly unknown, and never taken for attendance. */
export const isUnrecorded = ({ state, day }: Pick<Meeting, 'state' | 'day'>, today: Day): boolean =>
  state === 'planned' && day < today;
