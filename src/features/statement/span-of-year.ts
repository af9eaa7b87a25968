import { daysAfter, endOfDay, type Instant, type Period } from '../../kernel/index.ts';
import type { Delegation } from '../people/index.ts';
import type { Reach } from './year.ts';

/** The instant at which the first day of a year begins in Scotland. */
export const startOf = ({ start }: Pick<Period, 'start'>): Instant => endOfDay(daysAfter(start, -1));

/** When a delegation stopped: at its end, or when it was ended before that. */
export const stoppedAt = ({ to, ended }: Pick<Delegation, 'to' | 'ended'>): Instant =>
  ended !== null && ended.at < to ? ended.at : to;

/** The delegations that were in force at some time of a year up to where the statement reaches, the first begun first. */
export const delegationsIn = (
  delegations: readonly Delegation[],
  year: Pick<Period, 'start'>,
  { reached }: Pick<Reach, 'reached'>,
): Delegation[] =>
  delegations
    .filter((each) => each.from < reached && stoppedAt(each) > startOf(year) && stoppedAt(each) > each.from)
    .toSorted((a, b) => (a.from < b.from || (a.from === b.from && a.code < b.code) ? -1 : 1));
