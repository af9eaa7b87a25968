import { type RawBuilder, sql } from 'kysely';

import { type Condition, type Count, fieldOfType, type RegisterType } from '../type/register-type.ts';

/** A piece of a statement that gives yes or no, or a day as text ("2026-05-01"), of one revision. */
export type Holds = RawBuilder<boolean>;
export type DayText = RawBuilder<string | null>;

const oneOf = (conditions: readonly Holds[]): Holds => sql<boolean>`(${sql.join(conditions, sql` or `)})`;

// The database's `@>` takes a code for one of a list as well as for an answer by itself, as the registers do.
const holdsOne = (condition: Condition): Holds => {
  if ('state' in condition) return sql<boolean>`state = any(${[...condition.state]}::text[])`;
  if ('event' in condition) return sql<boolean>`events @> ${JSON.stringify([{ event: condition.event }])}::jsonb`;
  return oneOf(
    condition.is.map((value) => sql<boolean>`fields -> ${condition.field}::text @> ${JSON.stringify(value)}::jsonb`),
  );
};

/** Whether all of some conditions hold of a revision; of none it is yes. An answer that is missing holds nothing. */
export const holdsAll = (conditions: readonly Condition[] = []): Holds =>
  conditions.length === 0
    ? sql<boolean>`true`
    : sql<boolean>`coalesce(${sql.join(conditions.map(holdsOne), sql` and `)}, false)`;

// An answer that was given is not expected to become another; one that is missing, a state and an event may come.
const mayCome = (condition: Condition): Holds =>
  'field' in condition
    ? sql<boolean>`(fields -> ${condition.field}::text is null or ${holdsOne(condition)})`
    : sql<boolean>`true`;

/** Whether conditions that do not hold of a revision may come to, without any answer being put right. */
export const mayComeToHold = (conditions: readonly Condition[] = []): Holds =>
  conditions.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`coalesce(${sql.join(conditions.map(mayCome), sql` and `)}, false)`;

type Dating = Extract<Count['datedBy'], { event: string } | { field: string }>;

// What happens to several people on their own, or more than once, dates an entry by the first time.
const dayOfEvent = (event: string): DayText => sql<string | null>`(
    select min(happened ->> 'day') from jsonb_array_elements(events) happened where happened ->> 'event' = ${event}::text)`;

const inScotland = (moment: RawBuilder<unknown>): DayText =>
  sql<string | null>`((${moment})::timestamptz at time zone 'Europe/London')::date::text`;

/** The day, in Scotland, of an event or of an answer; null where there is none. */
export const dayFrom = (type: Pick<RegisterType, 'fields'>, dating: Dating): DayText => {
  if ('event' in dating) return dayOfEvent(dating.event);
  const answer = sql<string | null>`fields ->> ${dating.field}::text`;
  return fieldOfType(type as RegisterType, dating.field)?.kind === 'moment' ? inScotland(answer) : sql`(${answer})`;
};

/** How many rows of a table inside an entry have their day in a stretch of days; `to` is the day after. */
export const rowsWithin = (
  type: Pick<RegisterType, 'fields'>,
  { rows, column }: { readonly rows: string; readonly column: string },
  { start, end }: { readonly start: string; readonly end: string },
): RawBuilder<number> => {
  const cell = sql<string | null>`line ->> ${column}::text`;
  const kind = fieldOfType(type as RegisterType, rows)?.columns?.find(({ code }) => code === column)?.kind;
  const day = kind === 'moment' ? inScotland(cell) : cell;
  return sql<number>`(
    select count(*) from jsonb_array_elements(coalesce(fields -> ${rows}::text, '[]'::jsonb)) line
    where ${day} >= ${start}::text and ${day} < ${end}::text)`;
};
