import type { Stay } from '../../../clocks/index.ts';
import {
  type Day,
  dayOf,
  type Fault,
  fail,
  fault,
  formatDay,
  type Instant,
  ok,
  type Result,
} from '../../../kernel/index.ts';
import type { Actor } from '../../access/index.ts';
import { type EventKind, eventOfType, type RegisterType } from '../type/register-type.ts';
import type { EntryEvent, FieldValues, Revision, RevisionKind } from './entry.ts';
import { wrongWithDay } from './known-days.ts';
import { clocksFor, type Law } from './law.ts';
import { clocksInState } from './past.ts';
import { withoutBlanks } from './values.ts';

/** When something happened, as far as it is known; `person` where it happens to each of several on their own. */
export type Happened = { readonly at: Instant | null; readonly day: Day; readonly person?: string | null };

/** What every change stands on: the type that holds for the council, the law, when it is written and by whom. */
export type Writing = {
  /** Whose entry it is; what asks for the entry's own council is not met where nobody says which it is. */
  readonly council?: string;
  readonly type: RegisterType;
  readonly law: Law;
  /** Time without authority that the same person spent by other entries. */
  readonly stays: readonly Stay[];
  readonly at: Instant;
  readonly actor: Actor;
};

export const refused = (found: string, column?: string, remedy?: string): Result<never> =>
  fail([fault('answer.invalid', found, column === undefined ? {} : { column }, remedy)]);

/** What is wrong with the moment at which something is said to have happened; it stands at the answer `happened`. */
export const faultsOfHappened = (kind: EventKind, { at, day, person = null }: Happened, now: Instant): Fault[] => {
  const wrong = (column: string, found: string): Fault => fault('answer.invalid', found, { column });
  if (kind.precision === 'moment' && at === null) {
    return [
      fault('answer.missing', `Give the day and the time: "${kind.label}" counts to the minute`, {
        column: 'happened',
      }),
    ];
  }
  const outside = wrongWithDay(day);
  if (outside !== null) return [wrong('happened', outside)];
  const late = at === null ? day > dayOf(now) : at > now;
  if (late && kind.ahead !== true) return [wrong('happened', 'This is still to come')];
  if (at !== null && dayOf(at) !== day) return [wrong('happened', 'The day and the time do not fit together')];
  if (kind.until !== undefined && day >= kind.until)
    return [wrong('happened', `"${kind.label}" cannot have happened on ${formatDay(kind.until)} or later`)];
  const isKnown = person === null ? kind.people === undefined : (kind.people ?? []).some(({ code }) => code === person);
  return isKnown ? [] : [wrong('person', 'Choose to whom it happened')];
};

/** Whether something can still happen to an entry that began when this one did: nothing does that the law had done away with before. */
export const couldHappenTo = (
  { until }: Pick<EventKind, 'until'>,
  { events: [first] }: Pick<Revision, 'events'>,
): boolean => until === undefined || first === undefined || first.day < until;

/** The events with one more. */
export const withEvent = (
  events: readonly EntryEvent[],
  last: number,
  event: string,
  { at, day, person = null }: Happened,
): EntryEvent[] => [...events, { number: last + 1, event, at, day, person }];

/** The number of the last event that was ever written, taken back or not. */
export const lastNumber = (revisions: readonly Revision[]): number =>
  revisions.reduce((most, { events }) => events.reduce((each, { number }) => Math.max(each, number), most), 0);

type Change = {
  readonly kind: RevisionKind;
  readonly by?: string | null;
  readonly state?: string;
  readonly fields?: FieldValues;
  readonly events?: readonly EntryEvent[];
  readonly words?: string | null;
  readonly distribution?: readonly string[];
  readonly service?: string | null;
};

/** The next revision of an entry: what changes, on what stood; its clocks are worked out anew from what happened. */
export const nextRevision = (before: Revision, change: Change, { type, law, stays, at, actor }: Writing): Revision => {
  const fields = withoutBlanks(change.fields ?? before.fields);
  const events = change.events ?? before.events;
  const state = change.state ?? before.state;
  return {
    ...before,
    number: before.number + 1,
    knownAt: at,
    kind: change.kind,
    by: change.by ?? null,
    state,
    fields,
    events,
    clocks:
      change.kind === 'withdrawn'
        ? []
        : clocksInState(type, { state, events }, clocksFor(type, events, law, { fields, stays }), law),
    words: change.words ?? null,
    distribution: change.distribution ?? before.distribution,
    service: change.service === undefined ? before.service : change.service,
    actor,
  };
};

/** The kind of event by its code. */
export const needEvent = (type: RegisterType, code: string): Result<EventKind> => {
  const kind = eventOfType(type, code);
  return kind === null ? refused('This register knows no such event', 'event') : ok(kind);
};
