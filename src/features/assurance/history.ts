import { type Day, dayOf, daysAfter, endOfDay, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { OpinionLevel } from './level.ts';
import { opinionsFrom } from './opinion.ts';
import { asKnownAt } from './raw.ts';
import { horizonOf, readRaw } from './read-model.ts';

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

/**
 * How the opinion on each function of the transaction's council stood at the end of each of some quarters, each formed from what was known then; by
 * the function's code. A quarter in which the function was not known yet is left out.
 */
export const historyOf = async (
  tx: Transaction,
  asAt: Instant,
  many: number,
): Promise<ReadonlyMap<string, readonly Then[]>> => {
  const days = quarterEndsBefore(dayOf(asAt), many);
  const history = new Map<string, Then[]>();
  const [oldest] = days;
  if (oldest === undefined) return history;
  const raw = await readRaw(tx, { since: daysAfter(horizonOf(endOfDay(oldest)), -1), until: asAt, words: false });
  for (const day of days) {
    for (const { function: assured, worked, level } of opinionsFrom(asKnownAt(raw, endOfDay(day)))) {
      const then = { day, worked, level };
      history.set(assured.code, [...(history.get(assured.code) ?? []), then]);
    }
  }
  return history;
};
