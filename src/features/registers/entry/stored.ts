import type { RunningClock } from '../../../clocks/index.ts';
import type { EntryEvent } from './entry.ts';

/** A value as a sealed table takes it: without its nulls, which its seal could not tell from what is not there. */
export const withoutNulls = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(withoutNulls)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, part]) => part !== null)
            .map(([name, part]) => [name, withoutNulls(part)]),
        )
      : value;

const NOTHING_HAPPENED = { at: null, person: null } as const;

const NOTHING_KNOWN = {
  person: null,
  notBefore: null,
  metBy: null,
  metAt: null,
  metDay: null,
  stopped: null,
  stoppedDay: null,
  stoppedAt: null,
  override: null,
} as const satisfies Partial<RunningClock>;

/** Events as they were stored. */
export const eventsAgain = (stored: readonly Partial<EntryEvent>[]): EntryEvent[] =>
  stored.map((event) => ({ ...NOTHING_HAPPENED, ...event }) as EntryEvent);

/** Clocks as they were stored. */
export const clocksAgain = (stored: readonly Partial<RunningClock>[]): RunningClock[] =>
  stored.map((clock) => ({ ...NOTHING_KNOWN, ...clock }) as RunningClock);
