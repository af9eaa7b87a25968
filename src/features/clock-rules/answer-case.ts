import {
  aggregateAt,
  type ClockRule,
  type Deadline,
  type Due,
  deadlineOf,
  type Given,
  isVerified,
  lengthOf,
  type Moment,
  overrideOn,
  type PausedDays,
  type RunningClock,
  readMoment,
  ruleInForce,
  type Stay,
  sayLocal,
  stateOf,
  type Unknown,
  type WorkingCalendar,
} from '../../clocks/index.ts';
import { endOfDay, type Instant } from '../../kernel/index.ts';
import { type CaseGiven, type ClockCase, notUnderstood } from './case-input.ts';
import type { ClockRules } from './read-model.ts';

/** What the engine says of a case. `due`: local time, a day (until it is over), or null with `unknown`: "code: words". */
export type CaseAnswer = {
  readonly id: string;
  readonly rule: string;
  readonly version: number | null;
  readonly label: string;
  readonly title: string;
  readonly due: string | null;
  /** The instant at which it ends, in UTC. */
  readonly dueAt: Instant | null;
  readonly counting: string | null;
  readonly calendar: string | null;
  readonly citation: string;
  readonly verified: boolean;
  readonly verifiedRow: boolean;
  readonly owner: string;
  readonly unknown?: string;
  readonly notBefore?: string;
  readonly override?: string;
  readonly state?: string;
  readonly usedMinutes?: number;
  readonly remainingMinutes?: number;
  readonly alertAt?: string | null;
};

const isUnknown = (read: Moment | Unknown): read is Unknown => 'code' in read;

const sayUnknown = ({ code, words }: Unknown): string => `${code}: ${words}`;

const sayDue = (due: Due): string | null => {
  if (due.kind === 'unknown') return null;
  return due.kind === 'day' ? due.day : sayLocal(due.at);
};

/** What a case says, read: or the first time in it that cannot be. */
type Told = { readonly given: Given; readonly trigger: Moment; readonly metAt: Moment | null };

const readStays = (stays: CaseGiven['stays']): Stay[] | Unknown => {
  const read: Stay[] = [];
  for (const { from, to, counts } of stays ?? []) {
    const begun = readMoment(from);
    const ended = to === null ? null : readMoment(to);
    for (const each of [begun, ended]) {
      if (each !== null && isUnknown(each)) return each;
      if (each !== null && each.at === null) return { code: 'time-not-given', words: 'a stay is told to the minute' };
    }
    read.push({ from: (begun as Moment).at ?? '', to: (ended as Moment | null)?.at ?? null, counts });
  }
  return read;
};

const pausesOf = ({ pauses, clarification }: CaseGiven): PausedDays[] => [
  ...(pauses ?? []),
  ...(clarification === undefined || clarification.received !== null ? [] : [{ from: clarification.asked, to: null }]),
];

const tell = (asked: ClockCase, rules: ClockRules): Told | Unknown => {
  const { given = {}, rule } = asked;
  const told: CaseGiven = given ?? {};
  const strange = notUnderstood(told);
  if (strange.length > 0)
    return { code: 'given-not-understood', words: `nothing here knows how to count ${strange.join(', ')}` };
  const trigger = readMoment(told.clarification?.received ?? asked.trigger);
  if (isUnknown(trigger)) return trigger;
  const metAt = told.metAt === undefined ? null : readMoment(told.metAt);
  if (metAt !== null && isUnknown(metAt)) return metAt;
  const stays = readStays(told.stays);
  if (!Array.isArray(stays)) return stays;
  const own = (kind: 'stricter' | 'setting') => overrideOn(rules.overrides, rule, kind, trigger.day) ?? undefined;
  const { ordered, notAfter, agreed, used, notRequired } = told;
  const found = {
    ordered,
    notAfter,
    agreed,
    used,
    notRequired,
    override: told.override ?? own('stricter'),
    setting: told.setting ?? own('setting'),
  };
  const known = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  return { given: { ...known, paused: pausesOf(told), stays }, trigger, metAt };
};

const calendarsWith = (asked: ClockCase, rules: ClockRules): ReadonlyMap<string, WorkingCalendar> => {
  const { calendar } = asked;
  if (calendar === undefined || calendar === null || typeof calendar === 'string' || calendar.closed === undefined)
    return rules.calendars;
  const { name, closed, from, to } = calendar;
  const given: WorkingCalendar = {
    ...(rules.calendars.get(name) ?? {
      title: name,
      everyYear: new Map(),
      source: '',
      note: '',
      verification: 'unverified',
    }),
    name,
    closedWeekdays: [6, 7],
    closedDays: new Map(closed.map((day) => [day, 'closed'])),
    loadedFrom: from ?? null,
    loadedTo: to ?? null,
  };
  return new Map([...rules.calendars, [name, given]]);
};

const nameOfCalendar = ({ calendar }: ClockCase): string | null =>
  calendar === undefined || calendar === null ? null : typeof calendar === 'string' ? calendar : calendar.name;

