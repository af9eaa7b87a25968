import { type Fault, fail, fault, ok, type Result } from '../../../kernel/index.ts';
import { type EventKind, type RegisterType, stateOfType } from '../type/register-type.ts';
import { beforeLapse, cameBefore, lapseHolds } from './before-lapse.ts';
import type { EntryEvent, FieldValues, Revision } from './entry.ts';
import { lapseTakenBack } from './lapse.ts';
import { needsOf } from './move-entry.ts';
import { isMet } from './needs.ts';
import { faultsOfNote, notedTwice, toldAlready } from './note-faults.ts';
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

// What a step stood on when it was made stands as long as the step: nobody empties the reasons of a decision, or takes back the notice that it needed.
const stillNeeded = (
  revisions: readonly Revision[],
  after: { readonly fields: FieldValues; readonly events: Revision['events'] },
  { type }: Writing,
): Fault[] => {
  const now = revisions.at(-1);
  if (now === undefined) return [];
  const { state } = now;
  const made = type.moves.filter(({ code }) => revisions.some(({ kind, by }) => kind === 'moved' && by === code));
  const lost = made.flatMap((move) =>
    needsOf(move, { state, ...after })
      .filter((need) => 'field' in need || 'rows' in need || 'event' in need)
      .filter((need) => isMet(need, now) && !isMet(need, { state, ...after })),
  );
  return lost.map((need) =>
    fault('answer.missing', need.because, {
      column: 'field' in need ? need.field : 'rows' in need ? need.rows : 'number',
    }),
  );
};

/** An entry whose answers are put right or added to; `words` says why where something that stood is changed. */
export const changeEntry = (
  revisions: readonly Revision[],
  given: {
    readonly fields: FieldValues;
    readonly service?: string | null;
    readonly distribution?: readonly string[];
    readonly words: string | null;
  },
  writing: Writing,
): Result<Revision> => {
  const now = revisions.at(-1);
  if (now === undefined) return refused('There is no such entry');
  const fields = withoutBlanks(given.fields);
  const faults = [
    ...faultsOfValues(writing.type, { state: now.state, fields, events: now.events }, writing.at),
    ...stillNeeded(revisions, { fields, events: now.events }, writing),
  ];
  if (faults.length > 0) return fail(faults);
  const { service, distribution, words } = given;
  return ok(
    nextRevision(
      now,
      {
        kind: 'changed',
        fields,
        words,
        ...(service === undefined ? {} : { service }),
        ...(distribution === undefined ? {} : { distribution }),
      },
      writing,
    ),
  );
};

/** Whether something can be noted in an entry: as it stands, or, where that came by a lapse, as it stood before. */
export const canBeNoted = (
  { notedIn = [] }: Pick<EventKind, 'notedIn'>,
  revisions: readonly Revision[],
  type: Pick<RegisterType, 'states'>,
): boolean =>
  [revisions.at(-1)?.state, beforeLapse(revisions, type)?.state].some(
    (state) => state !== undefined && notedIn.includes(state),
  );

// The same at another time, in one step, so that what stands on it stands on it all the while.
const notedAnew = (
  revisions: readonly Revision[],
  gone: EntryEvent,
  happened: Happened,
  writing: Writing,
): Result<Revision[]> => {
  const now = revisions.at(-1);
  if (now === undefined || !isNoted(revisions, gone))
    return refused('The entry came to where it stands by this', 'event');
  const left = now.events.filter(({ number }) => number !== gone.number);
  const events = withEvent(left, lastNumber(revisions), gone.event, happened);
  const lost = stillNeeded(revisions, { fields: now.fields, events }, writing);
  if (lost.length > 0) return fail(lost);
  const words = 'Its time is put right';
  const back = nextRevision(now, { kind: 'taken-back', by: String(gone.number), events: left, words }, writing);
  return ok([back, nextRevision(back, { kind: 'noted', by: gone.event, events, words }, writing)]);
};

