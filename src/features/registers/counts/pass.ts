import { type RawBuilder, sql } from 'kysely';

import { type Instant, type Period, samePeriod } from '../../../kernel/index.ts';
import type { Count, RegisterType } from '../type/register-type.ts';
import { listed, noColumns } from './columns.ts';
import { type CountParts, compileCount, type Sheet, type Stretch } from './compile.ts';
import type { Tally } from './count.ts';
import type { Sight } from './sight.ts';
import { UNKNOWN } from './verdict-sql.ts';

/** A count of a register in a period. */
export type CountIn = { readonly count: Count; readonly period: Period };

/** Counts of one register, for whoever may have these entries counted, as known at an instant: one pass over its entries. */
export type Pass<Of extends CountIn = CountIn> = {
  readonly type: RegisterType;
  readonly sight: Exclude<Sight, 'nothing'>;
  readonly asAt: Instant;
  readonly counts: readonly Of[];
};

// Whether it is open as it stands: what it was once moves no number of those who do not see it now.
const IS_OPEN = sql<boolean>`(exists (
        select from register_sight now where now.council = register_revision.council and now.reference = register_revision.reference and now.is_open)
      or confidentiality = 'open' and not exists (
        select from register_sight now where now.council = register_revision.council and now.reference = register_revision.reference and not now.is_open))`;

/** The entries of a pass that may be counted, revision by revision. */
export const seenBy = ({ type, sight, asAt }: Omit<Pass, 'counts'>): RawBuilder<boolean> =>
  sql<boolean>`type = ${type.code} and known_at <= ${asAt}::timestamptz and ${sight === 'all' ? sql`true` : IS_OPEN}`;

const stretchOf = (periods: readonly Period[]): Stretch => ({
  start: periods.map(({ start }) => start).toSorted()[0] ?? '',
  end:
    periods
      .map(({ end }) => end)
      .toSorted()
      .at(-1) ?? '',
});

type Asked = {
  readonly at: number;
  readonly of: Count['how'];
  readonly parts: CountParts;
  readonly period: Period;
  /** The place of the first count in the same period. */
  readonly first: number;
};

