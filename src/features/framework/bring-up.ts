import { type Day, endOfDay, type Instant } from '../../kernel/index.ts';
import { type Cause, goesBy } from './cause.ts';
import { type Draft, draftOfCause, draftOfTile, lastDayFor, opensFor, ownersOn, tilesDue } from './due.ts';
import { type Mechanism, type Schedule, scheduleOn, subjectOf } from './mechanism.ts';

/**
 * What is kept of a council's occurrences: how far the stretches of each mechanism reach (by its subject), every occurrence that is open, and
 * every one that a meeting or plan made due, in whatever state.
 */
export type Kept = {
  readonly coveredTo: ReadonlyMap<string, Day>;
  readonly occurrences: readonly Draft[];
};

/** The day in Scotland, and the instant of the write. */
export type Moment = { readonly today: Day; readonly at: Instant };

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

const isTied = ({ cause }: Draft): boolean => /^(meeting|plan):/.test(cause ?? '');

// Where the meeting moved. Nobody is late by a move that gives them no time, and whoever was late stays so.
const movedTo = (before: Draft, { schedule, cause }: Wanted, today: Day): Partial<Draft> => {
  if (cause.rule === before.rule) return {};
  const by = lastDayFor(schedule, cause);
  const dueOn = by < today ? before.dueOn : by;
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

// A stretch that reaches over the day of a meeting answers for it; a plan's end is asked for beside the stretches of its mechanism.
const isCovered = ({ group, day }: Cause, coveredTo: Day | undefined): boolean =>
  group !== null && coveredTo !== undefined && day <= coveredTo;

const ofMechanism = (
  mechanism: Mechanism,
  kept: readonly Draft[],
  coveredTo: Day | undefined,
  causes: readonly Cause[],
  { today, at }: Moment,
): Draft[] => {
  const known = new Map(kept.map((each) => [each.code, each]));
  const fresh = tilesDue(mechanism, coveredTo ?? null, today).map((tile) => draftOfTile(mechanism, tile, today));
  const wanted = new Map<string, Wanted>();
  for (const cause of causes) {
    const schedule = scheduleOn(mechanism, cause.day);
    if (schedule === null || !goesBy(schedule, cause)) continue;
    const draft = draftOfCause(mechanism, schedule, cause, today);
    const standing = known.get(draft.code);
    if (standing === undefined && isCovered(cause, coveredTo)) continue;
    wanted.set(draft.code, { schedule, cause });
    // One that was cancelled and is held after all is asked for again.
    if ((standing === undefined || standing.state === 'cancelled') && draft.opensOn <= today) fresh.push(draft);
  }
  const changed = kept
    .filter(({ state }) => state === 'open')
    .flatMap((before) => {
      const asked = wanted.get(before.code);
      if (asked === undefined && isTied(before)) return [cancelled(before, UNTIED, at)];
      const after = revised(before, mechanism, asked, today);
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
    return ofMechanism(mechanism, bySubject.get(subject) ?? [], kept.coveredTo.get(subject), causes, when);
  });
  return [...due, ...orphans];
};
