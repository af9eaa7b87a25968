import { addSeries, cancelMeeting, isUnrecorded, meetingsOf, recordAttendance } from '../../features/meetings/index.ts';
import type { Pack } from '../../features/packs/index.ts';
import { LATEST } from '../../features/people/index.ts';
import { type Day, daysAfter, type Instant } from '../../kernel/index.ts';
import { chanceOf } from './chance.ts';
import { done, type Extra } from './play.ts';
import { invented } from './words.ts';

/** How often the groups go on to meet after the last meeting that the pack knows, with about as many days. */
const RHYTHMS = {
  SWMT: { rhythm: 'monthly', days: 28, time: '10:00', papersBefore: '5' },
  CPC: { rhythm: 'two-monthly', days: 63, time: '09:30', papersBefore: '7' },
  PPG: { rhythm: 'quarterly', days: 91, time: '14:00', papersBefore: '7' },
} as const;

/** The calendar is filled so many days ahead of the last day played. */
const AHEAD_DAYS = 130;

type MeetingRow = Readonly<
  Record<'code' | 'group' | 'day' | 'state' | 'why' | 'attendance' | 'depute' | 'minute', string>
>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const rowsOf = ({ files }: Pack): MeetingRow[] =>
  (files.find(({ file }) => file.name === 'meetings.csv')?.rows ?? []).map(({ values }) => ({
    code: textOf(values['code']),
    group: textOf(values['group']),
    day: textOf(values['day']),
    state: textOf(values['state']),
    why: textOf(values['cancelled_why']),
    attendance: textOf(values['attendance']),
    depute: textOf(values['depute_post']),
    minute: textOf(values['minute']),
  }));

const latest = (rows: readonly MeetingRow[]): Day =>
  rows
    .map(({ day }) => day)
    .sort()
    .at(-1) ?? '';

const morning = (day: Day): Instant => `${day}T09:20:00.000Z`;

const goingOn = (rows: readonly MeetingRow[], from: Day, to: Day): Extra[] =>
  Object.entries(RHYTHMS).flatMap(([group, { rhythm, days, time, papersBefore }]) => {
    const last = latest(rows.filter((row) => row.group === group));
    if (last === '' || daysAfter(last, days) > daysAfter(to, AHEAD_DAYS)) return [];
    let first = daysAfter(last, days);
    while (first < from) first = daysAfter(first, days);
    const planned = daysAfter(first, -60);
    const work: Extra['work'] = async (office) => {
      const series = { first, rhythm, last: daysAfter(to, AHEAD_DAYS), time, papersBefore, title: '' };
      done('plan meetings', await addSeries(office('DEMO'), group, series));
    };
    return [{ at: morning(planned < from ? from : planned), work }];
  });

const cancelling = (rows: readonly MeetingRow[], from: Day): Extra[] =>
  rows
    .filter(({ day, state }) => state === 'cancelled' && day >= from)
    .map(({ code, day, why }) => {
      const told = daysAfter(day, -12);
      return {
        at: morning(told < from ? from : told),
        work: async (office) => {
          done('cancel a meeting', await cancelMeeting(office('DEMO'), code, invented(why)));
        },
      };
    });

// Who attended, as the pack says; for a meeting of which it cannot know, the officer, a depute, or nobody wrote it down yet.
const attendanceAt = (code: string, row: MeetingRow | undefined, lastHeld: Day) => {
  if (row !== undefined && row.attendance !== '')
    return { kind: row.attendance, depute: row.depute, minute: row.minute };
  if (row !== undefined && row.day <= lastHeld) return null;
  const chance = chanceOf(`attends ${code}`);
  if (chance > 0.85) return null;
  const minute = `Minute of ${code} (invented)`;
  return chance > 0.7 ? { kind: 'depute', depute: 'HOS-CF', minute } : { kind: 'cswo', depute: '', minute };
};

/** What comes of the meetings of a council's groups over the days: more are planned, some are cancelled, and it is recorded who attended, mostly. */
export const meetingsOverDays = (pack: Pack, from: Day, to: Day): Extra[] => {
  const rows = rowsOf(pack);
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const lastHeld = latest(rows.filter(({ state }) => state === 'held'));
  const passed = new Set<string>();
  const minutes: Extra[] = [];
  for (let day = daysAfter(from, 4); day <= to; day = daysAfter(day, 14)) {
    const at = `${day}T15:40:00.000Z`;
    const work: Extra['work'] = async (office) => {
      const { database, council } = office('DEMO');
      const held = await database.read({ council }, (tx) => meetingsOf(tx, { from, to: day, asAt: LATEST }));
      for (const meeting of held.filter((each) => isUnrecorded(each, day) && !passed.has(each.code))) {
        const draft = attendanceAt(meeting.code, byCode.get(meeting.code), lastHeld);
        if (draft === null) passed.add(meeting.code);
        else done('record who attended', await recordAttendance(office('CSWO'), meeting.code, draft));
      }
    };
    minutes.push({ at, work });
  }
  return [...goingOn(rows, from, to), ...cancelling(rows, from), ...minutes];
};