const numberOf = (what: RawBuilder<unknown>, where: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`(count(${what}) filter (where ${where}))::int`;

const ANY = sql`*`;

// Every number has the name of its count; what a count has no use for is left out and taken for 0.
const named = (at: number, numbers: Readonly<Record<string, RawBuilder<unknown>>>): RawBuilder<unknown>[] =>
  Object.entries(numbers).map(([name, number]) => sql`${number} as ${sql.ref(`${name}_${at}`)}`);

const verdicts = (stand: RawBuilder<unknown>, where: RawBuilder<unknown>) => ({
  ...Object.fromEntries(
    ['kept', 'agreed', 'late', 'running'].map((verdict) => [
      verdict,
      numberOf(ANY, sql`${where} and ${stand} = ${verdict}`),
    ]),
  ),
  why: sql`array_agg(substr(${stand}, ${UNKNOWN.length + 1}::int)) filter (where ${where} and starts_with(${stand}, ${UNKNOWN}))`,
});

const ofEntries = ({ at, of, parts }: Asked): RawBuilder<unknown>[] => {
  const { within, counts, pending, above, amount, days, stand } = parts;
  const counting = sql<boolean>`${within} and ${counts}`;
  return named(at, {
    within: numberOf(ANY, within),
    open: numberOf(ANY, sql`${within} and not ${counts} and ${pending} and not final`),
    counted: numberOf(ANY, counting),
    ...(of === 'people'
      ? {
          people: sql`(count(distinct case_key) filter (where ${counting}))::int`,
          nobody: numberOf(ANY, sql`${counting} and case_key is null`),
        }
      : {}),
    ...(above === null ? {} : { above: numberOf(ANY, sql`${counting} and ${above}`) }),
    ...(amount === null ? {} : { sum: sql`coalesce(sum(${amount}) filter (where ${counting}), 0)::int` }),
    ...(days === null
      ? {}
      : {
          median: sql`(percentile_cont(0.5) within group (order by ${days}) filter (where ${counting} and ${days} is not null))::float8`,
          timed: numberOf(days, counting),
        }),
    ...(stand === null ? {} : verdicts(stand, counting)),
  });
};

const ofClocks = ({ at, parts: { within, counts, pending } }: Asked): RawBuilder<unknown>[] => {
  const distinct = (where: RawBuilder<unknown>) => numberOf(sql`distinct reference`, where);
  return named(at, {
    within: distinct(within),
    open: distinct(sql`${within} and not ${counts} and ${pending} and not final`),
    ...verdicts(sql.ref('stand'), sql`${within} and ${counts}`),
  });
};

// Once for each period, however many counts are asked for in it.
const openedIn = (asked: readonly Asked[]): RawBuilder<unknown>[] =>
  asked
    .filter(({ at, first }) => at === first)
    .flatMap(({ at, period: { start, end } }) =>
      named(at, { opened: numberOf(ANY, sql`opened_on >= ${start}::date and opened_on < ${end}::date`) }),
    );

/** The place of the first count in the same period as the one at a place. */
export const firstIn = (counts: readonly CountIn[], at: number): number =>
  counts.findIndex((each) => counts[at] !== undefined && samePeriod(each.period, counts[at].period));

/** One row of a pass, with the numbers of all its counts: by their names and places. */
export type Passed = Readonly<Record<string, unknown>>;

/**
 * The statement of a pass, which gives one row. Every entry is looked at once: what the counts ask of it stands in columns, and each number is an aggregate
 * over these. Clocks in time are rows of their own, once for all periods.
 */
export const passStatement = (pass: Pass): RawBuilder<Passed> => {
  const { type, asAt, counts } = pass;
  const sheet: Sheet = { facts: noColumns('f'), judged: noColumns('j') };
  const stretch = stretchOf(counts.map(({ period }) => period));
  const asked = counts.map(({ count, period }, at) => ({
    at,
    of: count.how,
    period,
    first: firstIn(counts, at),
    parts: compileCount(type, count, { sheet, period, stretch, asAt }),
    clocks: JSON.stringify([count.clocks, count.extensions]),
  }));
  const final = type.states.filter((state) => state.final === true).map(({ code }) => code);
  const entries = asked.filter(({ parts }) => parts.each === null);
  const byClocks = [
    ...Map.groupBy(
      asked.filter(({ parts }) => parts.each !== null),
      ({ clocks }) => clocks,
    ).values(),
  ];
  const clocks = byClocks.map(
    (of) => sql`, lateral (select ${sql.join(of.flatMap(ofClocks))}
      from judged cross join lateral (${of[0]?.parts.each}) each_clock) ${sql.ref(`clocks_${of[0]?.at}`)}`,
  );
  return sql<Passed>`
    with latest as (
      select distinct on (reference) reference, kind, state, case_reference, opened_on, fields, events, clocks
      from register_revision where ${seenBy(pass)} order by reference, number desc),
    facts as materialized (
      select reference, case_key_of(case_reference) as case_key, opened_on, clocks, state = any(${final}::text[]) as final${listed(sheet.facts)}
      from latest where kind <> 'withdrawn'),
    judged as materialized (select facts.*${listed(sheet.judged)} from facts)
    select * from (
      select min(opened_on)::text as first,
        (select (min(known_at) at time zone 'Europe/London')::date::text from register_revision where ${seenBy(pass)}) as begun,
        ${sql.join([...openedIn(asked), ...entries.flatMap(ofEntries)])}
      from judged) entries${sql.join(clocks, sql``)}`;
};

const whole = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** The numbers of one count out of the row of its pass; `first`: the place of the first count in the same period. */
export const tallyOf = (passed: Passed, at: number, first: number): Tally => {
  const of = (name: string): unknown => passed[`${name}_${at}`];
  const why: Record<string, number> = {};
  for (const reason of (of('why') as readonly string[] | null | undefined) ?? []) why[reason] = (why[reason] ?? 0) + 1;
  const median = of('median');
  return {
    first: (passed['first'] as string | null) ?? null,
    begun: (passed['begun'] as string | null) ?? null,
    opened: whole(passed[`opened_${first}`]),
    within: whole(of('within')),
    open: whole(of('open')),
    counted: whole(of('counted')),
    above: whole(of('above')),
    sum: whole(of('sum')),
    people: whole(of('people')),
    nobody: whole(of('nobody')),
    median: typeof median === 'number' ? median : null,
    timed: whole(of('timed')),
    kept: whole(of('kept')),
    agreed: whole(of('agreed')),
    late: whole(of('late')),
    running: whole(of('running')),
    why,
  };
};
