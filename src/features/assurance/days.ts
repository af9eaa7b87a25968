import { type Day, dayOf, type Instant, monthsAfter } from '../../kernel/index.ts';

/** The day twelve months before an instant: what fell due after it counts. */
export const yearBefore = (at: Instant): Day => dayOf(monthsAfter(at, -12));
