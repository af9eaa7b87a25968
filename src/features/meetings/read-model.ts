import { sql } from 'kysely';

import type { Day, Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { AttendanceKind, Meeting, MeetingState } from './meeting.ts';

type MeetingRow = {
  readonly code: string;
  readonly group_code: string;
  readonly day: Day;
  readonly start_time: string | null;
  readonly title: string | null;
  readonly papers_due: Day | null;
  readonly state: MeetingState;
  readonly cancelled_why: string | null;
  readonly attendance: AttendanceKind | null;
  readonly depute_post: string | null;
  readonly delegation: string | null;
  readonly minute: string | null;
  readonly origin: string;
  readonly known_at: Instant;
};

const toMeeting = (row: MeetingRow): Meeting => ({
  code: row.code,
  group: row.group_code,
  day: row.day,
  time: row.start_time,
  title: row.title,
  papersDue: row.papers_due,
  state: row.state,
  cancelledWhy: row.cancelled_why,
  attendance:
    row.attendance === null
      ? null
      : { kind: row.attendance, deputePost: row.depute_post, delegation: row.delegation, minute: row.minute },
  origin: row.origin,
  knownAt: row.known_at,
});

/** Which meetings are asked for: of one group, and on days from `from` to `to`, both counted; all where nothing is said. */
export type MeetingsAsked = {
  readonly group?: string;
  readonly from?: Day;
  readonly to?: Day;
  readonly asAt: Instant;
};

/**
 * The meetings of the transaction's council as known at `asAt`, cancelled ones among them, by day and time (those of no known time first), then
 * code. A meeting that was moved stands on its new day alone.
 */
export const meetingsOf = async (tx: Transaction, asked: MeetingsAsked): Promise<Meeting[]> => {
  const { group = null, from = null, to = null, asAt } = asked;
  const found = await sql<MeetingRow>`
    select * from (
      select distinct on (code) * from meeting where known_at <= ${asAt}::timestamptz
      order by code, known_at desc
    ) latest
    where not withdrawn and (${group}::text is null or group_code = ${group})
      and (${from}::date is null or day >= ${from}::date) and (${to}::date is null or day <= ${to}::date)
    order by day, start_time nulls first, code collate "C"`.execute(tx);
  return found.rows.map(toMeeting);
};

/** Everything that was ever known of one meeting, oldest first; empty where there is no such. The last one stands. */
export const revisionsOfMeeting = async (tx: Transaction, code: string): Promise<Meeting[]> => {
  const found = await sql<MeetingRow & { withdrawn: boolean }>`
    select * from meeting where code = ${code} order by known_at`.execute(tx);
  return found.rows.at(-1)?.withdrawn === false ? found.rows.map(toMeeting) : [];
};