const stateAt = (rule: ClockRule, told: Told, answer: Deadline, at: Moment): string => {
  const clock: RunningClock = {
    key: '',
    rule: rule.id,
    version: rule.version,
    person: null,
    trigger: 0,
    triggerDay: told.trigger.day,
    ...answer,
    metBy: told.metAt === null ? null : 1,
    metAt: told.metAt?.at ?? null,
    metDay: told.metAt?.day ?? null,
    stopped: (told.given.paused ?? []).some(({ to }) => to === null) ? 'paused' : null,
    stoppedDay: null,
    stoppedAt: null,
  };
  const state = stateOf(clock, rule, at.at ?? endOfDay(at.day));
  if (state === 'due-soon') return 'running';
  return state === 'lapsed' && rule.consequence?.kind === 'lapse' ? `lapsed:${rule.consequence.state}` : state;
};

const aggregateOf = (rule: ClockRule, told: Told, answer: Deadline, at: Moment | null): Partial<CaseAnswer> => {
  const law = lengthOf(rule);
  if (rule.window === null || rule.window.days === 0 || law === null || at === null) return {};
  const own = answer.override?.answer === 'applied' ? told.given.override : undefined;
  const allowance = { minutes: (own ?? law).count * 60, days: rule.window.days };
  const { usedMinutes, remainingMinutes, state, alertAt } = aggregateAt(
    told.given.stays ?? [],
    allowance,
    at.at ?? endOfDay(at.day),
  );
  return { usedMinutes, remainingMinutes, state, alertAt: alertAt === null ? null : sayLocal(alertAt) };
};

// A number of days set for a rule of hours is counted as days are.
const countingOf = (rule: ClockRule, given: CaseGiven | null | undefined): string | null => {
  if (rule.noPeriod !== null) return null;
  const unit = given?.ordered?.unit ?? given?.setting?.unit ?? rule.unit;
  return rule.counting === 'instant' && unit !== 'hours' ? 'exclusive' : rule.counting;
};

const countedIn = (rule: ClockRule, given: Given): string | null => {
  const units = [rule.unit, given.setting?.unit, given.ordered?.unit];
  return units.includes('working-days') || rule.rolls !== null ? (rule.calendar ?? 'COUNCIL') : null;
};

const answered = (asked: ClockCase, law: ClockRule, rules: ClockRules): CaseAnswer => {
  const name = nameOfCalendar(asked);
  const rule = name === null ? law : { ...law, calendar: name };
  const calendars = calendarsWith(asked, rules);
  const council = asked.given?.council;
  const paused = asked.given?.pauses !== undefined || asked.given?.clarification !== undefined;
  const base = {
    id: asked.id,
    rule: rule.id,
    version: rule.version,
    label: rule.label,
    title: rule.title,
    counting: countingOf(rule, asked.given),
    citation: rule.citation,
    verified: isVerified(law, calendars, { paused, calendar: rule.calendar }),
    verifiedRow: rule.verification === 'verified',
    owner: council === undefined ? rule.owner : `${rule.owner} of ${council}`,
  };
  const told = tell(asked, rules);
  const at = asked.at === undefined || asked.at === null ? null : readMoment(asked.at);
  const bad = 'code' in told ? told : at !== null && isUnknown(at) ? at : null;
  if (bad !== null || 'code' in told) {
    return { ...base, due: null, dueAt: null, calendar: rule.calendar, unknown: sayUnknown(bad ?? (told as Unknown)) };
  }
  const answer = deadlineOf(rule, told.trigger, calendars, told.given);
  const { due, notBefore, override } = answer;
  return {
    ...base,
    due: sayDue(due),
    dueAt: due.kind === 'unknown' ? null : due.at,
    calendar: countedIn(rule, told.given),
    ...(due.kind === 'unknown' ? { unknown: sayUnknown(due) } : {}),
    ...(notBefore === null ? {} : { notBefore }),
    ...(override === null ? {} : { override: override.answer }),
    ...(at === null ? {} : { state: stateAt(rule, told, answer, at as Moment) }),
    ...aggregateOf(rule, told, answer, at as Moment | null),
  };
};

/** The answer to one case by the rule in force on its trigger's day. Throws RangeError where no rule has the id. */
export const answerCase = (asked: ClockCase, rules: ClockRules): CaseAnswer => {
  const trigger = readMoment(asked.trigger);
  const day = isUnknown(trigger) ? asked.trigger.slice(0, 'YYYY-MM-DD'.length) : trigger.day;
  const found = ruleInForce(rules.rules, asked.rule, day);
  if (!('code' in found)) return answered(asked, found, rules);
  const last = rules.rules.filter(({ id }) => id === asked.rule).at(-1);
  return {
    id: asked.id,
    rule: asked.rule,
    version: null,
    label: '',
    title: last?.title ?? '',
    due: null,
    dueAt: null,
    counting: null,
    calendar: null,
    citation: last?.citation ?? '',
    verified: last !== undefined && isVerified(last, rules.calendars),
    verifiedRow: last?.verification === 'verified',
    owner: last?.owner ?? '',
    unknown: sayUnknown(found),
  };
};
