import { type Day, endOfDay, formatDay, type Instant, instantAt } from '../kernel/index.ts';
import { reachesAt, type Stay } from './aggregate.ts';
import type { WorkingCalendar } from './calendar.ts';
import { calendarOf } from './counted-in.ts';
import { countDays, nextWorkingDay, type PausedDays, STILL_PAUSED } from './counting.ts';
import { type Moment, minutesAfter } from './moment.ts';
import { answerOverride, type OverrideAnswer } from './override.ts';
import { type ClockRule, type Counting, type Length, lengthOf, type Unknown } from './rule.ts';

/** When something is due: by a minute, by the end of a day in Scotland (`at` is the midnight after it), or not known, with its reason. */
export type Due =
  | { readonly kind: 'instant'; readonly at: Instant }
  | { readonly kind: 'day'; readonly day: Day; readonly at: Instant }
  | { readonly kind: 'unknown'; readonly code: string; readonly words: string };

/** What is told of this one case beside its trigger. */
export type Given = {
  /** A council's stricter time. */
  readonly override?: Length & { readonly counting?: Counting | null; readonly calendar?: string | null };
  /** The council's number where the rule leaves it to the council. */
  readonly setting?: Length;
  /** The number that the court or the order set, instead of the rule's. */
  readonly ordered?: Length;
  /** A day that the order or the meeting set: the earlier of the two counts. */
  readonly notAfter?: Day;
  /** A day agreed with a reason, that takes the due day's place; it never moves a lapse. */
  readonly agreed?: Day;
  /** Units used up by earlier periods, which come off the number. */
  readonly used?: number;
  readonly paused?: readonly PausedDays[];
  readonly stays?: readonly Stay[];
  /** Why it need not be done here, in words. */
  readonly notRequired?: string;
};

export type Deadline = {
  readonly due: Due;
  /** What the law gives by itself, before a council's own time or an agreement. */
  readonly lawDue: Due;
  /** The first day on which it may be done, for a rule that looks that way. */
  readonly notBefore: Day | null;
  readonly override: OverrideAnswer | null;
};

const unknown = ({ code, words }: Unknown): Due => ({ kind: 'unknown', code, words });
const dueOn = (day: Day): Due => ({ kind: 'day', day, at: endOfDay(day) });

export type Calendars = ReadonlyMap<string, WorkingCalendar>;

type Count = {
  readonly rule: ClockRule;
  readonly trigger: Moment;
  readonly length: Length;
  readonly counting: Counting;
  readonly calendar: string | null;
  readonly paused: readonly PausedDays[];
};

const countInstant = ({ rule, trigger, length, paused }: Count): Due => {
  if (trigger.at === null) {
    return unknown({ code: 'time-not-given', words: 'it counts in hours, and only the day is known: give the time' });
  }
  if (paused.length > 0) return unknown(STILL_PAUSED);
  const back = rule.direction === 'before' || rule.direction === 'not-older-than';
  return { kind: 'instant', at: minutesAfter(trigger.at, (back ? -60 : 60) * length.count) };
};

const atTimeOf = (day: Day, time: string): Due => {
  const at = instantAt(day, time);
  return at === null
    ? unknown({ code: 'no-such-time', words: `${time} never came on ${formatDay(day)}` })
    : { kind: 'instant', at };
};

const countFrom = (count: Count, calendars: Calendars): Due => {
  const { rule, trigger, length, counting, paused, calendar: name } = count;
  if (length.unit === 'hours') return countInstant(count);
  const calendar = name === null ? null : (calendars.get(name) ?? null);
  const needed = length.unit === 'working-days' || rule.rolls !== null;
  if (needed && calendar === null) {
    return unknown({ code: 'holidays-not-loaded', words: `no closed days are loaded for the calendar ${name ?? ''}` });
  }
  const day = countDays(trigger.day, { length, counting, direction: rule.direction, calendar, paused });
  if (typeof day !== 'string') return unknown(day);
  const rolled = rule.rolls === null || calendar === null ? day : nextWorkingDay(day, calendar);
  if (typeof rolled !== 'string') return unknown(rolled);
  return rule.atTime === null ? dueOn(rolled) : atTimeOf(rolled, rule.atTime);
};

