import { type RawBuilder, sql } from 'kysely';

import type { Instant, Period } from '../../../kernel/index.ts';
import type { Count, RegisterType } from '../type/register-type.ts';
import type { Columns } from './columns.ts';
import { type DayText, dayFrom, type Holds, holdsAll, mayComeToHold, rowsWithin } from './conditions-sql.ts';
import { clocksEnding, type Stand, standOf } from './verdict-sql.ts';

/** What a declared count asks of each entry as it stood, piece by piece, in columns of one pass; the executor puts the pieces into one statement. */
export type CountParts = {
  /** Whether the entry is in the period. */
  readonly within: Holds;
  /** Whether it counts at all: `where` of the count. */
  readonly counts: Holds;
  /** Whether an entry that does not count may come to. */
  readonly pending: Holds;
  /** Of a share: whether it stands above the line. */
  readonly above: Holds | null;
  /** Of rows: how many of them are in the period. */
  readonly amount: RawBuilder<number> | null;
  /** Of a median: whole days from the first to the second; null where one of them is missing. */
  readonly days: RawBuilder<number | null> | null;
  /** Of a share in time: how the entry stands against its clocks, where it counts and is in one of the periods. */
  readonly stand: RawBuilder<Stand> | null;
  /** Of clocks in time: the clocks that end in a stretch of days, with the day and how each stands. `within` is then of such a row. */
  readonly each: RawBuilder<{ day: string; stand: Stand }> | null;
};

/** The columns that counts of one register share: of each entry, and of what is judged only where it counts. */
export type Sheet = { readonly facts: Columns; readonly judged: Columns };

/** From the first day of the periods asked for to the day after the last. */
export type Stretch = Pick<Period, 'start' | 'end'>;

/** A day far beyond any period: what has no end yet. */
const NEVER = '9999-12-31';

const stands = (first: DayText, second: DayText, { start }: Period): Holds =>
  sql<boolean>`coalesce(${first} < ${start}::text and coalesce(${second}, ${NEVER}) >= ${start}::text, false)`;

const inStretch = (dated: DayText, { start, end }: Stretch): Holds =>
  sql<boolean>`coalesce(${dated} >= ${start}::text and ${dated} < ${end}::text, false)`;

/**
 * A declared count as pieces of a statement over entries of a register, for a period, judged as at an instant. `stretch` holds all periods that are asked
 * for with it. Throws a TypeError for a count that a check of its type should have refused: rows that are counted without a column, a median without its
 * two days.
 */
export const compileCount = (
  type: Pick<RegisterType, 'code' | 'fields' | 'events'>,
  count: Count,
  {
    sheet,
    period,
    stretch,
    asAt,
  }: {
    readonly sheet: Sheet;
    readonly period: Period;
    readonly stretch: Stretch;
    readonly asAt: Instant;
  },
): CountParts => {
  const { datedBy, from, until, how, clocks = [], extensions = [] } = count;
  const { facts, judged } = sheet;
  const wrong = (what: string): never => {
    throw new TypeError(`The count of ${count.measure} in ${type.code} ${what}`);
  };
  const span = (): readonly [DayText, DayText] =>
    from === undefined || until === undefined
      ? wrong('names no two days')
      : [dayFrom(type, facts, from), dayFrom(type, facts, until)];
  const counts = holdsAll(type, facts, count.where);
  const none = {
    counts,
    pending: mayComeToHold(type, facts, count.where),
    above: null,
    amount: null,
    days: null,
    stand: null,
    each: null,
  };
  if (how === 'rows') {
    if (!('rows' in datedBy)) return wrong('counts rows and names no column that dates them');
    const amount = facts.of({ datedBy, start: period.start, end: period.end, asAt }, () =>
      rowsWithin(type, datedBy, period, asAt),
    );
    return { ...none, within: sql`true`, amount };
  }
  if ('rows' in datedBy) return wrong('is dated by rows and counts none');
  if (how === 'clocks-in-time') {
    return {
      ...none,
      within: inStretch(sql.ref('day'), period),
      each: clocksEnding(clocks, extensions, stretch, asAt),
    };
  }
  if ('clocks' in datedBy) return wrong('is dated by clocks and counts none');
  if (how === 'standing') return { ...none, within: stands(...span(), period) };
  const dated = dayFrom(type, facts, datedBy);
  const within = inStretch(dated, period);
  if (how === 'median-days') {
    const [first, second] = span();
    return { ...none, within, days: sql<number | null>`((${second})::date - (${first})::date)` };
  }
  if (how === 'share') return { ...none, within, above: holdsAll(type, facts, count.of) };
  if (how === 'share-in-time') {
    const asked = sql<boolean>`${counts} and ${inStretch(dated, stretch)}`;
    const stand = judged.of(
      { clocks, extensions, where: count.where, datedBy },
      () => sql<Stand>`case when ${asked} then ${standOf(clocks, extensions, asAt)} end`,
    );
    return { ...none, within, stand };
  }
  return { ...none, within };
};
