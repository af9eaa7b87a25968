import type { Day, Instant } from '../kernel/index.ts';

/**
 * One event of an entry's chronology. `at`: to the minute, null where only the day is known; `person`: whom it concerns, where each has a clock of
 * their own; `number`: its place in the chronology.
 */
export type Happening = {
  readonly event: string;
  readonly at: Instant | null;
  readonly day: Day;
  readonly person: string | null;
  readonly number: number;
};

/** By day, then by the minute where both are known, then as they stand in the chronology. */
export const inTime = (a: Happening, b: Happening): number => {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  if (a.at !== null && b.at !== null && a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.number - b.number;
};

/** Whether one happened after the other. */
export const after = (a: Happening, b: Happening): boolean => a.number !== b.number && inTime(a, b) > 0;

/** Whether what happened to one person, or to nobody in particular, is something for a clock of this person. */
export const concerns = (happening: Happening, person: string | null): boolean =>
  person === null || happening.person === null || happening.person === person;
