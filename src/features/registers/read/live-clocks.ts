import { type RawBuilder, sql } from 'kysely';

import type { RunningClock } from '../../../clocks/index.ts';
import type { Day, Instant } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import type { Confidentiality } from '../entry/entry.ts';
import { clocksAgain } from '../entry/stored.ts';
import { isAtOnce, whoOwes } from '../owe-clocks.ts';
import type { Ruled } from '../read-ruled.ts';

/** A clock that runs, with the entry whose it is. */
export type LiveClock = {
  readonly reference: string;
  readonly type: string;
  readonly confidentiality: Confidentiality;
  readonly clock: RunningClock;
};

/** What narrows them: some registers by their codes, and an owner as the rules name it or one of OWNER_GROUPS; null narrows nothing. */
export type LiveFilters = { readonly types: readonly string[] | null; readonly owner: string | null };

/** The place after the last clock of a page. */
export type LivePlace = { readonly at: Instant; readonly reference: string; readonly key: string };

export type LivePage = { readonly clocks: readonly LiveClock[]; readonly next: LivePlace | null };

export const LIVE_PAGE = 50;

/** For so many days what ran out by law stands among the live clocks. Ours. */
export const LAPSED_DAYS = 7;

export const ALL_CLOCKS: LiveFilters = { types: null, owner: null };

/** Whose clocks are: the office's, those of whoever keeps the register, or of somebody whom no duty here is given to. */
export const OWNER_GROUPS = {
  officer: 'The Chief Social Work Officer',
  keeper: 'Whoever keeps the register',
  outside: 'Somebody outside the council, or nobody',
} as const satisfies Readonly<Record<ReturnType<typeof whoOwes>, string>>;

const isOwners = (rule: Ruled['law']['rules'][number], owner: string): boolean =>
  Object.hasOwn(OWNER_GROUPS, owner) ? whoOwes(rule) === owner : rule.owner === owner;

/** The owners that the rules of these registers name, in the order of the alphabet. */
export const ownersIn = ({ law, types }: Pick<Ruled, 'law' | 'types'>): string[] => {
  const named = law.rules.filter(({ registerTypes }) => registerTypes.some((type) => types.has(type)));
  return [...new Set(named.map(({ owner }) => owner))].sort();
};

// As clocks name a version of a rule.
const versionsWhere = ({ law }: Pick<Ruled, 'law'>, is: (rule: Ruled['law']['rules'][number]) => boolean): string[] =>
  law.rules.filter(is).map(({ id, version }) => `${id}/${version}`);

// What ends by itself: a state that the law ends, and a right that nobody used. Neither is late.
const endsByItself = ({ consequence }: Ruled['law']['rules'][number]): boolean =>
  consequence?.kind === 'lapse' || consequence?.kind === 'gate';

const VERSION = sql`live.rule || '/' || (live.clock ->> 'version')`;

// What the law has ended already is told after what is still to be done.
const isOverByLaw = (ruled: Ruled, now: Instant): RawBuilder<boolean> =>
  sql`coalesce(live.due_at <= ${now}::timestamptz
    and ${VERSION} = any(${versionsWhere(ruled, endsByItself)}::text[]), false)`;

// What ran out by law is told for some days and then is history.
const liveAmong = (ruled: Ruled, { types, owner }: LiveFilters, now: Instant): RawBuilder<unknown> => {
  const conditions = [
    sql`(live.due_at is null or live.due_at > ${now}::timestamptz - make_interval(days => ${LAPSED_DAYS})
      or ${VERSION} <> all(${versionsWhere(ruled, endsByItself)}::text[]))`,
    ...(types === null ? [] : [sql`live.type = any(${[...types]}::text[])`]),
    ...(owner === null
      ? []
      : [sql`${VERSION} = any(${versionsWhere(ruled, (rule) => isOwners(rule, owner))}::text[])`]),
  ];
  return sql.join(conditions, sql` and `);
};

type Row = {
  readonly reference: string;
  readonly type: string;
  readonly confidentiality: Confidentiality;
  readonly clock: RunningClock;
};

// What says nothing is not kept of a clock.
const toLive = ({ reference, type, confidentiality, clock }: Row): LiveClock[] =>
  clocksAgain([clock]).map((again) => ({ reference, type, confidentiality, clock: again }));

/** The clocks that run and whose time is known, the nearest first: so those that ran out stand on top, the longest first. Of entries that the transaction sees. */
export const liveClocks = async (
  tx: Transaction,
  ruled: Ruled,
  {
    filters,
    now,
    place = null,
    until = null,
    size = LIVE_PAGE,
  }: {
    readonly filters: LiveFilters;
    readonly now: Instant;
    readonly place?: LivePlace | null;
    /** Only those due by then. */
    readonly until?: Instant | null;
    readonly size?: number;
  },
): Promise<LivePage> => {
  const after =
    place === null
      ? sql`true`
      : sql`(live.due_at, live.reference, live.key) > (${place.at}::timestamptz, ${place.reference}::text, ${place.key}::text)`;
  const { rows } = await sql<Row & { readonly due_at: Instant }>`
    select live.reference, live.type, live.confidentiality, live.clock, live.due_at
    from live_clock live
    where live.due_at is not null and ${liveAmong(ruled, filters, now)} and ${after}
      and (${until}::timestamptz is null or live.due_at <= ${until}::timestamptz)
    order by live.due_at, live.reference, live.key
    limit ${size + 1}`.execute(tx);
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const next =
    rows.length > size && last !== undefined
      ? { at: last.due_at, reference: last.reference, key: last.clock.key }
      : null;
  return { clocks: shown.flatMap(toLive), next };
};

