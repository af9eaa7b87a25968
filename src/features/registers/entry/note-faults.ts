import { type Fault, fault, formatDay, formatInstant } from '../../../kernel/index.ts';
import { type EventKind, eventOfType, type RegisterType } from '../type/register-type.ts';
import { holds } from './conditions.ts';
import type { EntryEvent, FieldValues } from './entry.ts';
import { knownAs } from './known-as.ts';
import { isLater } from './needs.ts';
import type { Happened } from './revise-entry.ts';

type Standing = { readonly events: readonly EntryEvent[]; readonly fields: FieldValues };

/** What must have come first, as far as it had by a moment: the latest of it, and the next of it after that moment. */
const roundOf = (
  type: RegisterType,
  { follows = [] }: EventKind,
  happened: Happened,
  { events, fields }: Standing,
): { readonly begun: EntryEvent | null; readonly next: EntryEvent | null } => {
  const leading = knownAs(type, events, fields)
    .filter(({ event }) => follows.includes(event))
    .toSorted((a, b) => (isLater(a, b) ? 1 : isLater(b, a) ? -1 : 0));
  return {
    begun: leading.findLast((each) => !isLater(each, happened)) ?? null,
    next: leading.find((each) => isLater(each, happened)) ?? null,
  };
};

/**
 * The event that tells the same already: to the same person, since what made it possible came last. Null where it may happen more than once, or has not
 * happened in this round.
 */
export const toldAlready = (
  type: RegisterType,
  kind: EventKind,
  happened: Happened,
  standing: Standing,
): EntryEvent | null => {
  if (kind.once !== true) return null;
  const { begun, next } = roundOf(type, kind, happened, standing);
  const inRound = (each: EntryEvent): boolean =>
    (begun === null || !isLater(begun, each)) && (next === null || isLater(next, each));
  const found = standing.events.find(
    (each) => each.event === kind.code && each.person === (happened.person ?? null) && inRound(each),
  );
  return found ?? null;
};

const labelOf = (type: RegisterType, event: string): string => eventOfType(type, event)?.label ?? event;

/** What keeps something from being noted: nobody of that kind in the entry, or nothing yet that it could follow. */
export const faultsOfNote = (type: RegisterType, kind: EventKind, happened: Happened, standing: Standing): Fault[] => {
  const { person = null } = happened;
  const who = kind.people?.find(({ code }) => code === person);
  const isThere = (who?.when ?? []).every((condition) => holds(condition, { state: '', ...standing }));
  const follows = kind.follows ?? [];
  return [
    ...(isThere
      ? []
      : [
          fault(
            'answer.invalid',
            `This entry knows of nobody who is "${who?.label ?? ''}"`,
            { column: 'person' },
            'Choose somebody else, or first put right how many people the entry is about.',
          ),
        ]),
    ...(follows.length === 0 || roundOf(type, kind, happened, standing).begun !== null
      ? []
      : [
          fault(
            'answer.invalid',
            `"${kind.label}" comes after "${follows.map((event) => labelOf(type, event)).join('" or "')}", and that had not happened by then`,
            { column: 'happened' },
            'Give the time at which it happened, or write down first what came before it.',
          ),
        ]),
  ];
};

/** The fault of what is noted twice. */
export const notedTwice = ({ label }: EventKind, { at, day }: EntryEvent): Fault =>
  fault(
    'answer.invalid',
    `"${label}" is noted already, for ${at === null ? formatDay(day) : formatInstant(at)}`,
    { column: 'happened' },
    'If that time is wrong, tick that this puts it right.',
  );
