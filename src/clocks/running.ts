import { type Day, dayOf, type Instant } from '../kernel/index.ts';
import type { Stay } from './aggregate.ts';
import type { WorkingCalendar } from './calendar.ts';
import { type Due, deadlineOf, type Given } from './deadline.ts';
import { after, concerns, type Happening, inTime } from './happening.ts';
import { holdsOn } from './in-force.ts';
import { type OverrideAnswer, overrideOn } from './override.ts';
import { interruptionsOf } from './pause.ts';
import type { ClockOverride, ClockRule, Length } from './rule.ts';

/** One clock of an entry: what started it, when it ends, and what became of it. */
export type RunningClock = {
  /** Rule, person ("-" for nobody) and number of the trigger: "SEC-04.child.7", unique in the entry. */
  readonly key: string;
  readonly rule: string;
  readonly version: number;
  readonly person: string | null;
  /** The number of the happening that started it. */
  readonly trigger: number;
  readonly triggerDay: Day;
  readonly due: Due;
  /** What the law gives by itself, before a council's own time or an agreed day. */
  readonly lawDue: Due;
  readonly notBefore: Day | null;
  /** The number of the happening that met it. */
  readonly metBy: number | null;
  readonly metAt: Instant | null;
  readonly metDay: Day | null;
  readonly stopped: 'paused' | 'stopped' | null;
  /** Where it was stopped for good: when, to the minute where that is known. */
  readonly stoppedDay: Day | null;
  readonly stoppedAt: Instant | null;
  readonly override: OverrideAnswer | null;
};

/** What an entry tells beside its chronology, by rule. An agreement with a `trigger` is for that clock alone. */
export type GivenForEntry = {
  readonly agreed?: readonly { readonly rule: string; readonly trigger?: number; readonly day: Day }[];
  readonly ordered?: readonly (Length & { readonly rule: string })[];
  readonly notAfter?: readonly { readonly rule: string; readonly day: Day }[];
  readonly notRequired?: readonly { readonly rule: string; readonly words: string }[];
  /** Stays of the same child that stand in other entries. */
  readonly stays?: readonly Stay[];
};

type Setting = {
  readonly rules: readonly ClockRule[];
  readonly happenings: readonly Happening[];
  readonly calendars: ReadonlyMap<string, WorkingCalendar>;
  readonly overrides: readonly ClockOverride[];
  readonly given: GivenForEntry;
};

const happenedAny = (happenings: readonly Happening[], events: readonly string[]): boolean =>
  happenings.some(({ event }) => events.includes(event));

/** The happenings that start a clock of the rule, by which of several it goes by. */
const startsOf = (rule: ClockRule, happenings: readonly Happening[]): Happening[] => {
  const all = happenings.filter(({ event }) => rule.triggers.includes(event));
  if (rule.occurrence === 'each') return all;
  return all.filter((start) => {
    const since = happenings.filter((each) => rule.since.includes(each.event) && after(start, each)).at(-1);
    if (rule.since.length > 0 && since === undefined) return false;
    const earlier = all.some((each) => after(start, each) && (since === undefined || after(each, since)));
    return earlier === (rule.occurrence === 'later');
  });
};

const meets = (rule: ClockRule, start: Happening, person: string | null, happenings: readonly Happening[]) => {
  const found = happenings.filter(({ event, number }) => rule.metBy.includes(event) && number !== start.number);
  const concerned = found.filter((each) => concerns(each, person));
  // What looks back is met by what was there already, what looks forward only by what came after.
  if (rule.direction === 'not-older-than') return concerned.filter((each) => !after(each, start)).at(-1) ?? null;
  return concerned.find((each) => rule.direction === 'before' || after(each, start)) ?? null;
};

const staysUpTo = (rule: ClockRule, start: Happening, { happenings, given }: Setting): Stay[] => {
  const starts = startsOf(rule, happenings).filter((each) => each.at !== null && !after(each, start));
  const own = starts.map((each): Stay => {
    const end = each.number === start.number ? null : meets(rule, each, each.person, happenings);
    return { from: each.at ?? '', to: end?.at ?? null, counts: true };
  });
  return [...(given.stays ?? []).filter(({ from }) => start.at === null || from <= start.at), ...own];
};