/** The clocks whose time nobody can know, or that are owed at once, or that are paused: each says why. At most `size`, and how many there are. */
export const untimedClocks = async (
  tx: Transaction,
  ruled: Ruled,
  { filters, now, size = LIVE_PAGE }: { readonly filters: LiveFilters; readonly now: Instant; readonly size?: number },
): Promise<{ readonly clocks: readonly LiveClock[]; readonly all: number }> => {
  const { rows } = await sql<Row & { readonly all_clocks: number }>`
    select live.reference, live.type, live.confidentiality, live.clock, (count(*) over ())::int as all_clocks
    from live_clock live
    where live.due_at is null and ${liveAmong(ruled, filters, now)}
    order by live.clock ->> 'triggerDay', live.reference, live.key
    limit ${size}`.execute(tx);
  return { clocks: rows.flatMap(toLive), all: rows[0]?.all_clocks ?? 0 };
};

/** The clocks of what is owed at once, the longest owed first. */
export const clocksAtOnce = async (
  tx: Transaction,
  ruled: Ruled,
  { filters, now, size }: { readonly filters: LiveFilters; readonly now: Instant; readonly size: number },
): Promise<readonly LiveClock[]> => {
  const { rows } = await sql<Row>`
    select live.reference, live.type, live.confidentiality, live.clock
    from live_clock live
    where live.due_at is null and ${VERSION} = any(${versionsWhere(ruled, isAtOnce)}::text[])
      and coalesce(live.clock ->> 'stopped', '') = '' and ${liveAmong(ruled, filters, now)}
    order by live.clock ->> 'triggerDay', live.reference, live.key
    limit ${size}`.execute(tx);
  return rows.flatMap(toLive);
};

/** The nearest clock of each register that has one: what the law has ended already only where nothing else runs. */
export const nearestOfEach = async (
  tx: Transaction,
  ruled: Ruled,
  now: Instant,
): Promise<ReadonlyMap<string, LiveClock>> => {
  const { rows } = await sql<Row>`
    select distinct on (live.type) live.reference, live.type, live.confidentiality, live.clock
    from live_clock live
    where live.due_at is not null and ${liveAmong(ruled, ALL_CLOCKS, now)}
    order by live.type, ${isOverByLaw(ruled, now)}, live.due_at, live.reference, live.key`.execute(tx);
  return new Map(rows.flatMap(toLive).map((live) => [live.type, live]));
};

/** The nearest clock of each of some entries, in the same order. */
export const nearestOf = async (
  tx: Transaction,
  ruled: Ruled,
  references: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, LiveClock>> => {
  if (references.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select distinct on (live.reference) live.reference, live.type, live.confidentiality, live.clock
    from live_clock live
    where live.reference = any(${[...references]}::text[]) and ${liveAmong(ruled, ALL_CLOCKS, now)}
    order by live.reference, ${isOverByLaw(ruled, now)}, live.due_at nulls last, live.key`.execute(tx);
  return new Map(rows.flatMap(toLive).map((live) => [live.reference, live]));
};

/** Whose the clocks are that run now, as the rules name them, in the order of the alphabet. */
export const ownersOfLive = async (
  tx: Transaction,
  ruled: Ruled,
  { types, now }: { readonly types: LiveFilters['types']; readonly now: Instant },
): Promise<string[]> => {
  const { rows } = await sql<{ version: string }>`
    select distinct ${VERSION} as version from live_clock live
    where ${liveAmong(ruled, { types, owner: null }, now)}`.execute(tx);
  const running = new Set(rows.map(({ version }) => version));
  const owners = ruled.law.rules.flatMap(({ id, version, owner }) =>
    running.has(`${id}/${version}`) && owner !== '' ? [owner] : [],
  );
  return [...new Set(owners)].sort();
};

/** How many clocks end on each day, in Scotland, from now until an instant, by day; days without any are left out. */
export const countByDay = async (
  tx: Transaction,
  ruled: Ruled,
  { filters, now, until }: { readonly filters: LiveFilters; readonly now: Instant; readonly until: Instant },
): Promise<ReadonlyMap<Day, number>> => {
  // The end of a day is the midnight after it, so the day itself is asked of the clock.
  const { rows } = await sql<{ day: Day; clocks: number }>`
    select coalesce(live.clock #>> '{due,day}', to_char(live.due_at at time zone 'Europe/London', 'YYYY-MM-DD')) as day, count(*)::int as clocks
    from live_clock live
    where live.due_at >= ${now}::timestamptz and live.due_at <= ${until}::timestamptz and ${liveAmong(ruled, filters, now)}
    group by 1`.execute(tx);
  return new Map(rows.map(({ day, clocks }) => [day, clocks]));
};
