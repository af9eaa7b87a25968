import { dayOf, daysAfter, endOfDay, type Instant } from '../kernel/index.ts';
import { minutesAfter, minutesBetween } from './moment.ts';

/** Time in one place: from when, to when (null: still there), and whether it counts into the aggregate. */
export type Stay = { readonly from: Instant; readonly to: Instant | null; readonly counts: boolean };

/** The most minutes that may be used in any so many local dates on end, today's with them. */
export type Allowance = { readonly minutes: number; readonly days: number };

type Span = { readonly from: Instant; readonly to: Instant | null };

const later = (a: Instant, b: Instant): Instant => (b > a ? b : a);

/** The counting stays, each minute once however many records cover it, the earliest first. */
const union = (stays: readonly Stay[]): Span[] => {
  const spans: Span[] = [];
  const counting = stays.filter(({ from, to, counts }) => counts && (to === null || to > from));
  for (const { from, to } of counting.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = spans.at(-1);
    if (last === undefined || (last.to !== null && last.to < from)) {
      spans.push({ from, to });
    } else {
      const end = last.to === null || to === null ? null : later(last.to, to);
      spans[spans.length - 1] = { from: last.from, to: end };
    }
  }
  return spans;
};

const startOfDay = (day: string): Instant => endOfDay(daysAfter(day, -1));
const windowStart = (day: string, days: number): Instant => startOfDay(daysAfter(day, 1 - days));

const usedIn = (spans: readonly Span[], from: Instant, to: Instant): number =>
  spans.reduce((sum, span) => {
    const end = span.to === null || span.to > to ? to : span.to;
    return sum + Math.max(minutesBetween(later(span.from, from), end), 0);
  }, 0);

/** The minutes used by an instant in the dates that end with that instant's own date. */
export const usedMinutes = (stays: readonly Stay[], at: Instant, days: number): number =>
  usedIn(union(stays), windowStart(dayOf(at), days), at);

/**
 * When the stay that is still open reaches the allowance if it goes on: the first minute at which so much is used. Null where no counting stay is
 * open. The days at the far end fall out of the window at midnight, so the answer is looked for date by date.
 */
export const reachesAt = (stays: readonly Stay[], { minutes, days }: Allowance): Instant | null => {
  const spans = union(stays);
  const open = spans.find(({ to }) => to === null);
  if (open === undefined) return null;
  const before = spans.filter(({ to }) => to !== null);
  const first = dayOf(open.from);
  // By then the open stay alone has used it, whatever fell out of the window.
  const last = daysAfter(first, Math.ceil(minutes / (23 * 60)) + 1);
  for (let day = first; day <= last; day = daysAfter(day, 1)) {
    const from = windowStart(day, days);
    const counted = later(open.from, from);
    const left = minutes - usedIn(before, from, open.from);
    const reached = later(minutesAfter(counted, Math.max(left, 0)), later(open.from, startOfDay(day)));
    if (reached < endOfDay(day)) return reached;
  }
  throw new RangeError(`${minutes} minutes cannot be used within ${days} days`);
};

export type Aggregate = {
  readonly usedMinutes: number;
  readonly remainingMinutes: number;
  /** `blocked`: nothing is left; `exceeded`: more was used; `stopped`: the child is there, but the time does not count. */
  readonly state: 'running' | 'alert' | 'blocked' | 'exceeded' | 'stopped';
  readonly reachesAt: Instant | null;
  readonly alertAt: Instant | null;
};

/** Two thirds of the allowance: 48 of 72 hours. Ours, not law. */
const alertMinutes = (minutes: number): number => Math.floor((minutes * 2) / 3);

const stateOfUse = (used: number, minutes: number, held: boolean): Aggregate['state'] => {
  if (used > minutes) return 'exceeded';
  if (held) return 'stopped';
  if (used === minutes) return 'blocked';
  return used >= alertMinutes(minutes) ? 'alert' : 'running';
};

/** How an allowance stands at an instant. Throws RangeError where it is longer than its window. */
export const aggregateAt = (stays: readonly Stay[], allowance: Allowance, at: Instant): Aggregate => {
  const used = usedMinutes(stays, at, allowance.days);
  const reaches = reachesAt(stays, allowance);
  const held = reaches === null && stays.some(({ to, counts }) => to === null && !counts);
  return {
    usedMinutes: used,
    remainingMinutes: Math.max(allowance.minutes - used, 0),
    state: stateOfUse(used, allowance.minutes, held),
    reachesAt: reaches,
    alertAt: reachesAt(stays, { ...allowance, minutes: alertMinutes(allowance.minutes) }),
  };
};
