import { type Day, dayOf, type Instant, monthsAfter } from '../../kernel/index.ts';

/** How many days lie from one day to another; below zero where the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The day twelve months before an instant: what fell due after it counts. */
export const yearBefore = (at: Instant): Day => dayOf(monthsAfter(at, -12));

/** What of some things that begin on a day is in force on another: the latest begun by then, and of two of one day the one that came to be known later. '' is before every day. */
export const inForceOn = <Begun extends { readonly fromDay: Day | '' }>(
  all: readonly Begun[],
  day: Day,
): Begun | null =>
  all
    .filter(({ fromDay }) => fromDay <= day)
    .reduce<Begun | null>((best, each) => (best === null || each.fromDay >= best.fromDay ? each : best), null);
