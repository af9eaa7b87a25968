import type { Day } from '../../kernel/index.ts';

/** Days from the first to the last, both counted; `null`: without an end that is known. The first may be '' for "since nobody knows when". */
export type Span = { readonly firstDay: Day; readonly lastDay: Day | null };

/** Whether the day lies within. */
export const spans = ({ firstDay, lastDay }: Span, day: Day): boolean =>
  firstDay <= day && (lastDay === null || day <= lastDay);

/** Whether the two have a day in common. */
export const meet = (one: Span, other: Span): boolean =>
  (other.lastDay === null || one.firstDay <= other.lastDay) && (one.lastDay === null || other.firstDay <= one.lastDay);