/**
 * An entry to which something more happened that moves it nowhere: a notice was sent, somebody asked for a review. Two revisions where it came in time
 * to keep a clock from the lapse that is written down already, which is taken back first.
 */
export const noteEvent = (
  revisions: readonly Revision[],
  given: {
    readonly event: string;
    readonly happened: Happened;
    readonly words?: string | null;
    /** It puts right the time at which the same was noted. */
    readonly corrects?: boolean;
  },
  writing: Writing,
): Result<Revision[]> => {
  const now = revisions.at(-1);
  if (now === undefined) return refused('There is no such entry');
  const { type } = writing;
  const kind = needEvent(type, given.event);
  if (!kind.ok) return kind;
  const { label, notedIn = [] } = kind.value;
  const before = beforeLapse(revisions, type);
  const isEarlier = before !== null && notedIn.includes(before.state) && cameBefore(before, given.happened);
  if (!isEarlier && !notedIn.includes(now.state)) {
    const stands = stateOfType(type, now.state)?.label ?? now.state;
    return refused(`"${label}" cannot be noted while the entry stands at "${stands}"`, 'event');
  }
  const standing = { events: isEarlier ? before.events : now.events, fields: now.fields };
  const faults = [
    ...faultsOfHappened(kind.value, given.happened, writing.at),
    ...faultsOfNote(type, kind.value, given.happened, standing),
  ];
  if (faults.length > 0) return fail(faults);
  const twice = toldAlready(type, kind.value, given.happened, standing);
  if (twice !== null)
    return given.corrects === true
      ? notedAnew(revisions, twice, given.happened, writing)
      : fail([notedTwice(kind.value, twice)]);
  const added = (events: Revision['events']) => withEvent(events, lastNumber(revisions), given.event, given.happened);
  const holds =
    !isEarlier || lapseHolds(before, { events: added(before.events), fields: now.fields }, writing, writing.at);
  const back = holds ? [] : [lapseTakenBack(now, before, `"${label}" came before the time ran out`, writing)];
  const from = back[0] ?? now;
  const change = { kind: 'noted', by: given.event, events: added(from.events), words: given.words ?? null } as const;
  return ok([...back, nextRevision(from, change, writing)]);
};

// Whether somebody noted it: what a step or the law brought about is not taken back by itself.
const isNoted = (revisions: readonly Revision[], { number }: { readonly number: number }): boolean =>
  revisions.find(({ events }) => events.some((each) => each.number === number))?.kind === 'noted';

/** An entry without something that did not happen so. It stays in the chronology, marked; its clocks are as if it had never been. */
export const takeBackEvent = (
  revisions: readonly Revision[],
  given: { readonly number: number; readonly words: string },
  writing: Writing,
): Result<Revision> => {
  const now = revisions.at(-1);
  const gone = now?.events.find(({ number }) => number === given.number);
  if (now === undefined || gone === undefined)
    return refused('There is no such event, or it was taken back already', 'number');
  if (gone.number === 1 || !isNoted(revisions, gone)) {
    return refused(
      'The entry came to where it stands by this',
      'number',
      'Withdraw the entry, or make the step that puts it right.',
    );
  }
  const events = now.events.filter(({ number }) => number !== given.number);
  const lost = stillNeeded(revisions, { fields: now.fields, events }, writing);
  if (lost.length > 0) return fail(lost);
  return ok(nextRevision(now, { kind: 'taken-back', by: String(given.number), events, words: given.words }, writing));
};

/** An entry that was made in error: it stays to be read by those who keep the register, counts for nothing, and its clocks stand still. */
export const withdrawEntry = (now: Revision, words: string, writing: Writing): Result<Revision> =>
  now.kind === 'withdrawn'
    ? fail([fault('answer.invalid', 'The entry was withdrawn already')])
    : ok(nextRevision(now, { kind: 'withdrawn', words }, writing));
