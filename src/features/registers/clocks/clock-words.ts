import {
  type ClockRule,
  type ClockState,
  type Due,
  isVerified,
  isWithin,
  type RunningClock,
  stateOf,
} from '../../../clocks/index.ts';
import { dayOf, formatDay, type Instant } from '../../../kernel/index.ts';
import type { Mark } from '../../../ui/index.ts';
import type { Law } from '../entry/law.ts';
import { sayDaysTo, sayDistanceTo, sayLastDay, sayMoment, sayWeekday } from './moment-words.ts';

/** How a clock stands, in words beside their shape. */
export const CLOCK_STATES: Readonly<Record<ClockState, { readonly words: string; readonly mark: Mark }>> = {
  running: { words: 'Running', mark: { shape: 'clock', tone: 'neutral' } },
  'due-soon': { words: 'Due soon', mark: { shape: 'clock', tone: 'caution' } },
  late: { words: 'Late', mark: { shape: 'cross', tone: 'bad' } },
  lapsed: { words: 'Time ran out', mark: { shape: 'cross', tone: 'bad' } },
  met: { words: 'Done in time', mark: { shape: 'tick', tone: 'good' } },
  'met-late': { words: 'Done late', mark: { shape: 'triangle', tone: 'caution' } },
  paused: { words: 'Paused', mark: { shape: 'dash', tone: 'neutral' } },
  stopped: { words: 'Stopped', mark: { shape: 'dash', tone: 'neutral' } },
  unknown: { words: 'Cannot be known', mark: { shape: 'question', tone: 'caution' } },
  'no-period': { words: 'At once', mark: { shape: 'triangle', tone: 'caution' } },
};

/** What a page says of one clock. */
export type ClockWords = {
  readonly state: ClockState;
  readonly mark: Mark;
  /** "Due soon". */
  readonly standing: string;
  /** "by 14:05 on Sunday 29 November"; why not, where nobody can know. */
  readonly when: string;
  /** "in 3 hours 5 minutes", "12 minutes ago"; null where there is no time to be near to. */
  readonly distance: string | null;
  /** What follows when the time runs out, where the law itself brings it about; null where it is late and no more. */
  readonly otherwise: string | null;
  /** "SSI 2013/212 reg 4, 5". */
  readonly citation: string;
  /** "Confirm with your legal adviser: …" where the rule was not verified; null where it was. */
  readonly confirm: string | null;
  /** The time of the law where the council set an earlier one, or what became of a later one; null where the council set none. */
  readonly own: string | null;
};

// A right that nobody used is nobody's failing.
const RIGHT_ENDED = { words: 'Ended', mark: { shape: 'dash', tone: 'neutral' } } as const;
const RIGHT_USED_AFTER = { words: 'Done after the time', mark: { shape: 'triangle', tone: 'neutral' } } as const;
const NOT_YET = { words: 'Not yet', mark: { shape: 'clock', tone: 'neutral' } } as const;
const LATE_THEN_STOPPED = { words: 'Late, then stopped', mark: { shape: 'triangle', tone: 'caution' } } as const;
const OPEN_NOW = { words: 'Can be done', mark: { shape: 'ring', tone: 'neutral' } } as const;
const TOO_EARLY = { words: 'Done too early', mark: { shape: 'triangle', tone: 'caution' } } as const;
const DONE = { words: 'Done', mark: { shape: 'tick', tone: 'good' } } as const;

type Standing = { readonly words: string; readonly mark: Mark };

// Of what may not be done before a day: until then it waits, from then on nothing of it is late.
const notSooner = ({ due, metDay }: RunningClock, state: ClockState): Standing => {
  if (state === 'running' || state === 'due-soon') return NOT_YET;
  if (state === 'late') return OPEN_NOW;
  if (state !== 'met' && state !== 'met-late') return CLOCK_STATES[state];
  const day = due.kind === 'day' ? due.day : due.kind === 'instant' ? dayOf(due.at) : null;
  return day !== null && metDay !== null && metDay < day ? TOO_EARLY : DONE;
};

// Stopped only after it was late: that the time ran out stays in sight, though something else took its place.
const stoppedLate = (
  { due, stopped, stoppedDay, stoppedAt }: RunningClock,
  { consequence, direction }: ClockRule,
): boolean => {
  if (stopped !== 'stopped' || stoppedDay === null || consequence?.kind !== 'late') return false;
  if (direction === 'not-sooner-than') return false;
  return due.kind !== 'unknown' && isWithin(due, { at: stoppedAt, day: stoppedDay }) === false;
};

// What somebody may do and need not is never late: the time for it is over, and no more.
const standingOf = (clock: RunningClock, rule: ClockRule, state: ClockState, lapsesTo: LapsesTo | null): Standing => {
  if (rule.direction === 'not-sooner-than') return notSooner(clock, state);
  const isRight = rule.consequence?.kind === 'gate' || rule.consequence === null;
  if ((state === 'lapsed' && lapsesTo === null) || (isRight && state === 'late')) return RIGHT_ENDED;
  if (stoppedLate(clock, rule)) return LATE_THEN_STOPPED;
  return isRight && state === 'met-late' ? RIGHT_USED_AFTER : CLOCK_STATES[state];
};

