import {
  type Day,
  dayOf,
  daysAfter,
  type Fault,
  fail,
  fault,
  type Instant,
  ok,
  type Result,
} from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { groupsOf, LATEST } from '../people/index.ts';
import { type Changed, changing, type Office, put } from '../record/index.ts';
import { faultOfClash, lastNumber, type MeetingFacts, meetingCode, rowOf, standingIn } from './meeting-row.ts';
import { PLAN_MEETINGS } from './policy.ts';
import { meetingsOf } from './read-model.ts';
import { daysOfSeries, isRhythm, MOST_IN_SERIES } from './series.ts';
import { MEETING } from './tables.ts';
import { type MeetingDraft, type Particulars, readMeeting, readMeetingDay, readTimeAndTitle } from './typed-meeting.ts';

/** Several meetings at once, as typed: from the first day to at most the last, in a rhythm of `RHYTHMS`; `papersBefore` in days, may be empty. */
export type SeriesDraft = Pick<MeetingDraft, 'time' | 'title'> & {
  readonly first: string;
  readonly rhythm: string;
  readonly last: string;
  readonly papersBefore: string;
};

const LONGEST_BEFORE = 90;

const unknownGroup = async (tx: Transaction, group: string): Promise<Fault[]> =>
  (await groupsOf(tx)).some(({ code }) => code === group) ? [] : [fault('group.unknown')];

const enter = async (
  tx: Transaction,
  group: string,
  wanted: readonly Particulars[],
  at: Instant,
): Promise<MeetingFacts[]> => {
  const year = dayOf(at).slice(0, 4);
  const last = await lastNumber(tx, year);
  const meetings = wanted.map((each, index) => ({
    code: meetingCode(year, last + 1 + index),
    group,
    ...each,
    state: 'planned' as const,
    cancelledWhy: null,
    attendance: null,
  }));
  for (const meeting of meetings) await put(tx, MEETING, rowOf(meeting), at);
  return meetings;
};

/** Puts one meeting of a group in the calendar; a past one as well, so that its attendance can be recorded. Gives its code. */
export const addMeeting = (office: Office, group: string, draft: MeetingDraft): Promise<Result<string>> =>
  changing(office, PLAN_MEETINGS, async (tx, at): Promise<Result<Changed<string>>> => {
    const { meeting, faults } = readMeeting(draft, dayOf(at));
    faults.push(...(await unknownGroup(tx, group)));
    const standing = standingIn(await meetingsOf(tx, { group, asAt: LATEST }), [meeting]);
    if (standing.length > 0) faults.push(faultOfClash(standing, 'day'));
    if (faults.length > 0) return fail(faults);
    const [after] = await enter(tx, group, [meeting], at);
    if (after === undefined) return fail([fault('meeting.unknown')]);
    return ok({ value: after.code, entry: { action: 'meeting.add', subject: after.code, after } });
  });

const readSeries = (draft: SeriesDraft, today: Day): { wanted: Particulars[]; faults: Fault[] } => {
  const first = readMeetingDay(draft.first, 'first', 'the first day', today);
  const last = readMeetingDay(draft.last, 'last', 'the last day', today);
  const { time, title, faults: more } = readTimeAndTitle(draft);
  const faults = [...first.faults, ...last.faults, ...more];
  if (!isRhythm(draft.rhythm)) faults.push(fault('answer.missing', 'Choose how often it meets', { column: 'rhythm' }));
  const typed = draft.papersBefore.trim();
  const before = typed === '' ? null : /^\d{1,2}$/.test(typed) ? Number(typed) : -1;
  if (before !== null && (before < 0 || before > LONGEST_BEFORE)) {
    const remedy = `Write a whole number of days, at most ${LONGEST_BEFORE}, or leave it empty.`;
    faults.push(fault('answer.invalid', 'This is no number of days', { column: 'papers_before' }, remedy));
  }
  if (first.day !== null && last.day !== null && last.day < first.day) {
    faults.push(fault('answer.invalid', 'The last day comes before the first', { column: 'last' }));
  }
  if (faults.length > 0 || first.day === null || last.day === null || !isRhythm(draft.rhythm)) {
    return { wanted: [], faults };
  }
  const days = daysOfSeries(first.day, draft.rhythm, last.day);
  if (days.length > MOST_IN_SERIES) {
    const found = `These are more than ${MOST_IN_SERIES} meetings`;
    return { wanted: [], faults: [fault('answer.invalid', found, { column: 'last' }, 'Give an earlier last day.')] };
  }
  const papersDue = (day: Day): Day | null => (before === null ? null : daysAfter(day, -before));
  return { wanted: days.map((day) => ({ day, time, title, papersDue: papersDue(day) })), faults };
};

/** Puts several meetings of a group in the calendar at once, all of them or none. Gives their codes. */
export const addSeries = (office: Office, group: string, draft: SeriesDraft): Promise<Result<readonly string[]>> =>
  changing(office, PLAN_MEETINGS, async (tx, at): Promise<Result<Changed<readonly string[]>>> => {
    const { wanted, faults } = readSeries(draft, dayOf(at));
    faults.push(...(await unknownGroup(tx, group)));
    const standing = standingIn(await meetingsOf(tx, { group, asAt: LATEST }), wanted);
    if (standing.length > 0) faults.push(faultOfClash(standing, 'first'));
    if (faults.length > 0) return fail(faults);
    const after = await enter(tx, group, wanted, at);
    const codes = after.map(({ code }) => code);
    const subject = codes.length === 1 ? (codes[0] ?? '') : `${codes[0]} to ${codes.at(-1)}`;
    return ok({ value: codes, entry: { action: 'meeting.add', subject, after } });
  });
