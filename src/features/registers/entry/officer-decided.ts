import { type Fault, fault } from '../../../kernel/index.ts';
import type { Condition, Field, Move, RegisterType } from '../type/register-type.ts';
import { isAnswered } from './conditions.ts';
import type { EntryEvent, FieldValues, Revision } from './entry.ts';
import { everyNeed, fieldsOfNeed } from './needs.ts';
import { answersChanged } from './values.ts';

type Typed = Pick<RegisterType, 'fields' | 'moves' | 'events'>;

const decisionsMade = ({ moves }: Typed, revisions: readonly Revision[]): Move[] =>
  moves.filter(
    ({ code, by }) => by === 'officer' && revisions.some((each) => each.kind === 'moved' && each.by === code),
  );

const fieldsIn = (conditions: readonly Condition[]): string[] =>
  conditions.flatMap((each) => ('field' in each ? [each.field] : []));

const isAskedBy = ({ needed }: Field, { to, event }: Move): boolean =>
  Array.isArray(needed) &&
  needed.some((each) => ('state' in each && each.state.includes(to)) || ('event' in each && each.event === event));

/** The answers of a move's own: what its form asks for, and what says which of them it needs. */
export const answersOfMove = ({ fields, events }: Typed, move: Move): ReadonlySet<string> =>
  new Set([
    ...everyNeed(move).flatMap(fieldsOfNeed),
    ...move.needs.flatMap((each) => ('when' in each ? fieldsIn(each.when) : [])),
    ...(move.asks ?? []),
    ...(move.anew ?? []),
    ...fields.filter((field) => isAskedBy(field, move)).map(({ code }) => code),
    // What says by which law the decision counts.
    ...events
      .filter(({ code }) => code === move.event)
      .flatMap(({ also = [] }) => also.flatMap(({ when = [] }) => fieldsIn(when))),
  ]);

const notTheirs = (found: string, column?: string): Fault =>
  fault(
    'people.refused',
    found,
    column === undefined ? {} : { column },
    'Ask the Chief Social Work Officer, or a depute for decisions, to do it.',
  );

/**
 * What stands in the way of somebody other than the officer who changes answers: those on which a decision of the officer stands are the officer's.
 * `by`: the step of the keepers by which they are changed. It answers what it asks for anew, and what nobody had answered; another establishment than the
 * one decided on is another decision.
 */
export const faultsOfAnswers = (
  type: Typed,
  revisions: readonly Revision[],
  after: FieldValues,
  by: Move | null = null,
): Fault[] => {
  const stoodOn = new Set(decisionsMade(type, revisions).flatMap((move) => [...answersOfMove(type, move)]));
  const own = by === null ? new Set<string>() : answersOfMove(type, by);
  const before = revisions.at(-1)?.fields ?? {};
  const isOwn = (code: string): boolean =>
    own.has(code) && (by?.anew?.includes(code) === true || !isAnswered(before[code]));
  return answersChanged(before, after)
    .filter((code) => stoodOn.has(code) && !isOwn(code))
    .map((code) => notTheirs('A decision of the Chief Social Work Officer stands on this answer', code));
};

/** The same of somebody who takes back that something happened. */
export const faultsOfTakingBack = (type: Typed, revisions: readonly Revision[], gone: EntryEvent): Fault[] => {
  const needed = decisionsMade(type, revisions).some((move) =>
    everyNeed(move).some((need) => 'event' in need && (need.event === gone.event || need.after?.includes(gone.event))),
  );
  return needed ? [notTheirs('A decision of the Chief Social Work Officer stands on this')] : [];
};

/** The same of somebody who withdraws an entry. */
export const faultsOfWithdrawing = (type: Typed, revisions: readonly Revision[]): Fault[] =>
  decisionsMade(type, revisions).length === 0
    ? []
    : [notTheirs('The Chief Social Work Officer has decided something in this entry')];
