import type { Happening } from './happening.ts';

/**
 * What a rule may write before the name of an event or of a rule. In `triggers`: `clock:` the end of a clock that was neither met nor stopped, `end:`
 * the same though it was stopped. In `stops`: `running:` what another rule waits for, where that one runs. In `needs` and `unless`: `before:` no later than
 * the trigger. In `met_by`: `later:` on a later day than the trigger.
 */
export const PREFIXES = {
  triggers: ['clock:', 'end:'],
  stops: ['running:'],
  needs: ['before:'],
  unless: ['before:'],
  met_by: ['later:'],
} as const;

export const [END_UNMET, END_OF] = PREFIXES.triggers;
export const [RUNNING] = PREFIXES.stops;
const [BEFORE] = PREFIXES.needs;
const [LATER] = PREFIXES.met_by;

/** A name as a rule writes it, with what stands before it (`''` for nothing). */
export const splitName = (name: string): { readonly prefix: string; readonly rest: string } => {
  const end = name.indexOf(':') + 1;
  return { prefix: name.slice(0, end), rest: name.slice(end) };
};

// Where a minute is missing a day decides, and what came on the day itself came in time.
const notAfter = (each: Happening, start: Happening): boolean => {
  if (each.day !== start.day) return each.day < start.day;
  return each.at === null || start.at === null || each.at <= start.at;
};

/** Whether what a rule needs (or must be without) has happened, for a clock with this start. */
export const happenedFor = (start: Happening, name: string, happenings: readonly Happening[]): boolean => {
  const { prefix, rest } = splitName(name);
  return happenings.some((each) => each.event === rest && (prefix !== BEFORE || notAfter(each, start)));
};

/** Whether a happening is one that the name means, for a clock with this start. */
export const isMeant = (start: Happening, name: string, each: Happening): boolean => {
  const { prefix, rest } = splitName(name);
  return each.event === rest && (prefix !== LATER || each.day > start.day);
};
