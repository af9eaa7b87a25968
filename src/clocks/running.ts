import { type Day, dayOf, type Instant } from '../kernel/index.ts';
import type { Stay } from './aggregate.ts';
import type { WorkingCalendar } from './calendar.ts';
import { type Deadline, type Due, deadlineOf, type Given } from './deadline.ts';
import { after, concerns, type Happening, inTime } from './happening.ts';
import { holdsOn } from './in-force.ts';
import { isWithin } from './in-time.ts';
import { END_OF, END_UNMET, happenedFor, isMeant, RUNNING, splitName } from './named.ts';
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

/** What an entry tells beside its chronology, by rule. What names a `trigger` is for the clock alone that this happening started. */
export type GivenForEntry = {
  readonly agreed?: readonly { readonly rule: string; readonly trigger?: number; readonly day: Day }[];
  readonly ordered?: readonly (Length & { readonly rule: string; readonly trigger?: number })[];
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
  const found = happenings.filter(
    (each) => each.number !== start.number && rule.metBy.some((name) => isMeant(start, name, each)),
  );
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
  const mine = <One extends { readonly rule: string; readonly trigger?: number }>(
    all: readonly One[] | undefined,
  ): One | undefined =>
    all
      ?.filter(({ trigger }) => trigger === undefined || trigger === start.number)
      .filter((each) => each.rule === rule.id)
      .at(-1);
  const told = {
    override: overrideOn(overrides, rule.id, 'stricter', start.day) ?? undefined,
    setting: overrideOn(overrides, rule.id, 'setting', start.day) ?? undefined,
    ordered: mine(given.ordered),
    notAfter: mine(given.notAfter)?.day,
    agreed: mine(given.agreed)?.day,
    notRequired: mine(given.notRequired)?.words,
    stays: rule.window === null ? undefined : staysUpTo(rule, start, setting),
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
};

// What another rule waits for stops this one, but only where the other runs: without its setting nothing takes this one's place.
const stoppedBy = (rule: ClockRule, start: Happening, setting: Setting): string[] =>
  rule.stops.flatMap((name) => {
    const { prefix, rest } = splitName(name);
    if (prefix !== RUNNING) return [name];
    return setting.rules
      .filter((other) => other.id === rest && runs(other, setting, start))
      .flatMap(({ needs }) => needs);
  });

// Whether it could stop the clock: what came after its start; where it looks ahead to a day that was set, what was written down after that day.
const couldStop = (rule: ClockRule, start: Happening, each: Happening): boolean =>
  concerns(each, start.person) && (rule.direction === 'before' ? each.number > start.number : after(each, start));

// What the running out of a clock itself brought about does not stop it.
const isOwnLapse = ({ consequence }: ClockRule, { lawDue }: Deadline, { event, at }: Happening): boolean =>
  consequence?.kind === 'lapse' && event === consequence.event && lawDue.kind !== 'unknown' && at === lawDue.at;

const clockFrom = (rule: ClockRule, start: Happening, setting: Setting): RunningClock => {
  const { happenings, calendars } = setting;
  const { from, paused, stillPaused } = interruptionsOf(rule, start, happenings);
  const answer = deadlineOf(rule, from, calendars, { ...givenFor(rule, start, setting), paused });
  const met = meets(rule, start, start.person, happenings);
  const stops = stoppedBy(rule, start, setting);
  const stop = happenings.find(
    (each) => stops.includes(each.event) && couldStop(rule, start, each) && !isOwnLapse(rule, answer, each),
  );
  // Where the law took its hand off a state before anything was done, what is done later does not bring the lapse back.
  const stopped = stop !== undefined && (met === null || (rule.consequence?.kind === 'lapse' && after(met, stop)));
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

// Where nobody can say whether it was in time, nothing follows from its having been late.
const inTimeMet = ({ due, metAt, metDay }: RunningClock): boolean =>
  metDay !== null && isWithin(due, { at: metAt, day: metDay }) !== false;

/**
 * A clock that was not met in time starts others where it ends, as `clock:` where nothing stopped it and as `end:` stopped or not. Where nobody can
 * know when it ends, the others do not begin.
 */
const startsFromClock = (clock: RunningClock): Happening[] => {
  if (clock.due.kind === 'unknown' || (inTimeMet(clock) && clock.stopped === null)) return [];
  const day = clock.due.kind === 'day' ? clock.due.day : dayOf(clock.due.at);
  const at = clock.due.kind === 'instant' ? clock.due.at : null;
  const prefixes = clock.stopped === null ? [END_UNMET, END_OF] : [END_OF];
  return prefixes.map((prefix) => ({
    event: `${prefix}${clock.rule}`,
    at,
    day,
    person: clock.person,
    number: clock.trigger,
  }));
};

const runs = (rule: ClockRule, { happenings, overrides }: Setting, start: Happening): boolean => {
  if (rule.consequence === null || (rule.consequence.kind === 'gate' && rule.noPeriod !== null)) return false;
  if (!holdsOn(rule, start.day)) return false;
  if (rule.numberFrom === 'council' && overrideOn(overrides, rule.id, 'setting', start.day) === null) return false;
  const happened = (name: string): boolean => happenedFor(start, name, happenings);
  return rule.needs.every(happened) && !rule.unless.some(happened);
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
    starts.filter((start) => runs(rule, setting, start)).map((start) => clockFrom(rule, start, setting));
  const clocks = rules.flatMap((rule) => started(rule, startsOf(rule, setting.happenings)));
  // One that begins where another ends may be what a third begins with: an extension, and the days after it.
  for (let fresh: readonly RunningClock[] = clocks; fresh.length > 0; ) {
    const ends = fresh.flatMap(startsFromClock);
    const begun = rules.flatMap((rule) =>
      started(
        rule,
        ends.filter(({ event }) => rule.triggers.includes(event)),
      ),
    );
    fresh = begun.filter(({ key }) => !clocks.some((each) => each.key === key));
    clocks.push(...fresh);
  }
  return clocks;
};
