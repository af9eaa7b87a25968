import type { Instant } from '../../kernel/index.ts';

/** When work comes round: every so many minutes, or once a day at an hour of UTC (so that no night has that hour twice, or never). */
export type Schedule = { readonly everyMinutes: number } | { readonly dailyAt: `${number}:${number}` };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The first time after `after` at which the work is due. Every process comes to the same. */
export const nextDue = (schedule: Schedule, after: Instant): Instant => {
  const now = Date.parse(after);
  if ('everyMinutes' in schedule) {
    const step = schedule.everyMinutes * MINUTE;
    return new Date((Math.floor(now / step) + 1) * step).toISOString();
  }
  const today = Date.parse(`${after.slice(0, 10)}T${schedule.dailyAt}:00.000Z`);
  return new Date(today > now ? today : today + DAY).toISOString();
};

/** When work that failed is tried again: after one minute, then two, four … up to an hour. `attempt` counts from 1. */
export const nextTry = (attempt: number, after: Instant): Instant =>
  new Date(Date.parse(after) + Math.min(2 ** (attempt - 1), 60) * MINUTE).toISOString();
