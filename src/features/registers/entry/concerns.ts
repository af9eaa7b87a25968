import type { Condition, Move, Need, RegisterType } from '../type/register-type.ts';
import type { FieldValues, Revision } from './entry.ts';
import { knownAs } from './known-as.ts';
import { everyNeed, fieldsOfNeed } from './needs.ts';

const eventsOfNeed = (need: Need): string[] => ('event' in need ? [need.event, ...(need.after ?? [])] : []);

const conditionsOf = ({ needs }: Pick<Move, 'needs'>): Condition[] =>
  needs.flatMap((each) => ('when' in each ? each.when : []));

const rulesOfNeed = (need: Need): string[] =>
  'running' in need ? [need.running] : 'over' in need ? [need.over] : 'rolling' in need ? [need.rolling] : [];

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * Whether what changed in an entry between two of its revisions is what somebody who makes a step must look at before: where it stands, an answer that the
 * step asks for, needs or was given (`typed`), an event or a clock that it hangs on. What the step needs is judged anew by how the entry stands in any case.
 */
export const concernsStep = (
  type: Pick<RegisterType, 'events'>,
  { move, typed }: { readonly move: Move; readonly typed: FieldValues },
  before: Revision,
  now: Revision,
): boolean => {
  const needs = everyNeed(move);
  const conditions = conditionsOf(move);
  const fields = [
    ...needs.flatMap(fieldsOfNeed),
    ...conditions.flatMap((each) => ('field' in each ? [each.field] : [])),
    ...(move.asks ?? []),
    ...(move.anew ?? []),
    ...Object.keys(typed),
  ];
  const events = new Set([
    ...needs.flatMap(eventsOfNeed),
    ...conditions.flatMap((each) => ('event' in each ? [each.event] : [])),
    ...(move.event === undefined ? [] : [move.event]),
  ]);
  const rules = new Set(needs.flatMap(rulesOfNeed));
  const hangsOn = (revision: Revision): unknown => [
    revision.state,
    revision.kind === 'withdrawn',
    fields.map((code) => revision.fields[code] ?? null),
    knownAs(type, revision.events, revision.fields).filter(({ event }) => events.has(event)),
    revision.clocks.filter(({ rule }) => rules.has(rule)),
  ];
  return !same(hangsOn(before), hangsOn(now));
};
