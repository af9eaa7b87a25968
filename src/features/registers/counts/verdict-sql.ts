import { type RawBuilder, sql } from 'kysely';

import type { Instant, Period } from '../../../kernel/index.ts';

/**
 * How an entry stands against the clocks named: `kept` by the day that the law or the council gave, `agreed` by a later day that was agreed, `late`,
 * `running` while nobody can be late yet, `unknown` where nobody can tell, `none` where no such clock ever ran.
 */
export type Verdict = 'kept' | 'agreed' | 'late' | 'running' | 'unknown' | 'none';

const localDay = (at: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`((${at})::timestamptz at time zone 'Europe/London')::date::text`;

// As src/clocks/in-time.ts judges it; a test holds the two against each other.
const within = (due: RawBuilder<unknown>, done: 'met' | 'stopped'): RawBuilder<boolean | null> => {
  const [at, day] = [sql`(clock ->> ${sql.lit(`${done}At`)})`, sql`(clock ->> ${sql.lit(`${done}Day`)})`];
  return sql<boolean | null>`case
    when ${due} ->> 'kind' = 'day' then ${day} <= ${due} ->> 'day'
    when ${at} is not null then ${at}::timestamptz < (${due} ->> 'at')::timestamptz + interval '1 minute'
    when ${day} = ${localDay(sql`${due} ->> 'at'`)} then null
    else ${day} < ${localDay(sql`${due} ->> 'at'`)} end`;
};

const metBy = (due: RawBuilder<unknown>): RawBuilder<boolean | null> => within(due, 'met');

const OVER = sql`(clock #>> '{due,at}')::timestamptz + case when clock #>> '{due,kind}' = 'instant' then interval '1 minute' else interval '0' end`;

// What was agreed never makes an answer in time by the first day; a council's own stricter day does count as the first one.
const FIRST = sql`(case when clock #>> '{lawDue,kind}' <> 'unknown' and (clock #>> '{lawDue,at}')::timestamptz < (clock #>> '{due,at}')::timestamptz
      then clock -> 'lawDue' else clock -> 'due' end)`;

// What was stopped in time owes nothing; what was late already when it was stopped stays late.
const STOPPED_LATE = sql`((clock #>> '{due,kind}') <> 'unknown' and coalesce(not (${within(sql`(clock -> 'due')`, 'stopped')}), false))`;

const ONE = (asAt: Instant): RawBuilder<Verdict> => sql<Verdict>`case
    when clock #>> '{due,kind}' = 'unknown' then 'unknown'
    when clock ->> 'metDay' is null then
      case when coalesce(clock ->> 'stopped', '') <> 'paused' and ${OVER} <= ${asAt}::timestamptz then 'late' else 'running' end
    when ${metBy(FIRST)} then 'kept'
    when ${metBy(sql`(clock -> 'due')`)} then case when ${metBy(FIRST)} is null then 'unknown' else 'agreed' end
    when ${metBy(sql`(clock -> 'due')`)} is null then 'unknown'
    else 'late' end`;

const UNKNOWN_WHY = sql`case when one = 'unknown' then coalesce(clock #>> '{due,words}', 'only the day is known, and the minute decides') end`;

const named = (rules: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`clock ->> 'rule' = any(${[...new Set(rules)]}::text[])
      and (coalesce(clock ->> 'stopped', '') <> 'stopped' or ${STOPPED_LATE})`;

/**
 * How an entry stands, as one text: a verdict, or "unknown:" with the reason why nobody can tell, which `none` is too. Of those that can be judged it is a
 * `Verdict` alone.
 */
export type Stand = string;

/** What a `Stand` begins with where nobody can tell; the reason follows. */
export const UNKNOWN = 'unknown:';

const stand = (verdict: RawBuilder<unknown>, why: RawBuilder<unknown>): RawBuilder<Stand> =>
  sql<Stand>`case when ${verdict} in ('unknown', 'none') then ${UNKNOWN} || coalesce(${why}, 'none of its clocks ever ran') else ${verdict} end`;

/**
 * How an entry stands over all clocks of some rules in the column `clocks`. One clock that is late makes the entry late, whatever is not known of the
 * others. `extensions`: rules that run only where more time was agreed; what is kept by them is `agreed`.
 */
export const standOf = (
  rules: readonly string[],
  extensions: readonly string[],
  asAt: Instant,
): RawBuilder<Stand> => sql<Stand>`(
  select ${stand(sql`verdict`, sql`why`)} from (
    select coalesce(case
        when bool_or(one = 'late') then 'late' when bool_or(one = 'unknown') then 'unknown' when bool_or(one = 'running') then 'running'
        when bool_or(one = 'agreed' or extends) and bool_and(one in ('kept', 'agreed')) then 'agreed'
        when bool_or(one = 'kept') then 'kept' end, 'none') as verdict,
      min(${UNKNOWN_WHY}) as why
    from (
      select clock, clock ->> 'rule' = any(${[...extensions]}::text[]) as extends, ${ONE(asAt)} as one from jsonb_array_elements(clocks) clock
      where ${named([...rules, ...extensions])}) judged) told)`;

// The day on which it ends by the first day; where nobody can know it, the day on which it began.
const END_DAY = sql<string>`case when clock #>> '{due,kind}' = 'unknown' then clock ->> 'triggerDay'
      else coalesce(${FIRST} ->> 'day', ${localDay(sql`${FIRST} ->> 'at'`)}) end`;

/**
 * Each clock of some rules in the column `clocks` that ends in a stretch of days, one row for each with the day on which it ends and how it stands: visits
 * and reviews are owed again and again in one entry. What was stopped in time ends on no day.
 */
export const clocksEnding = (
  rules: readonly string[],
  extensions: readonly string[],
  { start, end }: Pick<Period, 'start' | 'end'>,
  asAt: Instant,
): RawBuilder<{ day: string; stand: Stand }> => sql`
  select day, ${stand(sql`one`, UNKNOWN_WHY)} as stand
  from (
    select clock, day, case when one = 'kept' and clock ->> 'rule' = any(${[...extensions]}::text[]) then 'agreed' else one end as one
    from jsonb_array_elements(clocks) clock cross join lateral (select ${END_DAY} as day, ${ONE(asAt)} as one) told
    where ${named([...rules, ...extensions])} and day >= ${start}::text and day < ${end}::text) judged`;
