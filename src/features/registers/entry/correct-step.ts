import { dayOf, fail, ok, type Result } from '../../../kernel/index.ts';
import { eventOfType, stateOfType } from '../type/register-type.ts';
import { momentOfLapse } from './before-lapse.ts';
import type { EntryEvent, Revision } from './entry.ts';
import { lapsed } from './lapse.ts';
import { moveEntry } from './move-entry.ts';
import { faultsOfNote } from './note-faults.ts';
import { type Happened, nextRevision, refused, type Writing } from './revise-entry.ts';

/** The step by which an entry came to where it stands, as it was before, and what happened by it. */
export type LastStep = { readonly move: string; readonly before: Revision; readonly event: EntryEvent };

/** The last step of an entry; null where it has none with a time of its own, or where the law led on from it. */
export const lastStep = (revisions: readonly Revision[]): LastStep | null => {
  const now = revisions.at(-1);
  const index = revisions.findLastIndex(
    ({ kind, state }, place) => kind === 'moved' || state !== (revisions[place - 1]?.state ?? state),
  );
  const [step, before] = [revisions[index], revisions[index - 1]];
  if (now === undefined || now.kind === 'withdrawn' || before === undefined) return null;
  if (step?.kind !== 'moved' || step.by === null) return null;
  const stood = new Set(before.events.map(({ number }) => number));
  const event = step.events.find(({ number }) => !stood.has(number));
  return event !== undefined && now.events.some(({ number }) => number === event.number)
    ? { move: step.by, before, event }
    : null;
};

// Whether the step would come before the lapse that it stands on.
const isBeforeItsLapse = (
  revisions: readonly Revision[],
  { before }: LastStep,
  { at, day }: Happened,
  { type }: Writing,
) =>
  stateOfType(type, before.state)?.lapseOf !== undefined &&
  revisions.some((each) => {
    const lapse = each.number <= before.number ? momentOfLapse(each) : null;
    return lapse !== null && (at === null ? day < dayOf(lapse) : at < lapse);
  });

/**
 * An entry whose last step happened at another time than was typed: the step is taken back, and made anew by all that it must meet, with the answers as they
 * stand. Where the new time lies after a time that ran out, the law comes first. `words` say why.
 */
export const correctStep = (
  revisions: readonly Revision[],
  given: { readonly number: number; readonly happened: Happened; readonly words: string },
  writing: Writing,
): Result<Revision[]> => {
  const [now, last] = [revisions.at(-1), lastStep(revisions)];
  if (now === undefined || last?.event.number !== given.number)
    return refused('The entry has gone on from this, or it was taken back already', 'number');
  const { happened, words } = given;
  const { event } = last;
  if (happened.at === event.at && happened.day === event.day && (happened.person ?? null) === event.person)
    return refused('This is the time that stands already', 'happened');
  if (isBeforeItsLapse(revisions, last, happened, writing))
    return refused('The step follows from a time that ran out, and this is before it', 'happened');
  const events = now.events.filter(({ number }) => number !== event.number);
  const by = String(event.number);
  const back = nextRevision(now, { kind: 'taken-back', by, state: last.before.state, events, words }, writing);
  const draft = { move: last.move, fields: now.fields, happened };
  const byLaw = lapsed([...revisions, back], writing, writing.at);
  const afterLaw = moveEntry([...revisions, back, ...byLaw], draft, writing);
  if (!afterLaw.ok) return afterLaw;
  // Two revisions: it was in time, and nothing need be written of a lapse that did not come about.
  const inTime = byLaw.length > 0 && afterLaw.value.length > 1;
  const made = inTime ? moveEntry([...revisions, back], draft, writing) : afterLaw;
  if (!made.ok) return made;
  const standing = { events: made.value.at(-1)?.events ?? [], fields: now.fields };
  const stood = new Set(last.before.events.map(({ number }) => number));
  const lost = events
    .filter(({ number }) => !stood.has(number))
    .flatMap((each) => {
      const kind = eventOfType(writing.type, each.event);
      return kind === null ? [] : faultsOfNote(writing.type, kind, each, standing);
    });
  return lost.length > 0 ? fail(lost) : ok([back, ...(inTime ? [] : byLaw), ...made.value]);
};
