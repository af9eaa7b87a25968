import { dayOf, daysBetween, type Instant } from '../../kernel/index.ts';
import type { Obligation } from './obligation.ts';

/** How far off the last day is, in words: "3 days late", "today", "in 12 days". Nothing settled is late by that. */
export const sayDistance = ({ state, dueOn }: Pick<Obligation, 'state' | 'dueOn'>, now: Instant): string => {
  if (state !== 'open') return '';
  const days = daysBetween(dayOf(now), dueOn);
  if (days < 0) return `${-days} ${days === -1 ? 'day' : 'days'} late`;
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
};
