import { type Day, dayOf, daysAfter, endOfDay, type Instant } from '../../kernel/index.ts';
import type { OpinionLevel } from './level.ts';
import { opinionsFrom } from './opinion.ts';
import { asAtEndOf, type Raw } from './raw.ts';
import { horizonOf } from './read-model.ts';

/** How an opinion stood at the end of a day: what was worked out, and the level in force (the officer's own where there was one). */
export type Then = { readonly day: Day; readonly worked: OpinionLevel; readonly level: OpinionLevel };

/** The last days of the quarters (March, June, September, December) that ended before a day, the oldest first. */
export const quarterEndsBefore = (day: Day, many: number): Day[] => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const first = Math.floor((month - 1) / 3) * 3;
  return Array.from({ length: many }, (_, at) => {
    const months = year * 12 + first - 3 * (many - 1 - at);
    const next = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
    return daysAfter(next, -1);
  });
};

/** From which day on must be read to tell how an opinion stood at the end of so many quarters. */
export const historySince = (asAt: Instant, many: number): Day => {
  const [oldest] = quarterEndsBefore(dayOf(asAt), many);
  return daysAfter(horizonOf(oldest === undefined ? asAt : endOfDay(oldest)), -1);
};

/**
 * How the opinion on a function stood at the end of each of some quarters, each formed from what was known then, the oldest first; of what was read since
 * `historySince`. A quarter in which the function was not known yet is left out.
 */
export const historyOf = (raw: Raw, code: string, asAt: Instant, many: number): Then[] =>
  quarterEndsBefore(dayOf(asAt), many).flatMap((day) => {
    const found = opinionsFrom(asAtEndOf(raw, day)).find((each) => each.function.code === code);
    return found === undefined ? [] : [{ day, worked: found.worked, level: found.level }];
  });
