import { type RawBuilder, sql } from 'kysely';

import type { Instant, Period } from '../../../kernel/index.ts';
import type { Count, RegisterType } from '../type/register-type.ts';
import { type DayText, dayFrom, type Holds, holdsAll, mayComeToHold, rowsWithin } from './conditions-sql.ts';
import { clocksEnding, endsWithin, verdictOn } from './verdict-sql.ts';

/** What a declared count asks of each entry as it stood, piece by piece; the executor puts the pieces into one statement. */
export type CountParts = {
  /** The day that puts the entry in a period; null where it is in none by a day of its own. */
  readonly dated: DayText;
  /** Whether the entry is in the period. */
  readonly within: Holds;
  /** Whether it counts at all: `where` of the count. */
  readonly counts: Holds;
  /** Whether an entry that does not count may come to. */
  readonly pending: Holds;
  /** Of a share: whether it stands above the line. */
  readonly above: Holds;
  /** How much it adds: its rows in the period, else 1. */
  readonly amount: RawBuilder<number>;
  /** Of a median: whole days from the first to the second; null where one of them is missing. */
  readonly days: RawBuilder<number | null>;
  /** Of a share in time: how it stands against its clocks, once for each entry; of clocks in time once for each clock. Null for every other count. */
  readonly verdict: ReturnType<typeof verdictOn> | null;
};

/** A day far beyond any period: what has no end yet. */
const NEVER = '9999-12-31';

const stands = (first: DayText, second: DayText, { start }: Period): Holds =>
  sql<boolean>`coalesce(${first} < ${start}::text and coalesce(${second}, ${NEVER}) >= ${start}::text, false)`;

const inPeriod = (dated: DayText, { start, end }: Period): Holds =>
  sql<boolean>`coalesce(${dated} >= ${start}::text and ${dated} < ${end}::text, false)`;

/**
 * A declared count as pieces of a statement over `register_revision`, for a period, judged as at an instant. Throws a TypeError for a count that a check of
 * its type should have refused: rows that are counted without a column, a median without its two days.
 */
export const compileCount = (
  type: Pick<RegisterType, 'code' | 'fields' | 'events'>,
  count: Count,
  period: Period,
  asAt: Instant,
): CountParts => {
  const { datedBy, from, until, how, clocks = [], extensions = [] } = count;
  const wrong = (what: string): never => {
    throw new TypeError(`The count of ${count.measure} in ${type.code} ${what}`);
  };
  const span = (): readonly [DayText, DayText] =>
    from === undefined || until === undefined
      ? wrong('names no two days')
      : [dayFrom(type, from), dayFrom(type, until)];
  const none = {
    pending: mayComeToHold(count.where),
    above: sql<boolean>`false`,
    amount: sql<number>`1`,
    days: sql<null>`null`,
    verdict: null,
  };
  const counts = holdsAll(type, count.where);
  if (how === 'rows') {
    if (!('rows' in datedBy)) return wrong('counts rows and names no column that dates them');
    const amount = rowsWithin(type, datedBy, period);
    return { ...none, dated: sql`null::text`, within: sql`true`, counts, amount };
  }
  if ('rows' in datedBy) return wrong('is dated by rows and counts none');
  if (how === 'clocks-in-time') {
    const within = endsWithin([...clocks, ...extensions], period);
    const verdict = clocksEnding(clocks, extensions, period, asAt);
    return { ...none, dated: sql`null::text`, within, counts, verdict };
  }
  if ('clocks' in datedBy) return wrong('is dated by clocks and counts none');
  const dated = dayFrom(type, datedBy);
  if (how === 'standing') return { ...none, dated, within: stands(...span(), period), counts };
  const within = inPeriod(dated, period);
  if (how === 'median-days') {
    const [first, second] = span();
    return { ...none, dated, within, counts, days: sql<number | null>`(${second})::date - (${first})::date` };
  }
  if (how === 'share') return { ...none, dated, within, counts, above: holdsAll(type, count.of) };
  if (how === 'share-in-time') return { ...none, dated, within, counts, verdict: verdictOn(clocks, extensions, asAt) };
  return { ...none, dated, within, counts };
};
