/** How long a kind of thing is kept, and by what authority. */
export type RetentionRule = {
  readonly code: string;
  readonly title: string;
  /** The kind of thing it is for: 'evidence'. */
  readonly appliesTo: string;
  /** Null: for ever. */
  readonly years: number | null;
  /** The event that the years count from, in words; 'added' is the one that Remit knows by itself. */
  readonly countedFrom: string;
  readonly citation: string;
  /** Whether the council's records manager has confirmed it. */
  readonly verified: boolean;
  readonly note: string | null;
  /** Whether it is the council's own, in place of the one that all share. */
  readonly own: boolean;
};

/** The event that needs no day of its own. */
const ADDED = 'added';

/** Whether somebody must say on which day the years begin. */
export const needsDay = ({ years, countedFrom }: RetentionRule): boolean => years !== null && countedFrom !== ADDED;

/**
 * The day on which something is due for review: so many years after the day given (ISO), or the day itself where 29 February has no equal
 * then: 28 February. Null where it is kept for ever.
 */
export const retainUntil = ({ years }: Pick<RetentionRule, 'years'>, from: string): string | null => {
  if (years === null) return null;
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return `${String(year + years).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`;
};

/** "6 years from the day it was added", "for ever". */
export const sayRule = ({ years, countedFrom }: RetentionRule): string => {
  if (years === null) return 'for ever';
  const event = countedFrom === ADDED ? 'the day it was added' : countedFrom;
  return `${years} ${years === 1 ? 'year' : 'years'} from ${event}`;
};

/** What must stand beside a rule that nobody has confirmed; null for one that is. */
export const sayUnverified = ({ verified }: RetentionRule): string | null =>
  verified ? null : "To be confirmed by the council's records manager";
