import { dayOf, type Fault, fail, fault, formatDay, formatInstant, ok, type Result } from '../../../kernel/index.ts';
import { eventOfType, type Move, type Need, type RegisterType, stateOfType } from '../type/register-type.ts';
import { beforeLapse, cameBefore } from './before-lapse.ts';
import { holds, type Standing } from './conditions.ts';
import type { EntryEvent, FieldValues, Revision } from './entry.ts';
import { knownAs } from './known-as.ts';
import { lapseTakenBack } from './lapse.ts';
import { clocksFor } from './law.ts';
import { isLater, isMet, type Moving } from './needs.ts';
import {
  faultsOfHappened,
  type Happened,
  lastNumber,
  needEvent,
  nextRevision,
  refused,
  type Writing,
  withEvent,
} from './revise-entry.ts';
import { faultsOfValues, withoutBlanks } from './values.ts';

/** A move to make: with the answers as they are to stand, and when it happened. */
export type MoveDraft = {
  readonly move: string;
  readonly fields: FieldValues;
  /** Null where the move has no event of its own. */
  readonly happened: Happened | null;
};

const columnOf = (need: Need): string => ('field' in need ? need.field : 'rows' in need ? need.rows : 'move');

/** The needs of a move that hold as the entry stands: some are asked for only under conditions. */
export const needsOf = ({ needs }: Pick<Move, 'needs'>, standing: Standing): Need[] =>
  needs.flatMap((each) => {
    if (!('when' in each)) return [each];
    return each.when.every((condition) => holds(condition, standing)) ? [each.need] : [];
  });

/** What still stands in the way of a move; `moving` where it is being made, so that moments and clocks can be judged. */
export const unmetNeeds = (move: Move, standing: Standing, moving: Moving | null = null): Need[] =>
  needsOf(move, standing).filter((need) => !isMet(need, standing, moving));

/** The moves that lead on from a state. */
export const movesFrom = ({ moves }: RegisterType, state: string): Move[] =>
  moves.filter(({ from }) => from.includes(state));

/** The answers that a move starts from: of those asked for anew, none of an earlier step. */
export const answersBefore = ({ anew = [] }: Pick<Move, 'anew'>, fields: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !anew.includes(name)));

// What led to the state in which an entry stands, the latest of it: the opening, a step that changed the state, or a lapse; nothing leads on from it that
// came before.
const ledHere = (revisions: readonly Revision[], events: readonly EntryEvent[]): EntryEvent | null => {
  const leading = revisions.flatMap((each, index) => {
    const before = revisions[index - 1];
    if (each.kind === 'changed' || each.kind === 'noted' || each.state === before?.state) return [];
    const stood = new Set((before?.events ?? []).map(({ number }) => number));
    return each.events.filter(({ number }) => !stood.has(number)).map(({ number }) => number);
  });
  return events
    .filter(({ number }) => leading.includes(number))
    .reduce<EntryEvent | null>((latest, each) => (latest !== null && isLater(latest, each) ? latest : each), null);
};

const tooEarly = (type: RegisterType, led: EntryEvent | null, happened: Happened | null): Fault[] => {
  if (led === null || happened === null || !isLater(led, happened)) return [];
  const label = eventOfType(type, led.event)?.label ?? led.event;
  const when = led.at === null ? formatDay(led.day) : formatInstant(led.at);
  return [fault('answer.invalid', `This is before "${label}" (${when}), which comes first`, { column: 'happened' })];
};

/**
 * An entry after a move: one revision, or two where the move was made before a lapse that is written down already, which is taken back first.
 * Gives every fault at its answer. Whether somebody may make the move, and rolling rules, are judged by the caller.
 */
export const moveEntry = (revisions: readonly Revision[], draft: MoveDraft, writing: Writing): Result<Revision[]> => {
  const { type, law, stays, at } = writing;
  const last = revisions.at(-1);
  const move = type.moves.find(({ code }) => code === draft.move);
  if (last === undefined || move === undefined) return refused('This register knows no such step', 'move');
  // What happened before a lapse followed from what stood before it, even where it could follow from the lapse as well.
  const before = beforeLapse(revisions, type);
  const isEarlier = before !== null && draft.happened !== null && cameBefore(before, draft.happened);
  const earlier = isEarlier && move.from.includes(before.state) ? before : null;
  const now = earlier === null ? last : { ...last, state: earlier.state, events: earlier.events };
  if (!move.from.includes(now.state)) {
    const label = stateOfType(type, now.state)?.label ?? now.state;
    return refused(`"${move.label}" does not follow from "${label}"`, 'move', 'Look at the entry as it stands now.');
  }
  const events = eventsAfter(revisions, now, move, draft.happened, writing);
  if (!events.ok) return events;
  const fields = withoutBlanks({ ...answersBefore(move, now.fields), ...draft.fields });
  const wrong = faultsOfValues(type, { state: move.to, fields, events: knownAs(type, events.value, fields) }, at);
  const moving: Moving = {
    happened: draft.happened ?? { at, day: dayOf(at) },
    event: move.event ?? null,
    // No time is counted by an answer that cannot be.
    clocks: clocksFor(type, now.events, law, { fields: wrong.length > 0 ? now.fields : fields, stays }),
  };
  const standing = { state: now.state, fields, events: knownAs(type, now.events, fields) };
  const faults: Fault[] = [
    ...tooEarly(type, ledHere(revisions, now.events), draft.happened),
    ...unmetNeeds(move, standing, moving).map((need) =>
      fault('answer.missing', need.because, { column: columnOf(need) }),
    ),
    ...wrong,
  ];
  // What a move needs is said once, by its reason.
  const said = new Set<string>();
  const once = faults.filter(({ place }) => !said.has(place.column ?? '') && said.add(place.column ?? ''));
  if (once.length > 0) return fail(once);
  const why = `"${move.label}" was done before the time ran out`;
  const undone = earlier === null ? [] : [lapseTakenBack(last, earlier, why, writing)];
  const moved = nextRevision(
    undone[0] ?? last,
    { kind: 'moved', by: move.code, state: move.to, fields, events: events.value },
    writing,
  );
  return ok([...undone, moved]);
};

const eventsAfter = (
  revisions: readonly Revision[],
  now: Revision,
  move: Move,
  happened: Happened | null,
  { type, at }: Writing,
): Result<Revision['events']> => {
  if (move.event === undefined) return ok(now.events);
  const kind = needEvent(type, move.event);
  if (!kind.ok) return kind;
  if (happened === null)
    return fail([fault('answer.missing', `Say when: "${kind.value.label}"`, { column: 'happened' })]);
  const faults = faultsOfHappened(kind.value, happened, at);
  return faults.length > 0 ? fail(faults) : ok(withEvent(now.events, lastNumber(revisions), move.event, happened));
};
