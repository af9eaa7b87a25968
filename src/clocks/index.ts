export { type Aggregate, type Allowance, aggregateAt, reachesAt, type Stay, usedMinutes } from './aggregate.ts';
export { countsDay, knowsDay, type WorkingCalendar } from './calendar.ts';
export { COUNCIL_CALENDAR, calendarOf, calendarsCountedIn } from './counted-in.ts';
export { dayMonthsAfter, type PausedDays } from './counting.ts';
export { type Deadline, type Due, deadlineOf, type Given, overFrom } from './deadline.ts';
export type { Happening } from './happening.ts';
export { holdsOn, ruleInForce } from './in-force.ts';
export { isWithin } from './in-time.ts';
export { type Moment, minutesAfter, minutesBetween, readMoment, sayLocal } from './moment.ts';
export { PREFIXES, splitName } from './named.ts';
export { type OverrideAnswer, overrideOn } from './override.ts';
export { type Rhythm, type Stretch, stretchFrom } from './recurrence.ts';
export {
  CLOCK_UNITS,
  type ClockOverride,
  type ClockRule,
  type ClockUnit,
  COUNTING_BASES,
  COUNTINGS,
  type Consequence,
  type Counting,
  type CountingBasis,
  DIRECTIONS,
  type Direction,
  type Length,
  lengthOf,
  type Unknown,
  VERIFICATIONS,
  type Verification,
} from './rule.ts';
export { clocksOf, type GivenForEntry, type RunningClock } from './running.ts';
export { type ClockState, type Lapse, lapsesBy, SOON, stateOf } from './state.ts';
export { isVerified, UNVERIFIED_WORDS } from './verified.ts';
