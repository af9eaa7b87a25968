import { type Day, dayOfWeek } from '../kernel/index.ts';
import type { Verification } from './rule.ts';

/**
 * The days that a body of law or a council does not count. `closedDays` are the days loaded, with what each is. Days outside `loadedFrom` to `loadedTo`
 * (both within) cannot be judged, unless the calendar is one of fixed days alone (`everyYear`: "12-25"), which holds in any year.
 */
export type WorkingCalendar = {
  readonly name: string;
  readonly title: string;
  /** 1 for Monday to 7 for Sunday. */
  readonly closedWeekdays: readonly number[];
  readonly closedDays: ReadonlyMap<Day, string>;
  readonly everyYear: ReadonlyMap<string, string>;
  readonly loadedFrom: Day | null;
  readonly loadedTo: Day | null;
  readonly verification: Verification;
  readonly source: string;
  readonly note: string;
};

/** Whether the calendar can judge the day. */
export const knowsDay = ({ everyYear, loadedFrom, loadedTo }: WorkingCalendar, day: Day): boolean =>
  everyYear.size > 0 || (loadedFrom !== null && loadedTo !== null && day >= loadedFrom && day <= loadedTo);

/** Whether the day counts as a working day; null where the calendar cannot know. */
export const countsDay = (calendar: WorkingCalendar, day: Day): boolean | null => {
  if (!knowsDay(calendar, day)) return null;
  if (calendar.closedWeekdays.includes(dayOfWeek(day))) return false;
  return !calendar.closedDays.has(day) && !calendar.everyYear.has(day.slice('YYYY-'.length));
};

/** What to say where a day is asked for that the calendar does not know: "FOISA is loaded up to 2028-12-31 …". */
export const sayNotLoaded = ({ name, loadedFrom, loadedTo }: WorkingCalendar, day: Day): string => {
  if (loadedFrom === null || loadedTo === null) return `no closed days are loaded for the calendar ${name}`;
  return day < loadedFrom
    ? `the closed days of the calendar ${name} are loaded only from ${loadedFrom}`
    : `the closed days of the calendar ${name} are loaded only up to ${loadedTo}`;
};
