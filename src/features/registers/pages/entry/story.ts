import { type Day, dayOf, type Instant } from '../../../../kernel/index.ts';
import type { Actor } from '../../../access/index.ts';
import { momentOfLapse } from '../../entry/before-lapse.ts';
import type { EntryEvent, FieldValue, Revision } from '../../entry/entry.ts';
import { eventOfType, type Field, type RegisterType, stateOfType } from '../../type/register-type.ts';

/** One answer that a revision changed. `field` is null where the register no longer knows it. */
export type Answered = {
  readonly code: string;
  readonly field: Field | null;
  readonly before: FieldValue | null;
  readonly after: FieldValue | null;
};

/** One part of an entry's chronology: a revision, told. */
export type Told = {
  readonly revision: number;
  /** When it happened; of what only was written, when that was. `at` null where only the day is known. */
  readonly happened: { readonly at: Instant | null; readonly day: Day };
  readonly what: string;
  /** The event that it wrote, by its number; null where it wrote none. */
  readonly event: number | null;
  /** Where it was taken back since: by which revision. */
  readonly takenBackBy: number | null;
  readonly answers: readonly Answered[];
  readonly words: string | null;
  readonly knownAt: Instant;
  readonly by: Actor;
  /** The law did it, and nobody has written it down yet. */
  readonly unwritten: boolean;
};

/** To whom an event happened, as the register calls them. */
export const personLabel = (type: RegisterType, event: string | null, person: string): string => {
  const own = event === null ? null : eventOfType(type, event);
  const people = [own, ...type.events].flatMap((each) => each?.people ?? []);
  return people.find(({ code }) => code === person)?.label ?? person;
};

const eventWords = (type: RegisterType, { event, person }: EntryEvent): string => {
  const label = eventOfType(type, event)?.label ?? event;
  return person === null ? label : `${label}: ${personLabel(type, event, person)}`;
};

// What a step asks for anew is its own answer: what was said at an earlier decision is not corrected by it.
const asksAnew = ({ moves }: RegisterType, { kind, by }: Revision): readonly string[] =>
  kind === 'moved' ? (moves.find(({ code }) => code === by)?.anew ?? []) : [];

const answeredIn = (type: RegisterType, before: Revision | null, now: Revision): Answered[] => {
  const anew = asksAnew(type, now);
  const old = Object.fromEntries(Object.entries(before?.fields ?? {}).filter(([code]) => !anew.includes(code)));
  const order = new Map(type.fields.map(({ code }, index) => [code, index]));
  return [...new Set([...Object.keys(old), ...Object.keys(now.fields)])]
    .filter((code) => JSON.stringify(old[code]) !== JSON.stringify(now.fields[code]))
    .sort((a, b) => (order.get(a) ?? 999) - (order.get(b) ?? 999))
    .map((code) => ({
      code,
      field: type.fields.find((field) => field.code === code) ?? null,
      before: old[code] ?? null,
      after: now.fields[code] ?? null,
    }));
};

const wroteEvent = (before: Revision | null, now: Revision): EntryEvent | null => {
  const known = new Set((before?.events ?? []).map(({ number }) => number));
  return now.events.find(({ number }) => !known.has(number)) ?? null;
};

const whatOf = (type: RegisterType, before: Revision | null, now: Revision, event: EntryEvent | null): string => {
  const state = stateOfType(type, now.state)?.label ?? now.state;
  switch (now.kind) {
    case 'opened':
      return event === null ? 'Entered' : eventWords(type, event);
    case 'moved': {
      const move = type.moves.find(({ code }) => code === now.by)?.label ?? now.by ?? '';
      return event === null
        ? `${move}. It now stands at: ${state}`
        : `${move}: ${eventWords(type, event)}. It now stands at: ${state}`;
    }
    case 'noted':
      return event === null ? 'Noted' : eventWords(type, event);
    case 'lapsed':
      return before?.state === now.state
        ? `The time had run out, as became known later. It still stands at: ${state}`
        : `The time ran out. By law it now stands at: ${state}`;
    case 'taken-back': {
      const gone = before?.events.find(({ number }) => now.events.every((each) => each.number !== number));
      return gone === undefined ? `Taken back. It stands again at: ${state}` : `Taken back: ${eventWords(type, gone)}`;
    }
    case 'changed':
      return 'Answers put right or added to';
    case 'recounted':
      return now.words === null
        ? 'Times worked out anew, because what they are counted by was loaded'
        : 'Times worked out anew';
    case 'withdrawn':
      return 'The entry was withdrawn as made in error';
  }
};

const happenedAt = (now: Revision, event: EntryEvent | null): Told['happened'] => {
  const lapsedAt = momentOfLapse(now);
  if (lapsedAt !== null) return { at: lapsedAt, day: dayOf(lapsedAt) };
  return event === null ? { at: now.knownAt, day: dayOf(now.knownAt) } : { at: event.at, day: event.day };
};

// What is only known by its day stands before what has a minute on it, in the order of writing.
const storyOrder = (a: Told, b: Told): number => {
  const [left, right] = [a, b].map(({ happened }) => `${happened.day} ${happened.at ?? ''}`);
  return left === right ? a.revision - b.revision : (left ?? '') < (right ?? '') ? -1 : 1;
};

/**
 * An entry as a story, what happened first first; `unwritten` are the revisions that the law made and nobody has written down yet. What was taken back
 * stays, marked.
 */
export const storyOf = (
  type: RegisterType,
  revisions: readonly Revision[],
  unwritten: readonly Revision[] = [],
): Told[] => {
  const all = [...revisions, ...unwritten];
  const goneBy = (event: number | null, from: number): number | null =>
    event === null
      ? null
      : (all.slice(from + 1).find(({ events }) => events.every(({ number }) => number !== event))?.number ?? null);
  return all
    .map((now, index): Told => {
      const before = all[index - 1] ?? null;
      const event = wroteEvent(before, now);
      return {
        revision: now.number,
        happened: happenedAt(now, event),
        what: whatOf(type, before, now, event),
        event: event?.number ?? null,
        takenBackBy: goneBy(event?.number ?? null, index),
        answers: answeredIn(type, before, now),
        words: now.words,
        knownAt: now.knownAt,
        by: now.actor,
        unwritten: unwritten.includes(now),
      };
    })
    .sort(storyOrder);
};
