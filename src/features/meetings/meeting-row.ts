import { sql } from 'kysely';

import { type Fault, fault, formatDay } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { RevisedRow } from '../../platform/database/revisions.ts';
import type { Meeting } from './meeting.ts';

/** A meeting as its revision says it: without who wrote it and since when it is known. */
export type MeetingFacts = Omit<Meeting, 'origin' | 'knownAt'>;

/** The row of a meeting, as it is written. */
export const rowOf = (meeting: MeetingFacts): RevisedRow => ({
  code: meeting.code,
  group_code: meeting.group,
  day: meeting.day,
  start_time: meeting.time,
  title: meeting.title,
  papers_due: meeting.papersDue,
  state: meeting.state,
  cancelled_why: meeting.cancelledWhy,
  attendance: meeting.attendance?.kind ?? null,
  depute_post: meeting.attendance?.deputePost ?? null,
  delegation: meeting.attendance?.delegation ?? null,
  minute: meeting.attendance?.minute ?? null,
});

/** A meeting as the record tells of it. */
export const factsOf = ({ origin: _origin, knownAt: _knownAt, ...facts }: Meeting): MeetingFacts => facts;

/** The highest number given in the council's own series of the year; 0 where none was. Codes of packs are a series of their own. */
export const lastNumber = async (tx: Transaction, year: string): Promise<number> => {
  const found = await sql<{ last: number | null }>`
    select max(substr(code, 9)::int) as last from meeting where code ~ ${`^MT-${year}-[0-9]+$`}`.execute(tx);
  return found.rows[0]?.last ?? 0;
};

/** "MT-2026-007" for the seventh of its year. */
export const meetingCode = (year: string, number: number): string => `MT-${year}-${String(number).padStart(3, '0')}`;

// A group meets twice a day only where both times are known and differ.
const clash = (one: Pick<Meeting, 'day' | 'time'>, other: Pick<Meeting, 'day' | 'time'>): boolean =>
  one.day === other.day && (one.time === null || other.time === null || one.time === other.time);

/** The meetings that stand where others would be put, so that a form sent twice puts nothing in the calendar twice. */
export const standingIn = (standing: readonly Meeting[], wanted: readonly Pick<Meeting, 'day' | 'time'>[]): Meeting[] =>
  standing.filter((each) => each.state !== 'cancelled' && wanted.some((meeting) => clash(each, meeting)));

/** The fault of a day on which the group meets already. */
export const faultOfClash = (standing: readonly Meeting[], column: string): Fault => {
  const [first] = standing;
  const more = standing.length > 1 ? `, and on ${standing.length - 1} more of these days` : '';
  const found = `The group meets on ${formatDay(first?.day ?? '')} already (${first?.code})${more}`;
  return fault('answer.invalid', found, { column }, 'Choose another day, or give both meetings their times.');
};