/** A due time as it follows "by" or "was due": "14:05 today", "the end of Sunday 29 November". */
export const sayDue = (due: Due, now: Instant): string =>
  due.kind === 'unknown' ? due.words : due.kind === 'day' ? sayLastDay(due.day, now) : sayMoment(due.at, now);

const distanceTo = (due: Due, now: Instant): string | null =>
  due.kind === 'unknown' ? null : due.kind === 'day' ? sayDaysTo(due.day, now) : sayDistanceTo(due.at, now);

const isOver = (state: ClockState): boolean => state === 'late' || state === 'lapsed';

const doneAt = ({ metAt, metDay }: RunningClock, now: Instant): string =>
  metAt === null ? `on ${formatDay(metDay ?? '')}` : `at ${sayMoment(metAt, now)}`;

const notBeforeWords = (clock: RunningClock, now: Instant): string => {
  const { due } = clock;
  if (due.kind === 'unknown') return `nobody can know: ${due.words}`;
  const said = due.kind === 'day' ? sayWeekday(due.day, dayOf(now)) : sayMoment(due.at, now);
  return clock.metDay === null ? `not before ${said}` : `not before ${said}; done ${doneAt(clock, now)}`;
};

const whenWords = (
  clock: RunningClock,
  state: ClockState,
  now: Instant,
  {
    rightEnded,
    notBefore,
    wasLate,
  }: { readonly rightEnded: boolean; readonly notBefore: boolean; readonly wasLate: boolean },
): string => {
  const { due } = clock;
  if (state === 'no-period') return 'at once: the law gives no number of hours or days';
  if (state === 'paused') return 'not running: it goes on when what stopped it is over';
  if (due.kind === 'unknown') return `nobody can know: ${due.words}`;
  if (notBefore) return notBeforeWords(clock, now);
  const said = sayDue(due, now);
  if (state === 'met' || state === 'met-late') {
    return `was due by ${said}; done ${doneAt(clock, now)}`;
  }
  if (rightEnded) return `could be done until ${said}`;
  if (wasLate) return `was due by ${said}; stopped on ${formatDay(clock.stoppedDay ?? '')}`;
  return isOver(state) ? `was due by ${said}` : `by ${said}`;
};

/** The state to which the law brings an entry when a time runs out, and what that means as one sentence beside the clock, where the type has one. */
export type LapsesTo = { readonly label: string; readonly says?: string | undefined };

const otherwiseOf = ({ consequence }: ClockRule, state: ClockState, lapsesTo: LapsesTo | null): string | null => {
  if (consequence?.kind !== 'lapse' || ['met', 'met-late', 'stopped'].includes(state)) return null;
  if (lapsesTo === null)
    return state === 'lapsed' ? 'The right to do this has ended.' : 'After that it can no longer be done.';
  if (state === 'lapsed') return `By law the entry now stands as “${lapsesTo.label}”.`;
  return lapsesTo.says ?? `When this time has passed, the entry stands by law as “${lapsesTo.label}”.`;
};

const whyToConfirm = ({ verification, countingBasis, numberFrom }: ClockRule): string => {
  if (verification === 'unverified') return 'this rule is not verified';
  if (verification === 'in-part') return 'this rule is verified in part';
  if (numberFrom === 'council') return "the number is the council's own";
  return countingBasis === 'text' || countingBasis === null
    ? 'the number is verified, the days on which it counts are not'
    : 'the number is verified, how it is counted is not';
};

const confirmOf = (rule: ClockRule, clock: RunningClock, calendars: Law['calendars']): string | null => {
  if (isVerified(rule, calendars, { paused: clock.stopped === 'paused' })) return null;
  const why = whyToConfirm(rule);
  return `Confirm with your legal adviser: ${why}.`;
};

const ownOf = ({ override, lawDue }: RunningClock, now: Instant): string | null => {
  if (override === null) return null;
  if (override.answer !== 'applied') return `The council's own time does not apply: ${override.words}.`;
  return `The council's own time, stricter than the law's, which is by ${sayDue(lawDue, now)}.`;
};

/**
 * A clock in plain words at an instant. `lapsesTo`: the state to which the law brings the entry when the time runs out; null
 * where a right ends and the entry stays where it is.
 */
export const clockWords = (
  clock: RunningClock,
  rule: ClockRule,
  { lapsesTo, calendars }: { readonly lapsesTo: LapsesTo | null; readonly calendars: Law['calendars'] },
  now: Instant,
): ClockWords => {
  const state = stateOf(clock, rule, now);
  const standing = standingOf(clock, rule, state, lapsesTo);
  const rightEnded = standing === RIGHT_ENDED;
  const over = state === 'met' || state === 'met-late' || state === 'stopped' || state === 'paused';
  return {
    state,
    mark: standing.mark,
    standing: standing.words,
    when: whenWords(clock, state, now, {
      rightEnded,
      notBefore: rule.direction === 'not-sooner-than',
      wasLate: standing === LATE_THEN_STOPPED,
    }),
    distance: over ? null : distanceTo(clock.due, now),
    otherwise: otherwiseOf(rule, state, lapsesTo),
    citation: rule.citation,
    confirm: confirmOf(rule, clock, calendars),
    own: ownOf(clock, now),
  };
};
