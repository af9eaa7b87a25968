import { type Day, daysBetween } from '../../../kernel/index.ts';
import type { Row } from './sources.ts';

/** How an improvement stands on a day: done; overdue by its day; due by a day to come; or without a day. */
export type ImprovementState = 'overdue' | 'no-day' | 'due' | 'done';

export const IMPROVEMENT_STATES: readonly ImprovementState[] = ['overdue', 'no-day', 'due', 'done'];

/** Something that is to become better, as an entry has it. */
export type Improvement = {
  readonly what: string;
  readonly post: string | null;
  readonly by: Day | null;
  readonly doneOn: Day | null;
  readonly state: ImprovementState;
};

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const stateOn = (by: Day | null, doneOn: Day | null, today: Day): ImprovementState => {
  // What is said to be done on a day to come is not done yet.
  if (doneOn !== null && doneOn <= today) return 'done';
  if (by === null) return 'no-day';
  return by < today ? 'overdue' : 'due';
};

/** The improvements of an entry as they stand on a day. The last day itself is still in time. */
export const improvementsOn = (rows: readonly Row[], today: Day): Improvement[] =>
  rows.map((row) => {
    const [by, doneOn] = [text(row['by']), text(row['done-on'])];
    return { what: text(row['what']) ?? '', post: text(row['post']), by, doneOn, state: stateOn(by, doneOn, today) };
  });

/** How many of some improvements stand in each state. */
export const tallyOf = (
  improvements: readonly Pick<Improvement, 'state'>[],
): Readonly<Record<ImprovementState, number>> => {
  const tally = { overdue: 0, 'no-day': 0, due: 0, done: 0 };
  for (const { state } of improvements) tally[state] += 1;
  return tally;
};

/** How many days an improvement is overdue; 0 where it is not. */
export const daysOverdue = ({ state, by }: Improvement, today: Day): number =>
  state === 'overdue' && by !== null ? daysBetween(by, today) : 0;