const aggregated = (rule: ClockRule, length: Length, given: Given): Due => {
  const at = reachesAt(given.stays ?? [], { minutes: length.count * 60, days: rule.window?.days ?? 0 });
  if (at !== null) return { kind: 'instant', at };
  const held = (given.stays ?? []).some(({ to }) => to === null);
  return unknown(
    held
      ? { code: 'not-counting', words: 'the time does not count: there is authority for it' }
      : { code: 'no-open-stay', words: 'nobody is there now, so nothing is being used' },
  );
};

const ORDERED: Unknown = {
  code: 'setting-not-given',
  words: 'the order sets it: give the length or the last day that it names',
};
const COUNCILS: Unknown = {
  code: 'setting-not-given',
  words: "the council sets it, and this council's number is not given",
};

const lengthHere = (rule: ClockRule, given: Given): Length | Unknown => {
  const length = given.ordered ?? (rule.numberFrom === 'council' ? given.setting : (given.setting ?? undefined));
  if (length !== undefined) return length;
  if (rule.numberFrom === 'council') return COUNCILS;
  if (rule.numberFrom === 'order') return given.notAfter === undefined ? ORDERED : (lengthOf(rule) ?? ORDERED);
  return lengthOf(rule) ?? rule.noPeriod ?? { code: 'no-period', words: 'the text states no number' };
};

const earlier = (due: Due, by: Day | undefined): Due =>
  by === undefined || due.kind === 'unknown' || due.at <= endOfDay(by) ? due : dueOn(by);

const ownDue = (rule: ClockRule, trigger: Moment, calendars: Calendars, given: Given): Due | null => {
  const own = given.override;
  if (own === undefined) return null;
  if (rule.window !== null) return aggregated(rule, own, given);
  const calendar = calendarOf(rule, own.unit, own);
  const counting = own.counting ?? (rule.counting === 'instant' ? 'exclusive' : rule.counting);
  return countFrom({ rule, trigger, length: own, counting, calendar, paused: given.paused ?? [] }, calendars);
};

// An aggregate's lapse is the allowance itself; a council may allow less.
const lapses = (rule: ClockRule): boolean => rule.consequence?.kind === 'lapse' && rule.window === null;

const withOwn = (rule: ClockRule, lawDue: Due, own: Due | null, given: Given): Pick<Deadline, 'due' | 'override'> => {
  const override = own === null ? null : answerOverride(lawDue, own, lapses(rule));
  const due = override?.answer === 'applied' ? override.due : lawDue;
  const stays = given.agreed === undefined || due.kind === 'unknown' || lapses(rule);
  return { due: stays ? due : dueOn(given.agreed), override };
};

/**
 * When a rule's clock ends that a trigger started: by the law, and as it holds here. Whether the rule was in force on the trigger's date is for
 * `ruleInForce` to say. Never throws for what was given: what cannot be known is `unknown` with its code and words.
 */
export const deadlineOf = (rule: ClockRule, trigger: Moment, calendars: Calendars, given: Given = {}): Deadline => {
  const none = { notBefore: null, override: null };
  if (given.notRequired !== undefined) {
    const due = unknown({ code: 'not-required', words: given.notRequired });
    return { due, lawDue: due, ...none };
  }
  const length = lengthHere(rule, given);
  if ('code' in length) return { due: unknown(length), lawDue: unknown(length), ...none };
  const less = { ...length, count: length.count - (given.used ?? 0) };
  const paused = given.paused ?? [];
  const calendar = calendarOf(rule, less.unit);
  const count: Count = { rule, trigger, length: less, counting: rule.counting, calendar, paused };
  const counted =
    rule.window !== null && rule.window.days > 0 ? aggregated(rule, less, given) : countFrom(count, calendars);
  if (rule.direction === 'not-sooner-than' && counted.kind === 'day') {
    const said = {
      code: 'minimum-interval',
      words: `not sooner than ${formatDay(counted.day)}: whoever sets the day sets it`,
    };
    return { due: unknown(said), lawDue: unknown(said), notBefore: counted.day, override: null };
  }
  const lawDue = earlier(counted, given.notAfter);
  return { lawDue, notBefore: null, ...withOwn(rule, lawDue, ownDue(rule, trigger, calendars, given), given) };
};

/** The first instant at which it is over: a minute after a time that was allowed, or the midnight after a day. Null where it is not known. */
export const overFrom = (due: Due): Instant | null =>
  due.kind === 'unknown' ? null : due.kind === 'instant' ? minutesAfter(due.at, 1) : due.at;
