import type { Standing } from '../../entry/conditions.ts';
import type { Revision } from '../../entry/entry.ts';
import { knownAs } from '../../entry/known-as.ts';
import { answersBefore, needsOf } from '../../entry/move-entry.ts';
import { everyNeed, fieldsOfNeed, isMet } from '../../entry/needs.ts';
import { faultsOfValues } from '../../entry/values.ts';
import type { Field, Move, Need, RegisterType } from '../../type/register-type.ts';

/**
 * The fields that the form of a move asks for: what it needs under whatever condition, what it asks besides, and what the entry lacks where it leads to; so
 * too an answer that was one when it was given and is none by the register as it stands now, or no step could be made any more.
 */
export const fieldsOfMove = (type: RegisterType, move: Move, now: Revision): Field[] => {
  const asked = new Set([...everyNeed(move).flatMap(fieldsOfNeed), ...(move.asks ?? []), ...(move.anew ?? [])]);
  const after: Standing = { state: move.to, fields: now.fields, events: now.events };
  const lacking = new Set(
    faultsOfValues(type, after, now.knownAt).map(({ place }) => String(place.column ?? '').split('.')[0]),
  );
  return type.fields.filter((field) => field.to === undefined && (asked.has(field.code) || lacking.has(field.code)));
};

/** Why each field is asked for, in the words of the type, each reason once. */
export const reasonsOf = (move: Pick<Move, 'needs'>): ReadonlyMap<string, string> => {
  const reasons = new Map<string, Set<string>>();
  for (const need of everyNeed(move)) {
    for (const code of fieldsOfNeed(need)) reasons.set(code, (reasons.get(code) ?? new Set()).add(`${need.because}.`));
  }
  return new Map([...reasons].map(([code, each]) => [code, [...each].join(' ')]));
};

/** What a step asks for as the entry stands, and whether it is there. Of what is asked for anew, nothing of an earlier step is. */
export const needsAhead = (
  type: RegisterType,
  move: Move,
  now: Revision,
): { readonly need: Need; readonly met: boolean }[] => {
  const events = knownAs(type, now.events, now.fields);
  const standing: Standing = { state: now.state, events, fields: answersBefore(move, now.fields) };
  return needsOf(move, { ...standing, fields: now.fields }).map((need) => ({ need, met: isMet(need, standing) }));
};

/** What must have happened before a move, is not noted yet, and cannot be said in the form of the move itself. */
export const missingBefore = (type: RegisterType, move: Move, now: Revision): (Need & { readonly event: string })[] => {
  const standing: Standing = { ...now, events: knownAs(type, now.events, now.fields) };
  return needsOf(move, standing).flatMap((need) =>
    'event' in need && need.event !== move.event && need.excused === undefined && !isMet(need, standing) ? [need] : [],
  );
};
