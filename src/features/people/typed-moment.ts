import { type Fault, fault, type Instant, instantAt, readDay } from '../../kernel/index.ts';
import { readTime } from './typed-time.ts';

/** A moment, or what is wrong with it where it is `null`. */
type Moment = { readonly at: Instant | null; readonly faults: readonly Fault[] };

/**
 * Reads a day and a time of the clock as typed; an empty time is midnight. `column` names the answer with the day, and with "_time" after it the
 * one with the time; `which` says what happens then ("begins"). Either the moment, or what is wrong with it.
 */
export const readMoment = (which: string, column: string, typedDay: string, typedTime: string): Moment => {
  const unreadable = (place: string, found: string, remedy: string): Moment => ({
    at: null,
    faults: [fault('answer.invalid', found, { column: place }, remedy)],
  });
  const day = typedDay.trim();
  if (readDay(day) === null) return unreadable(column, `The day on which it ${which} is no day`, 'Choose a day.');
  const time = typedTime.trim() === '' ? '00:00' : readTime(typedTime);
  if (time === null) {
    return unreadable(`${column}_time`, `The time at which it ${which} is no time`, 'Write the time as 09:00.');
  }
  const at = instantAt(day, time);
  if (at !== null) return { at, faults: [] };
  return unreadable(
    `${column}_time`,
    'The clocks leave out this hour, on the last Sunday of March',
    'Choose a time before or after it.',
  );
};
