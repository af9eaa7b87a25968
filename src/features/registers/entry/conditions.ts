import type { Condition } from '../type/register-type.ts';
import type { EntryEvent, FieldValue, FieldValues } from './entry.ts';

/** What conditions are held against. */
export type Standing = {
  readonly state: string;
  readonly fields: FieldValues;
  readonly events: readonly EntryEvent[];
};

/** Whether an answer, or one of several, is one of these. */
export const isOneOf = (value: FieldValue | undefined, wanted: readonly (string | boolean)[]): boolean =>
  Array.isArray(value)
    ? value.some((each) => typeof each === 'string' && wanted.includes(each))
    : (typeof value === 'string' || typeof value === 'boolean') && wanted.includes(value);

/** Whether a condition holds. */
export const holds = (condition: Condition, { state, fields, events }: Standing): boolean => {
  if ('state' in condition) return condition.state.includes(state);
  if ('field' in condition) return isOneOf(fields[condition.field], condition.is);
  return events.some(({ event }) => event === condition.event);
};

/** Whether somebody answered: blanks, no rows and no choices are no answer; "no" is one. */
export const isAnswered = (value: FieldValue | undefined): boolean =>
  value !== undefined &&
  (typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) ? value.length > 0 : true);
