import { type Day, dayOfWeek, daysAfter, weekdayIn } from '../../kernel/index.ts';

/** How often the meetings of a series come. */
export const RHYTHMS = {
  weekly: 'Every week',
  'two-weekly': 'Every 2 weeks',
  'four-weekly': 'Every 4 weeks',
  monthly: 'Every month, on the same weekday',
  'two-monthly': 'Every 2 months, on the same weekday',
  quarterly: 'Every 3 months, on the same weekday',
} as const;

export type Rhythm = keyof typeof RHYTHMS;

export const isRhythm = (text: string): text is Rhythm => Object.hasOwn(RHYTHMS, text);

/** The most meetings that one form puts in the calendar. */
export const MOST_IN_SERIES = 60;

const WEEKS: Partial<Record<Rhythm, number>> = { weekly: 1, 'two-weekly': 2, 'four-weekly': 4 };
const MONTHS: Partial<Record<Rhythm, number>> = { monthly: 1, 'two-monthly': 2, quarterly: 3 };

// "The second Tuesday": 1 to 4; a fifth is taken for the last, because not every month has a fifth.
const placeInMonth = (day: Day): 1 | 2 | 3 | 4 | 'last' => {
  const place = Math.ceil(Number(day.slice(8)) / 7);
  return place === 1 || place === 2 || place === 3 || place === 4 ? place : 'last';
};

const nthDay = (first: Day, rhythm: Rhythm, step: number): Day => {
  const weeks = WEEKS[rhythm];
  if (weeks !== undefined) return daysAfter(first, 7 * weeks * step);
  const months = (MONTHS[rhythm] ?? 1) * step;
  return weekdayIn(first, months, dayOfWeek(first), placeInMonth(first));
};

/**
 * The days of a series, from the first to at most the last, both counted; one more than {@link MOST_IN_SERIES} where there are more. By months:
 * the same weekday of the month as the first (the second Tuesday); where that is the fifth of its month, the last one of each.
 */
export const daysOfSeries = (first: Day, rhythm: Rhythm, last: Day): Day[] => {
  const days: Day[] = [];
  for (let step = 0; days.length <= MOST_IN_SERIES; step += 1) {
    const day = nthDay(first, rhythm, step);
    if (day > last) break;
    days.push(day);
  }
  return days;
};
