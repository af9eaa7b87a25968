import { type Day, dayOf, type Instant } from '../kernel/index.ts';
import type { Due } from './deadline.ts';
import { minutesAfter } from './moment.ts';

/** When something was done, as far as it is known; `day` null: it was not done. */
export type WhenDone = { readonly at: Instant | null; readonly day: Day | null };

/**
 * Whether something was done within a time: the one place that judges it. A minute that was allowed is allowed to its end, a day until it is over. Null where nobody
 * can say: it was not done, the time is not known, or only its day is known and on that day the minute decides. Counts of entries judge the same in the
 * database (registers/counts/verdict-sql.ts), and a test holds the two against each other.
 */
export const isWithin = (due: Due, { at, day }: WhenDone): boolean | null => {
  if (due.kind === 'unknown' || day === null) return null;
  if (due.kind === 'day') return day <= due.day;
  if (at !== null) return at < minutesAfter(due.at, 1);
  const dueDay = dayOf(due.at);
  return day === dueDay ? null : day < dueDay;
};
