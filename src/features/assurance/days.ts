import { type Day, dayOf, type Instant, monthsAfter } from '../../kernel/index.ts';

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
