import type { Instant } from '../kernel/index.ts';
import { type Due, overFrom } from './deadline.ts';
import { isWithin } from './in-time.ts';
import { minutesAfter } from './moment.ts';
import type { ClockRule } from './rule.ts';
import type { RunningClock } from './running.ts';

export type ClockState =
  | 'running'
  | 'due-soon'
  | 'late'
  | 'met'
  | 'met-late'
  | 'lapsed'
  | 'paused'
  | 'stopped'
  | 'unknown'
  | 'no-period';

/** How long before its end a clock is "due soon": hours for one counted in hours, else days. Ours, not law. */
export const SOON = { hours: 24, days: 3 } as const;

const metInTime = ({ metAt, metDay }: RunningClock, due: Due): boolean | null =>
  isWithin(due, { at: metAt, day: metDay });

// Where nobody can say, in favour of whoever stopped it.
const stoppedInTime = ({ stoppedAt, stoppedDay }: RunningClock, due: Due): boolean =>
  stoppedDay !== null && due.kind !== 'unknown' && isWithin(due, { at: stoppedAt, day: stoppedDay }) !== false;

const lapsedBy = (clock: RunningClock, rule: ClockRule, now: Instant): boolean => {
  const over = overFrom(clock.lawDue);
  if (rule.consequence?.kind !== 'lapse' || over === null || over > now) return false;
  if (stoppedInTime(clock, clock.lawDue)) return false;
  return clock.metBy === null ? clock.stopped !== 'paused' : metInTime(clock, clock.lawDue) === false;
};

const isSoon = (due: Due, now: Instant): boolean => {
  if (due.kind === 'unknown') return false;
  const before = due.kind === 'instant' ? SOON.hours : SOON.days * 24;
  return minutesAfter(now, before * 60) >= due.at;
};

const NO_PERIOD = new Set([
  'no-period',
  'immediate',
  'without-delay',
  'precondition',
  'continuing',
  'event-gate',
  'power',
]);

/**
 * How a clock stands at an instant. What the law itself brought about (`lapsed`) stays so, whatever was done later; `unknown`: nobody can know the
 * due time, or whether it was kept; `no-period`: it is owed at once or without delay, and the text states no number.
 */
export const stateOf = (clock: RunningClock, rule: ClockRule, now: Instant): ClockState => {
  if (lapsedBy(clock, rule, now)) return 'lapsed';
  if (clock.stopped !== null) return clock.stopped;
  if (clock.due.kind === 'unknown' && NO_PERIOD.has(clock.due.code)) return clock.metBy === null ? 'no-period' : 'met';
  if (clock.due.kind === 'unknown') return 'unknown';
  if (clock.metBy !== null) {
    const inTime = metInTime(clock, clock.due);
    return inTime === null ? 'unknown' : inTime ? 'met' : 'met-late';
  }
  const over = overFrom(clock.due);
  if (over !== null && over <= now) return 'late';
  return isSoon(clock.due, now) ? 'due-soon' : 'running';
};

/** A change that the law brought about: the clock, the state, what the chronology calls it, and when it came (the end of the period itself). */
export type Lapse = {
  readonly clock: RunningClock;
  readonly state: string;
  readonly event: string;
  readonly at: Instant;
};

/** The lapses that have come by an instant, the earliest first. A clock that was met in time, stopped or paused never lapses. */
export const lapsesBy = (clocks: readonly RunningClock[], rules: readonly ClockRule[], now: Instant): Lapse[] =>
  clocks
    .flatMap((clock): Lapse[] => {
      const rule = rules.find(({ id, version }) => id === clock.rule && version === clock.version);
      if (rule === undefined || rule.consequence?.kind !== 'lapse' || clock.lawDue.kind === 'unknown') return [];
      const { state, event } = rule.consequence;
      return lapsedBy(clock, rule, now) ? [{ clock, state, event, at: clock.lawDue.at }] : [];
    })
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.clock.key < b.clock.key ? -1 : 1));
