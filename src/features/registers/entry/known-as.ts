import type { RegisterType } from '../type/register-type.ts';
import { holds } from './conditions.ts';
import type { EntryEvent, FieldValues } from './entry.ts';
import { isLater } from './needs.ts';

type Kinds = Pick<RegisterType, 'events'>;

const inOrder = (one: EntryEvent, other: EntryEvent): number => {
  if (isLater(one, other)) return 1;
  return isLater(other, one) ? -1 : one.number - other.number;
};

// With the last of those concerned all of them are told; of what was told before what stands now was decided, nothing counts.
const completedBy = (
  { code, people = [], follows = [] }: Kinds['events'][number],
  events: readonly EntryEvent[],
  fields: FieldValues,
): EntryEvent | null => {
  const concerned = people.filter(({ when = [] }) =>
    when.every((each) => holds(each, { state: '', fields, events: [] })),
  );
  const since = events
    .filter(({ event }) => follows.includes(event))
    .toSorted(inOrder)
    .at(-1);
  const firsts = concerned.map(({ code: person }) =>
    events
      .filter((each) => each.event === code && each.person === person && (since === undefined || !isLater(since, each)))
      .toSorted(inOrder)
      .at(0),
  );
  const told = firsts.flatMap((each) => each ?? []);
  return told.length < concerned.length ? null : (told.toSorted(inOrder).at(-1) ?? null);
};

const completed = (kinds: Kinds, events: readonly EntryEvent[], fields: FieldValues): EntryEvent[] =>
  kinds.events.flatMap((kind) => {
    const last = kind.completes === undefined ? null : completedBy(kind, events, fields);
    return last === null || kind.completes === undefined ? [] : [{ ...last, event: kind.completes, person: null }];
  });

/**
 * What happened to an entry, by every name that rules and conditions know it by: each event as it was written, and after it the others that it is
 * also, as the answers stand. They keep its number, its moment and its person. Last what came about when something had happened to everybody concerned.
 */
export const knownAs = (type: Kinds, events: readonly EntryEvent[], fields: FieldValues): EntryEvent[] => [
  ...events.flatMap((each) => {
    const also = type.events.find(({ code }) => code === each.event)?.also ?? [];
    const names = also
      .filter(({ when = [] }) => when.every((condition) => holds(condition, { state: '', fields, events: [] })))
      .map(({ event }) => event);
    return [each, ...names.map((event) => ({ ...each, event }))];
  }),
  ...completed(type, events, fields),
];