const givenFor = (rule: ClockRule, start: Happening, setting: Setting): Given => {
  const { given, overrides } = setting;
  const mine = <One extends { readonly rule: string }>(all: readonly One[] | undefined): One | undefined =>
    all?.filter((each) => each.rule === rule.id).at(-1);
  const agreed = given.agreed?.filter((each) => each.trigger === undefined || each.trigger === start.number);
  const told = {
    override: overrideOn(overrides, rule.id, 'stricter', start.day) ?? undefined,
    setting: overrideOn(overrides, rule.id, 'setting', start.day) ?? undefined,
    ordered: mine(given.ordered),
    notAfter: mine(given.notAfter)?.day,
    agreed: mine(agreed)?.day,
    notRequired: mine(given.notRequired)?.words,
    stays: rule.window === null ? undefined : staysUpTo(rule, start, setting),
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
};

const clockFrom = (rule: ClockRule, start: Happening, setting: Setting): RunningClock => {
  const { happenings, calendars } = setting;
  const { from, paused, stillPaused } = interruptionsOf(rule, start, happenings);
  const answer = deadlineOf(rule, from, calendars, { ...givenFor(rule, start, setting), paused });
  const met = meets(rule, start, start.person, happenings);
  const stop = happenings.find(
    (each) => rule.stops.includes(each.event) && after(each, start) && concerns(each, start.person),
  );
  const stopped = met === null && stop !== undefined;
  return {
    key: `${rule.id}.${start.person ?? '-'}.${start.number}`,
    rule: rule.id,
    version: rule.version,
    person: start.person,
    trigger: start.number,
    triggerDay: start.day,
    ...answer,
    metBy: met?.number ?? null,
    metAt: met?.at ?? null,
    metDay: met?.day ?? null,
    stopped: stopped ? 'stopped' : stillPaused && met === null ? 'paused' : null,
    stoppedDay: stopped ? stop.day : null,
    stoppedAt: stopped ? stop.at : null,
  };
};

// A clock that was not met starts another where it ends. Where nobody can know when it ends, the other does not begin.
const startFromClock = (clock: RunningClock): Happening[] => {
  if (clock.due.kind === 'unknown') return [];
  const inTimeMet = clock.metAt !== null && clock.metAt <= clock.due.at;
  if (inTimeMet || clock.stopped !== null) return [];
  const day = clock.due.kind === 'day' ? clock.due.day : dayOf(clock.due.at);
  const at = clock.due.kind === 'instant' ? clock.due.at : null;
  return [{ event: `clock:${clock.rule}`, at, day, person: clock.person, number: clock.trigger }];
};

const runs = (rule: ClockRule, { happenings, overrides }: Setting, day: Day): boolean => {
  if (rule.consequence === null || (rule.consequence.kind === 'gate' && rule.noPeriod !== null)) return false;
  if (!holdsOn(rule, day)) return false;
  if (rule.numberFrom === 'council' && overrideOn(overrides, rule.id, 'setting', day) === null) return false;
  return rule.needs.every((event) => happenedAny(happenings, [event])) && !happenedAny(happenings, rule.unless);
};

/**
 * Every clock that an entry's chronology has started, met or not, by the rules in force on the day of each trigger. `rules` are those of the
 * entry's type, all their versions. A rule that only a council's setting switches on is left out without it, and so is what is no clock.
 */
export const clocksOf = (
  rules: readonly ClockRule[],
  happenings: readonly Happening[],
  calendars: ReadonlyMap<string, WorkingCalendar>,
  overrides: readonly ClockOverride[],
  given: GivenForEntry = {},
): RunningClock[] => {
  const setting: Setting = { rules, happenings: happenings.toSorted(inTime), calendars, overrides, given };
  const started = (rule: ClockRule, starts: readonly Happening[]): RunningClock[] =>
    starts.filter(({ day }) => runs(rule, setting, day)).map((start) => clockFrom(rule, start, setting));
  const first = rules.flatMap((rule) => started(rule, startsOf(rule, setting.happenings)));
  const fromClocks = rules.flatMap((rule) =>
    first
      .filter((clock) => rule.triggers.includes(`clock:${clock.rule}`))
      .flatMap((clock) => started(rule, startFromClock(clock))),
  );
  return [...first, ...fromClocks];
};
