import { type Fault, fail, fault, type Result, readDay } from '../../../../kernel/index.ts';
import type { Acting } from '../../../access/index.ts';
import { faultsOfReason } from '../../../record/index.ts';
import type { Asked } from '../../../site/index.ts';
import type { Entry } from '../../entry/entry.ts';
import type { Happened } from '../../entry/revise-entry.ts';
import { entryOf, entryReference } from '../../entry/store.ts';
import { MORE, type Typed, textOf, typedIn } from '../../form/typed.ts';
import { readTypedMoment } from '../../form/typed-moment.ts';
import type { Seen } from '../../in-registers.ts';
import { type EventKind, fieldOfType, type RegisterType } from '../../type/register-type.ts';
import { recordOpening } from '../record-opening.ts';
import { type RegisterPages, type RegistersView, readRegisters } from '../view.tsx';

/** The questions of a form that no type asks; the names of fields have no such beginning. */
export const OWN = {
  happened: '_happened',
  person: '_person',
  words: '_words',
  confidentiality: '_confidentiality',
  service: '_service',
  distribution: '_distribution',
  looked: '_looked',
  corrects: '_corrects',
  seen: '_seen',
  /** Why a restricted entry is opened, where the reason of the day is still to be given. */
  opening: '_opening',
} as const;

const NO_QUESTION = new Set(['move', 'event', 'number', 'reference', 'type']);

/** Faults of the service at the questions of the form: what is about none of them is about the form as a whole. */
export const atQuestions = (type: RegisterType | null, faults: readonly Fault[]): Fault[] =>
  faults.map((found) => {
    const column = found.place.column ?? '';
    if (column === '' || (type !== null && fieldOfType(type, column) !== null)) return found;
    if (Object.hasOwn(OWN, column))
      return { ...found, place: { ...found.place, column: OWN[column as keyof typeof OWN] } };
    if (!NO_QUESTION.has(column)) return found;
    const { column: _none, ...place } = found.place;
    return { ...found, place };
  });

/** What a form that was sent is read by: the entry it is about, as whoever sent it may see it, and what they typed. */
export type Sent = {
  readonly typed: Typed;
  readonly type: RegisterType;
  readonly entry: Entry;
  readonly given: Pick<RegistersView, 'posts' | 'today'>;
};

const asksForMore = (typed: Typed): boolean => textOf(typed, MORE) !== '';

const noSuch = (): Result<never> => fail([fault('answer.invalid', 'There is no such entry')]);

/** Whoever asks for more rows of a table changes nothing: their form comes back. */
const moreRows = (): Result<never> => fail([]);

const atForm = async <Value>(type: RegisterType, changed: Promise<Result<Value>>): Promise<Result<Value>> => {
  const result = await changed;
  return result.ok ? result : fail(atQuestions(type, result.problem));
};

// Whoever changes a restricted entry sees it: the reason of the day is asked for here as on every page of it.
const openFirst = async (
  pages: RegisterPages,
  { request, office }: Asked,
  acting: Acting,
  { type, entry, given }: Pick<Sent, 'type' | 'entry' | 'given'>,
  reason: string,
): Promise<Fault[]> => {
  const faults = faultsOfReason(reason, { column: OWN.opening, ask: 'Say why you need to see it' });
  if (faults.length > 0) return faults;
  const [council, forDay] = [office.council, { acting, day: given.today }];
  await recordOpening(pages, request, { council, type: type.code, reference: entry.now.reference, reason, forDay });
  return [];
};

/** Sends what was typed into a form about one entry on to a use case. What is not there, and what is not for whoever sent it, is one answer. */
export const onSentEntry = async (
  pages: RegisterPages,
  asked: Asked,
  which: string,
  change: (sent: Sent) => Promise<Result<string>> | Result<string>,
): Promise<Result<string>> => {
  const reference = entryReference(asked.named('reference'));
  const found = await readRegisters(pages, asked.request, async ({ tx, types, posts, today, opened, acting }) => {
    const entry = reference === null ? null : await entryOf(tx, reference);
    const type = entry === null ? undefined : types.get(entry.now.type);
    if (entry === null || type === undefined) return null;
    const isShut = entry.now.confidentiality === 'restricted' && !opened.has(type.code);
    return { entry, type, given: { posts, today }, shutFor: isShut ? acting : null };
  });
  if (found === null) return noSuch();
  const typed = typedIn(asked.request, which);
  if (found.shutFor !== null) {
    const unsaid = await openFirst(pages, asked, found.shutFor, found, textOf(typed, OWN.opening));
    if (unsaid.length > 0) return fail(unsaid);
  }
  return asksForMore(typed) ? moreRows() : atForm(found.type, Promise.resolve(change({ typed, ...found })));
};

/** The same of a form about a register. */
export const onSentType = async (
  pages: RegisterPages,
  asked: Asked,
  which: string,
  change: (sent: Omit<Sent, 'entry'>) => Promise<Result<string>> | Result<string>,
): Promise<Result<string>> => {
  const found = await readRegisters(pages, asked.request, ({ types, posts, today }) => {
    const type = types.get(asked.named('type'));
    return type === undefined ? null : { type, given: { posts, today } };
  });
  if (found === null) return noSuch();
  const typed = typedIn(asked.request, which);
  return asksForMore(typed) ? moreRows() : atForm(found.type, Promise.resolve(change({ typed, ...found })));
};

/** Which revision whoever sent the form had before them, and whether they looked at what could tell of a person. */
export const seenIn = (typed: Typed): Seen => ({
  seen: Number(/^\d{1,9}$/.exec(textOf(typed, OWN.seen))?.[0] ?? 0),
  looked: textOf(typed, OWN.looked) === 'yes',
});

/** When something is said to have happened, and to whom, as it was typed. */
export const happenedIn = (
  typed: Typed,
  { label, precision }: EventKind,
): { readonly happened: Happened | null; readonly faults: readonly Fault[] } => {
  const chosen = textOf(typed, OWN.person);
  const person = chosen === '' ? null : chosen;
  const missing = fault('answer.missing', `Say when: "${label}"`, { column: OWN.happened });
  if (precision === 'day') {
    const day = textOf(typed, OWN.happened);
    if (day === '') return { happened: null, faults: [missing] };
    return readDay(day) === null
      ? { happened: null, faults: [fault('answer.invalid', 'This is no day', { column: OWN.happened })] }
      : { happened: { at: null, day, person }, faults: [] };
  }
  const moment = readTypedMoment(typed, OWN.happened);
  if (moment.is === 'wrong') return { happened: null, faults: [moment.fault] };
  if (moment.is === 'empty') return { happened: null, faults: [missing] };
  // As clocks in Scotland show it, the day is the one that was typed.
  return { happened: { at: moment.at, day: textOf(typed, OWN.happened), person }, faults: [] };
};
