import { type RawBuilder, sql } from 'kysely';

import { dayOf, type Instant } from '../../../kernel/index.ts';
import { type Condition, type Count, fieldOfType, type RegisterType } from '../type/register-type.ts';
import type { Columns } from './columns.ts';

/** A piece of a statement that gives yes or no, or a day as text ("2026-05-01"), of one revision. */
export type Holds = RawBuilder<boolean>;
export type DayText = RawBuilder<string | null>;

const oneOf = (conditions: readonly Holds[]): Holds => sql<boolean>`(${sql.join(conditions, sql` or `)})`;

/** What a piece of a statement goes by: the answers that a type asks for, and what its events are called besides. */
export type Told = Pick<RegisterType, 'fields' | 'events'>;

// The database's `@>` takes a code for one of a list as well as for an answer by itself, as the registers do.
const answered = ({ field, is }: Extract<Condition, { field: string }>): Holds =>
  oneOf(is.map((value) => sql<boolean>`fields -> ${field}::text @> ${JSON.stringify(value)}::jsonb`));

const all = (conditions: readonly Holds[]): Holds =>
  conditions.length === 0
    ? sql<boolean>`true`
    : sql<boolean>`coalesce(${sql.join([...conditions], sql` and `)}, false)`;

type Naming = { readonly event: string; readonly when: Holds };

// An event is written by its own name, and is by the answers of its entry some others too (entry/known-as.ts).
const namingsOf = ({ events }: Told, event: string): Naming[] => [
  { event, when: sql<boolean>`true` },
  ...events.flatMap(({ code, also = [] }) =>
    also
      .filter((each) => each.event === event && code !== event)
      .map(({ when = [] }) => ({ event: code, when: all(when.map(answered)) })),
  ),
];

const happened = (type: Told, event: string): Holds =>
  oneOf(
    namingsOf(type, event).map(
      ({ event: name, when }) => sql<boolean>`(events @> ${JSON.stringify([{ event: name }])}::jsonb and ${when})`,
    ),
  );

const holdsOne =
  (type: Told, columns: Columns) =>
  (condition: Condition): Holds =>
    columns.of(condition, () => {
      if ('state' in condition) return sql<boolean>`state = any(${[...condition.state]}::text[])`;
      const holds = 'event' in condition ? happened(type, condition.event) : answered(condition);
      return sql<boolean>`coalesce(${holds}, false)`;
    });

/** Whether all of some conditions hold of a revision; of none it is yes. An answer that is missing holds nothing. */
export const holdsAll = (type: Told, columns: Columns, conditions: readonly Condition[] = []): Holds =>
  all(conditions.map(holdsOne(type, columns)));

// An answer that was given is not expected to become another; one that is missing, a state and an event may come.
const mayCome =
  (type: Told, columns: Columns) =>
  (condition: Condition): Holds => {
    if (!('field' in condition)) return sql<boolean>`true`;
    const { field } = condition;
    const missing = columns.of({ missing: field }, () => sql<boolean>`(fields -> ${field}::text) is null`);
    return sql<boolean>`(${missing} or ${holdsOne(type, columns)(condition)})`;
  };

/** Whether conditions that do not hold of a revision may come to, without any answer being put right. */
export const mayComeToHold = (type: Told, columns: Columns, conditions: readonly Condition[] = []): Holds =>
  conditions.length === 0 ? sql<boolean>`false` : all(conditions.map(mayCome(type, columns)));

type Dating = NonNullable<Count['from']>;

// What happens to several people on their own, or more than once, dates an entry by the first time.
const dayOfEvents = (type: Told, events: readonly string[]): DayText => {
  const named = events.flatMap((event) => namingsOf(type, event));
  const is = oneOf(named.map(({ event, when }) => sql<boolean>`(happened ->> 'event' = ${event}::text and ${when})`));
  return sql<string | null>`(select min(happened ->> 'day') from jsonb_array_elements(events) happened where ${is})`;
};

const inScotland = (moment: RawBuilder<unknown>): DayText =>
  sql<string | null>`((${moment})::timestamptz at time zone 'Europe/London')::date::text`;

const dayPiece = (type: Told, dating: Dating): DayText => {
  if ('event' in dating) return dayOfEvents(type, [dating.event]);
  if ('events' in dating) return dayOfEvents(type, dating.events);
  const answer = sql<string | null>`fields ->> ${dating.field}::text`;
  return fieldOfType(type as RegisterType, dating.field)?.kind === 'moment' ? inScotland(answer) : sql`(${answer})`;
};

/** The day, in Scotland, of an event, of the first of some, or of an answer; null where there is none. */
export const dayFrom = (type: Told, columns: Columns, dating: Dating): DayText =>
  columns.of({ day: dating }, () => dayPiece(type, dating));

/** How many rows of a table inside an entry have their day in a stretch of days, and not after the day as at which is counted: what is still to come is not done. `end` is the day after. */
export const rowsWithin = (
  type: Pick<RegisterType, 'fields'>,
  { rows, column }: { readonly rows: string; readonly column: string },
  { start, end }: { readonly start: string; readonly end: string },
  asAt: Instant,
): RawBuilder<number> => {
  const cell = sql<string | null>`line ->> ${column}::text`;
  const kind = fieldOfType(type as RegisterType, rows)?.columns?.find(({ code }) => code === column)?.kind;
  const day = kind === 'moment' ? inScotland(cell) : cell;
  return sql<number>`(
    select count(*) from jsonb_array_elements(coalesce(fields -> ${rows}::text, '[]'::jsonb)) line
    where ${day} >= ${start}::text and ${day} < ${end}::text and ${day} <= ${dayOf(asAt)}::text)`;
};
