import { type Day, daysAfter, type Fault, fault, formatDay, readDay } from '../../kernel/index.ts';
import { isOneLine, readTime } from '../people/index.ts';
import type { Meeting } from './meeting.ts';

/** A meeting as typed; day and title by themselves, time and the day for papers may be empty. */
export type MeetingDraft = {
  readonly day: string;
  readonly time: string;
  readonly title: string;
  readonly papersDue: string;
};

/** What a meeting is, apart from its code and what becomes of it. */
export type Particulars = Pick<Meeting, 'day' | 'time' | 'title' | 'papersDue'>;

const LONGEST_TITLE = 160;

// Days as far as this from today are slips of the keyboard.
const FARTHEST = 10 * 366;

/** Reads a day of a meeting at its answer; `what` begins the sentence ("The day"). Gives what is wrong with it where it is none. */
export const readMeetingDay = (
  text: string,
  column: string,
  what: string,
  today: Day,
): { readonly day: Day | null; readonly faults: Fault[] } => {
  const typed = text.trim();
  if (typed === '') return { day: null, faults: [fault('answer.missing', `Give ${what}`, { column })] };
  const day = readDay(typed);
  if (day === null) {
    return { day: null, faults: [fault('answer.invalid', 'This is no day', { column }, 'Write it as 2026-11-24.')] };
  }
  if (day >= daysAfter(today, -FARTHEST) && day <= daysAfter(today, FARTHEST)) return { day, faults: [] };
  const found = `${formatDay(day)} is more than ten years away`;
  return { day: null, faults: [fault('answer.invalid', found, { column }, 'Correct the year.')] };
};

/** Reads the time and the title, which a series has in common. Gives every fault at its answer. */
export const readTimeAndTitle = ({
  time,
  title,
}: Pick<MeetingDraft, 'time' | 'title'>): Pick<Meeting, 'time' | 'title'> & { readonly faults: Fault[] } => {
  const faults: Fault[] = [];
  const read = time.trim() === '' ? null : readTime(time);
  if (time.trim() !== '' && read === null) {
    const remedy = 'Write it as 09:30, or leave it empty while it is not known.';
    faults.push(fault('answer.invalid', 'This is no time', { column: 'time' }, remedy));
  }
  const said = title.trim();
  if (!isOneLine(said, LONGEST_TITLE)) {
    const found = `It has at most ${LONGEST_TITLE} letters, on one line`;
    faults.push(fault('answer.invalid', found, { column: 'title' }));
  }
  return { time: read, title: said === '' ? null : said, faults };
};

/** Reads a meeting as typed. Gives every fault at its answer. */
export const readMeeting = (
  draft: MeetingDraft,
  today: Day,
): { readonly meeting: Particulars; readonly faults: Fault[] } => {
  const { day, faults } = readMeetingDay(draft.day, 'day', 'the day', today);
  const { time, title, faults: more } = readTimeAndTitle(draft);
  const papersDue = draft.papersDue.trim() === '' ? null : readDay(draft.papersDue.trim());
  faults.push(...more);
  if (draft.papersDue.trim() !== '' && papersDue === null) {
    const remedy = 'Write it as 2026-11-24, or leave it empty.';
    faults.push(fault('answer.invalid', 'This is no day', { column: 'papers_due' }, remedy));
  }
  if (papersDue !== null && day !== null && papersDue > day) {
    faults.push(
      fault('answer.invalid', 'Papers would be due after the meeting', { column: 'papers_due' }, 'Give a day before.'),
    );
  }
  return { meeting: { day: day ?? '', time, title, papersDue }, faults };
};
