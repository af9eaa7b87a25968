import { dayOf, daysBetween, formatDay, type Instant } from '../../kernel/index.ts';
import { isOwedAtOnce, type Obligation } from './obligation.ts';

/** By when something is owed, in words: its last day, or that it is owed at once, without one, and since when. */
export const sayByWhen = ({ dueOn, cause }: Pick<Obligation, 'dueOn' | 'cause'>): string =>
  isOwedAtOnce({ cause }) ? `At once, since ${formatDay(dueOn)}` : formatDay(dueOn);

/** How far off the last day is, in words: "3 days late", "today", "in 12 days". Nothing settled is late by that, and nothing owed at once. */
export const sayDistance = (
  { state, dueOn, cause }: Pick<Obligation, 'state' | 'dueOn' | 'cause'>,
  now: Instant,
): string => {
  if (state !== 'open' || isOwedAtOnce({ cause })) return '';
  const days = daysBetween(dayOf(now), dueOn);
  if (days < 0) return `${-days} ${days === -1 ? 'day' : 'days'} late`;
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
};
