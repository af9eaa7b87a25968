import { dayOf, daysBetween, type Instant, workingDaysBetween } from '../../kernel/index.ts';
import { isOwedAtOnce, type Obligation, standingOf } from '../obligations/index.ts';

/**
 * What there is to be said of something owed on a day, and to whom. 'at-once': it is owed at once, without a last day, and is told again every week; 'new': it is asked for; 'soon': it is due within three working days; 'late': from the
 * first day on, every week; 'head' and 'cswo': it is so late that it is told further up.
 */
export type Matter = 'at-once' | 'new' | 'soon' | 'late' | 'head' | 'cswo';

/** One thing to be said once: the matter, and how often it came round. */
export type Stage = { readonly matter: Matter; readonly name: string };

/** Ours, and no law; the pages and the mails say so. Public holidays count as working days. */
export const SOON_WORKING_DAYS = 3;
export const LATE_EVERY_DAYS = 7;
export const HEAD_AFTER_DAYS = 14;
export const CSWO_AFTER_DAYS = 28;
/** How often it is told again further up. */
const UP_EVERY_DAYS = 28;

/** How many days it is late; 0 where it is not, or has no last day. */
export const daysLate = (
  { dueOn, dueAt, cause }: Pick<Obligation, 'dueOn' | 'dueAt' | 'cause'>,
  now: Instant,
): number => (now < dueAt || isOwedAtOnce({ cause }) ? 0 : daysBetween(dueOn, dayOf(now)));

/** What is to be said to whoever owes it; null where nothing is. The weightiest alone: what is late is not also new. */
export const stageFor = (obligation: Obligation, now: Instant): Stage | null => {
  const standing = standingOf(obligation, now);
  if (standing === 'at once') {
    const week = Math.floor(daysBetween(obligation.dueOn, dayOf(now)) / LATE_EVERY_DAYS);
    return { matter: 'at-once', name: `at-once-${week}` };
  }
  if (standing === 'late') {
    const week = Math.floor((daysLate(obligation, now) - 1) / LATE_EVERY_DAYS);
    return { matter: 'late', name: `late-${Math.max(week, 0)}` };
  }
  if (standing !== 'open' && standing !== 'due soon') return null;
  return workingDaysBetween(dayOf(now), obligation.dueOn) <= SOON_WORKING_DAYS
    ? { matter: 'soon', name: 'soon' }
    : { matter: 'new', name: 'new' };
};

const roundSince = (days: number): number => Math.floor(days / UP_EVERY_DAYS);

/** What is to be said further up: to the head of the service, and to the Chief Social Work Officer. */
export const stagesUp = (obligation: Obligation, now: Instant): Stage[] => {
  if (standingOf(obligation, now) !== 'late') return [];
  const days = daysLate(obligation, now);
  return [
    ...(days < HEAD_AFTER_DAYS
      ? []
      : [{ matter: 'head', name: `head-${roundSince(days - HEAD_AFTER_DAYS)}` } as const]),
    ...(days < CSWO_AFTER_DAYS
      ? []
      : [{ matter: 'cswo', name: `cswo-${roundSince(days - CSWO_AFTER_DAYS)}` } as const]),
  ];
};
