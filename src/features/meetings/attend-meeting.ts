import { type Fault, fail, fault, formatDay, instantAt, ok, type Result } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import {
  type Delegation,
  delegationsOf,
  isOneLine,
  LATEST,
  postRolesOf,
  postsByCode,
  postsThatCannotDeputise,
  readDirectory,
} from '../people/index.ts';
import { type Changed, changing, type Office, put } from '../record/index.ts';
import { standingMeeting } from './change-meeting.ts';
import { type Attendance, hasBegun, isAttendanceKind, type Meeting } from './meeting.ts';
import { factsOf, type MeetingFacts, rowOf } from './meeting-row.ts';
import { RECORD_ATTENDANCE } from './policy.ts';
import { MEETING } from './tables.ts';

/** Who attended, as chosen: `depute` is a post, or a post and its delegation ("HOS D-2026-001"). */
export type AttendanceDraft = { readonly kind: string; readonly depute: string; readonly minute: string };

const LONGEST_MINUTE = 300;

/** Whether the depute could attend that meeting under the delegation: it covers meetings, and stood at its time or on some part of its day. */
export const coversMeeting = (
  { kinds, from, to, ended }: Delegation,
  { day, time }: Pick<Meeting, 'day' | 'time'>,
): boolean => {
  const begins = time === null ? null : instantAt(day, time);
  const [first, last] = begins === null ? [instantAt(day, '00:00'), instantAt(day, '23:59')] : [begins, begins];
  if (first === null || last === null || !kinds.includes('meetings')) return false;
  return from <= last && first < to && (ended === null || first < ended.at);
};

/**
 * The posts that could not act for the Chief Social Work Officer at that meeting without a delegation: by what people may be delegated to, on the
 * meeting's day. One that is recorded already is not among them: what was said stays.
 */
export const unfitToAttend = (
  directory: Parameters<typeof postsThatCannotDeputise>[0],
  { day, time, attendance }: Pick<Meeting, 'day' | 'time' | 'attendance'>,
): ReadonlySet<string> => {
  const at = instantAt(day, time ?? '12:00') ?? instantAt(day, '12:00');
  const unfit = at === null ? [] : [...postsThatCannotDeputise(directory, at)];
  return new Set(unfit.filter((post) => post !== attendance?.deputePost));
};

const readDepute = async (
  tx: Transaction,
  meeting: Meeting,
  chosen: string,
): Promise<{ deputePost: string | null; delegation: string | null; faults: Fault[] }> => {
  const wrong = (found: string, remedy: string) => ({
    deputePost: null,
    delegation: null,
    faults: [fault('answer.invalid', found, { column: 'depute' }, remedy)],
  });
  const [post = '', code = null] = chosen.trim().split(' ');
  if (post === '') {
    const faults = [fault('answer.missing', 'Choose which depute attended', { column: 'depute' })];
    return { deputePost: null, delegation: null, faults };
  }
  if (!(await postsByCode(tx, LATEST)).has(post)) return wrong('The council has no such post', 'Choose another.');
  if ((await postRolesOf(tx)).some((each) => each.post === post && each.role === 'cswo')) {
    return wrong('That is the Chief Social Work Officer’s own post', 'Say that they attended, or choose another post.');
  }
  if (code === null && unfitToAttend(await readDirectory(tx), meeting).has(post)) {
    const found = 'An elected member, auditor, clerk or administrator does not act for the Chief Social Work Officer';
    return wrong(found, 'Choose a post that carries social work, or say that nobody attended.');
  }
  if (code === null) return { deputePost: post, delegation: null, faults: [] };
  const delegation = (await delegationsOf(tx)).find((each) => each.code === code && each.deputePost === post);
  if (delegation === undefined || !coversMeeting(delegation, meeting)) {
    return wrong(`No such delegation covered meetings on ${formatDay(meeting.day)}`, 'Choose another, or none.');
  }
  return { deputePost: post, delegation: code, faults: [] };
};

const whyNotAttended = (meeting: Meeting, now: string): Fault | null => {
  if (meeting.state === 'cancelled') {
    return fault(
      'meeting.refused',
      'The meeting was cancelled, so nobody attended',
      {},
      'Put the one that took place in the calendar.',
    );
  }
  return hasBegun(meeting, now)
    ? null
    : fault('meeting.refused', 'The meeting has not begun', {}, 'Record who attended once it has.');
};

/** Records who attended a meeting that has begun, or corrects that. What was recorded before stays in its history. */
export const recordAttendance = (office: Office, code: string, draft: AttendanceDraft): Promise<Result<MeetingFacts>> =>
  changing(office, RECORD_ATTENDANCE, async (tx, at): Promise<Result<Changed<MeetingFacts>>> => {
    const standing = await standingMeeting(tx, code);
    if (standing === null) return fail([fault('meeting.unknown')]);
    const refused = whyNotAttended(standing, at);
    if (refused !== null) return fail([refused]);
    const faults: Fault[] = [];
    const { kind } = draft;
    if (!isAttendanceKind(kind)) faults.push(fault('answer.missing', 'Choose who attended', { column: 'kind' }));
    const depute = kind === 'depute' ? await readDepute(tx, standing, draft.depute) : null;
    faults.push(...(depute?.faults ?? []));
    const minute = draft.minute.trim();
    if (!isOneLine(minute, LONGEST_MINUTE)) {
      const found = `It has at most ${LONGEST_MINUTE} letters, on one line`;
      faults.push(fault('answer.invalid', found, { column: 'minute' }));
    }
    if (faults.length > 0 || !isAttendanceKind(kind)) return fail(faults);
    const attendance: Attendance = {
      kind,
      deputePost: depute?.deputePost ?? null,
      delegation: depute?.delegation ?? null,
      minute: minute === '' ? null : minute,
    };
    const before = factsOf(standing);
    if (JSON.stringify(before.attendance) === JSON.stringify(attendance)) {
      return fail([fault('answer.invalid', 'This is recorded already', { column: 'kind' }, '')]);
    }
    const after: MeetingFacts = { ...before, state: 'held', attendance };
    await put(tx, MEETING, rowOf(after), at);
    return ok({ value: after, entry: { action: 'meeting.attendance', subject: code, before, after } });
  });
