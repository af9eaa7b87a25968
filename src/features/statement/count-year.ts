import type { Instant, Period } from '../../kernel/index.ts';
import type { Answer, Occurrence } from '../assurance/index.ts';
import { isInTime } from '../obligations/index.ts';

/**
 * What became of what fell due in a year. `due` is what was asked and not waived, on a day that is over: in time, late and never make it up. `fellAway`:
 * what made it due was taken back. Due in the year on a day that is not over yet: `early` where it was answered, `toCome` where it was not so far.
 */
export type YearCount = {
  readonly due: number;
  readonly inTime: number;
  readonly late: number;
  readonly never: number;
  readonly waived: number;
  readonly fellAway: number;
  readonly early: number;
  readonly toCome: number;
};

export const NOTHING_DUE: YearCount = {
  due: 0,
  inTime: 0,
  late: 0,
  never: 0,
  waived: 0,
  fellAway: 0,
  early: 0,
  toCome: 0,
};

/** How many answers to what fell due came in, in time or late. */
export const answered = ({ inTime, late }: YearCount): number => inTime + late;

type Outcome = Exclude<keyof YearCount, 'due'>;

/** What became of one occurrence by an instant. One is in time whose first answer was given before the day on which it was due was over. */
export const outcomeOf = (
  occurrence: Pick<Occurrence, 'state' | 'dueAt'>,
  first: Pick<Answer, 'knownAt'> | undefined,
  asAt: Instant,
): Outcome => {
  const { state, dueAt } = occurrence;
  if (state === 'cancelled') return 'fellAway';
  if (state === 'waived') return 'waived';
  // What is not due yet and unanswered is no part of what was due, so what is answered is none either: the share would flatter.
  if (dueAt > asAt) return first === undefined ? 'toCome' : 'early';
  if (first === undefined) return 'never';
  return isInTime(occurrence, first.knownAt) ? 'inTime' : 'late';
};

/** Whether an occurrence belongs to a year: it was due on one of its days. */
export const isOfYear = (
  { dueOn }: Pick<Occurrence, 'dueOn'>,
  { start, end }: Pick<Period, 'start' | 'end'>,
): boolean => dueOn >= start && dueOn < end;

/** Counts the occurrences of a year, each with its first answer, as they stood at an instant. */
export const countYear = (
  occurrences: readonly Occurrence[],
  first: ReadonlyMap<string, Pick<Answer, 'knownAt'>>,
  year: Period,
  asAt: Instant,
): YearCount => {
  const counts = { ...NOTHING_DUE };
  for (const occurrence of occurrences) {
    if (!isOfYear(occurrence, year)) continue;
    counts[outcomeOf(occurrence, first.get(occurrence.code), asAt)] += 1;
  }
  return { ...counts, due: counts.inTime + counts.late + counts.never };
};

/** The sum of some counts, each part by itself. */
export const sumOf = (counts: readonly YearCount[]): YearCount => {
  const sum = { ...NOTHING_DUE };
  for (const count of counts) for (const part of Object.keys(sum) as (keyof YearCount)[]) sum[part] += count[part];
  return sum;
};
