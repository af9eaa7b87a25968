import type { Stretch } from '../../clocks/index.ts';
import { type Day, daysAfter, endOfDay, type Instant } from '../../kernel/index.ts';
import { type Cause, isAnsweredFor, isFor } from './cause.ts';
import {
  type Draft,
  draftOfCause,
  draftOfTile,
  earlier,
  lastDayFor,
  later,
  NOTICE_DAYS,
  opensFor,
  ownersOn,
  type Tile,
  tilesDue,
} from './due.ts';
import { type Mechanism, type Schedule, scheduleOn, subjectOf } from './mechanism.ts';

/**
 * What is kept of a council's occurrences: the stretches of days that each mechanism answers for (by its subject, the first first, in whatever state
 * they are; those that meet may be one), every occurrence that is open or fell away, and every one that a meeting or plan made due, in whatever
 * state. Of a mechanism that never went by meetings the last stretch is enough.
 */
export type Kept = {
  readonly stretches: ReadonlyMap<string, readonly Stretch[]>;
  readonly occurrences: readonly Draft[];
};

/** The day in Scotland, and the instant of the write. */
type Moment = { readonly today: Day; readonly at: Instant };

type Wanted = { readonly schedule: Schedule; readonly cause: Cause };

const GONE = 'The mechanism was taken out of the framework';
const UNTIED = 'What it was asked for was cancelled, or is no longer what the mechanism goes by';

const cancelled = (before: Draft, reason: string, at: Instant): Draft => ({
  ...before,
  state: 'cancelled',
  settledAt: at,
  settledPost: null,
  reason,
});

// What somebody gave to a post by hand stays with it.
const broughtBack = (before: Draft, draft: Draft): Draft =>
  before.ownerBasis === 'by-hand'
    ? { ...draft, ownerPost: before.ownerPost, coPosts: before.coPosts, ownerBasis: 'by-hand' }
    : draft;

const openedAgain = (mechanism: Mechanism, before: Draft, today: Day): Draft => {
  const dueOn = before.dueOn < today ? daysAfter(today, NOTICE_DAYS) : before.dueOn;
  const owners = before.ownerBasis === 'by-hand' ? {} : ownersOn(mechanism, today);
  return { ...before, ...owners, dueOn, dueAt: endOfDay(dueOn), state: 'open', settledAt: null, reason: null };
};

const isTied = ({ cause }: Draft): boolean => /^(meeting|plan):/.test(cause ?? '');

// Where the meeting moved. A move brings nobody's day nearer than the notice that everybody has.
const movedTo = (before: Draft, { schedule, cause }: Wanted, today: Day): Partial<Draft> => {
  if (cause.rule === before.rule) return {};
  const by = lastDayFor(schedule, cause);
  const noticed = later(by, daysAfter(today, NOTICE_DAYS));
  const dueOn = by >= before.dueOn ? by : earlier(noticed, before.dueOn);
  return { opensOn: opensFor(schedule, cause), dueOn, dueAt: endOfDay(dueOn), rule: cause.rule };
};

// An open occurrence as it should stand today, and null where it stands so already.
const revised = (before: Draft, mechanism: Mechanism, wanted: Wanted | undefined, today: Day): Draft | null => {
  const after: Draft = {
    ...before,
    ...(wanted === undefined ? {} : movedTo(before, wanted, today)),
    ...(before.ownerBasis === 'by-hand' ? {} : ownersOn(mechanism, today)),
    title: mechanism.title,
  };
  return JSON.stringify(after) === JSON.stringify(before) ? null : after;
};

// Every stretch that is kept, and those to come up to the last of these days: it must not matter whether a stretch or a meeting in it is asked for first.
const stretchesOver = (mechanism: Mechanism, kept: readonly Stretch[], causes: readonly Cause[], today: Day): Tile[] =>
  tilesDue(
    mechanism,
    kept.at(-1)?.last ?? null,
    causes.reduce((latest, { day }) => later(latest, day), today),
  );

const ofMechanism = (
  mechanism: Mechanism,
  kept: readonly Draft[],
  stretches: readonly Stretch[],
  causes: readonly Cause[],
  { today, at }: Moment,
): Draft[] => {
  const known = new Map(kept.map((each) => [each.code, each]));
  const own = causes.filter((cause) => isFor(mechanism, cause));
  const laid = stretchesOver(mechanism, stretches, own, today);
  const fresh = laid.filter(({ first }) => first <= today).map((tile) => draftOfTile(mechanism, tile, today));
  // What fell away with its mechanism is asked for again where the mechanism came back.
  for (const { covers, state, ...gone } of kept) {
    if (covers !== null && state === 'cancelled') {
      fresh.push(openedAgain(mechanism, { ...gone, covers, state }, today));
    }
  }
  const wanted = new Map<string, Wanted>();
  for (const cause of own) {
    const schedule = scheduleOn(mechanism, cause.day);
    if (schedule === null || isAnsweredFor(cause, [...stretches, ...laid])) continue;
    const draft = draftOfCause(mechanism, schedule, cause, today);
    const standing = known.get(draft.code);
    if (standing === undefined && cause.day < schedule.knownOn) continue;
    wanted.set(draft.code, { schedule, cause });
    // One that was cancelled and is held after all is asked for again.
    if (standing === undefined && draft.opensOn <= today) fresh.push(draft);
    if (standing?.state === 'cancelled' && draft.opensOn <= today) fresh.push(broughtBack(standing, draft));
  }
  const changed = kept
    .filter(({ state }) => state === 'open')
    .flatMap((before) => {
      const asked = wanted.get(before.code);
      // Whoever was late stays so until somebody who may waives it: no meeting that is moved or cancelled afterwards helps them.
      const late = before.dueOn < today;
      if (asked === undefined && isTied(before) && !late) return [cancelled(before, UNTIED, at)];
      const after = revised(before, mechanism, late ? undefined : asked, today);
      return after === null ? [] : [after];
    });
  return [...fresh, ...changed];
};

/**
 * Everything to be kept anew so that what is owed by the framework is what it should be on `today`: occurrences that became due, those whose meeting
 * moved or whose lead changed, and those that fell away. Asked again with that kept it gives nothing. However many days lie between two calls,
 * whatever became due in them is made up for, with notice.
 */
export const bringUp = (
  mechanisms: readonly Mechanism[],
  kept: Kept,
  causes: readonly Cause[],
  when: Moment,
): Draft[] => {
  const bySubject = Map.groupBy(kept.occurrences, ({ subject }) => subject);
  const asked = mechanisms.filter(({ sameAs }) => sameAs === null);
  const subjects = new Set(asked.map(({ code }) => subjectOf(code)));
  const orphans = kept.occurrences
    .filter(({ subject, state }) => state === 'open' && !subjects.has(subject))
    .map((before) => cancelled(before, GONE, when.at));
  const due = asked.flatMap((mechanism) => {
    const subject = subjectOf(mechanism.code);
    return ofMechanism(mechanism, bySubject.get(subject) ?? [], kept.stretches.get(subject) ?? [], causes, when);
  });
  return [...due, ...orphans];
};
