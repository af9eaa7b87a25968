import type { RegisterType } from '../type/register-type.ts';
import { holds } from './conditions.ts';
import type { EntryEvent, FieldValues } from './entry.ts';

/**
 * What happened to an entry, by every name that rules and conditions know it by: each event as it was written, and after it the others that it is
 * also, as the answers stand. They keep its number, its moment and its person.
 */
export const knownAs = (
  { events: kinds }: Pick<RegisterType, 'events'>,
  events: readonly EntryEvent[],
  fields: FieldValues,
): EntryEvent[] =>
  events.flatMap((each) => {
    const also = kinds.find(({ code }) => code === each.event)?.also ?? [];
    const names = also
      .filter(({ when = [] }) => when.every((condition) => holds(condition, { state: '', fields, events: [] })))
      .map(({ event }) => event);
    return [each, ...names.map((event) => ({ ...each, event }))];
  });
