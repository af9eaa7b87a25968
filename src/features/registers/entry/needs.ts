import type { RunningClock } from '../../../clocks/index.ts';
import type { Move, Need } from '../type/register-type.ts';
import { isAnswered, isOneOf, type Standing } from './conditions.ts';
import type { EntryEvent, FieldValue } from './entry.ts';
import type { Happened } from './revise-entry.ts';

/** What is known of a move that is being made; left out where somebody only asks what it would need. */
export type Moving = {
  /** When it is said to have happened; for a move without an event of its own, now. */
  readonly happened: Happened;
  /** The event that the move itself is. */
  readonly event: string | null;
  /** The clocks as they stand before the move. */
  readonly clocks: readonly RunningClock[];
};

/** Every need of a list, whether it is asked for always or under conditions. */
export const everyNeed = ({ needs }: Pick<Move, 'needs'>): Need[] =>
  needs.map((each) => ('when' in each ? each.need : each));

/** The fields in which the answer to a need is given; none where something must have happened. */
export const fieldsOfNeed = (need: Need): string[] => {
  if ('field' in need) return [need.field];
  if ('rows' in need) return [need.rows];
  if ('council' in need) return [need.council];
  return 'event' in need && need.excused !== undefined ? [need.excused.rows] : [];
};

type Row = Readonly<Record<string, unknown>>;

const rowsOf = (value: FieldValue | undefined): Row[] =>
  Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object' && row !== null) : [];

type Moment = Pick<Happened, 'at' | 'day'>;

/** Whether one came later than the other, as far as both are known. */
export const isLater = (one: Moment, other: Moment): boolean =>
  one.at !== null && other.at !== null ? one.at > other.at : one.day > other.day;

const rowsMet = (need: Extract<Need, { rows: string }>, { fields }: Standing, moving: Moving | null): boolean => {
  const { notAfter } = need;
  const at = moving?.happened.at ?? null;
  const inTime = rowsOf(fields[need.rows]).filter((row) => {
    const moment = notAfter === undefined ? null : row[notAfter];
    return at === null || typeof moment !== 'string' || moment <= at;
  });
  return need.each.every((each) => inTime.some((row) => row[need.column] === each));
};

const eventMet = (
  need: Extract<Need, { event: string }>,
  { fields, events }: Standing,
  moving: Moving | null,
): boolean => {
  const since = events
    .filter(({ event }) => need.after?.includes(event) === true)
    .toSorted((a, b) => (isLater(a, b) ? 1 : -1))
    .at(-1);
  const found = events.filter(
    (each) =>
      each.event === need.event &&
      (moving === null || !isLater(each, moving.happened)) &&
      (since === undefined || !isLater(since, each)),
  );
  if (need.people === undefined) return found.length > 0;
  const { excused } = need;
  const spared = excused === undefined ? [] : rowsOf(fields[excused.rows]).map((row) => row[excused.column]);
  return need.people.every((each) => spared.includes(each) || found.some(({ person }) => person === each));
};

const isWithin = ({ lawDue }: RunningClock, { at, day }: Moment): boolean => {
  if (lawDue.kind === 'unknown') return true;
  if (lawDue.kind === 'day') return day <= lawDue.day;
  return at === null || at <= lawDue.at;
};

const startOf = (clock: RunningClock, events: readonly EntryEvent[]): EntryEvent | null =>
  events.find(({ number }) => number === clock.trigger) ?? null;

// A right of one person is not used up by another's using it.
const canBeUsed = (clock: RunningClock, { events }: Standing, { happened, event }: Moving): boolean => {
  const start = startOf(clock, events);
  const person = happened.person ?? null;
  if (start === null || (clock.person !== null && clock.person !== person)) return false;
  if (clock.stopped !== null || isLater(start, happened) || !isWithin(clock, happened)) return false;
  return !events.some((each) => each.event === event && each.person === person && isLater(each, start));
};

/** Whether what a move asks for is there. */
export const isMet = (need: Need, standing: Standing, moving: Moving | null = null): boolean => {
  // Judged by the caller, who knows the person's other entries, and the council.
  if ('rolling' in need || 'council' in need) return true;
  if ('running' in need) {
    return (
      moving === null || moving.clocks.some((each) => each.rule === need.running && canBeUsed(each, standing, moving))
    );
  }
  if ('over' in need) {
    const open = (each: RunningClock) =>
      each.rule === need.over && each.stopped === null && moving !== null && isWithin(each, moving.happened);
    return moving === null || !moving.clocks.some(open);
  }
  if ('rows' in need) return rowsMet(need, standing, moving);
  if ('event' in need) return eventMet(need, standing, moving);
  const value = standing.fields[need.field];
  return need.is === undefined ? isAnswered(value) : isOneOf(value, need.is);
};
