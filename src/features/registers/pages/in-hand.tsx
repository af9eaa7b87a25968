import type { JSX } from 'preact';

import type { CouncilCode, Instant } from '../../../kernel/index.ts';
import type { Database } from '../../../platform/database/database.ts';
import { takeNeed } from '../../../platform/database/need.ts';
import { DataTable, Link } from '../../../ui/index.ts';
import { type Acting, may } from '../../access/index.ts';
import { REGISTERS } from '../addresses.ts';
import { DECIDE_IN_REGISTERS, needOf } from '../policy.ts';
import { ALL_CLOCKS, type LiveClock, liveClocks, nearestOf } from '../read/live-clocks.ts';
import { type StandingEntry, standingEntries } from '../read/standing.ts';
import { readRuled } from '../read-ruled.ts';
import { type ClocksOf, ClockTable } from './clock-table.tsx';
import { tellClock } from './entry/clock-told.ts';

/** What whoever carries the office has in hand: the clocks that end by an instant, those that ran out first, and the entries of some registers that have not ended. */
export type InHand = ClocksOf & {
  readonly clocks: readonly LiveClock[];
  /** More clocks end by then than are told. */
  readonly more: boolean;
  readonly standing: readonly (StandingEntry & { readonly nearest: LiveClock | null })[];
};

const MOST_CLOCKS = 30;

/**
 * Reads it for the officer and for a depute under a delegation for decisions; null for everybody else, so that nobody else can tell what there is. It is no
 * opening of an entry: as in the list, no more stands in it than references, states and clocks.
 */
export const inHand = async (
  database: Database,
  council: CouncilCode,
  acting: Acting | null,
  { types: wanted, now, until }: { readonly types: readonly string[]; readonly now: Instant; readonly until: Instant },
): Promise<InHand | null> => {
  if (!may(acting, DECIDE_IN_REGISTERS)) return null;
  return database.read({ council, clearance: 'restricted' }, async (tx) => {
    const ruled = await readRuled(tx, { database, council });
    const { types, law } = ruled;
    await takeNeed(tx, needOf(acting, ruled));
    const { clocks, next } = await liveClocks(tx, ruled, { filters: ALL_CLOCKS, now, until, size: MOST_CLOCKS });
    const entries = await standingEntries(tx, ruled, { types: wanted, now });
    const nearest = await nearestOf(
      tx,
      ruled,
      entries.map(({ reference }) => reference),
      now,
    );
    const standing = entries.map((entry) => ({ ...entry, nearest: nearest.get(entry.reference) ?? null }));
    return { council, types, law, now, clocks, more: next !== null, standing };
  });
};

type Standing = InHand['standing'][number];

const NearestClock = ({ hand, entry }: { readonly hand: InHand; readonly entry: Standing }): JSX.Element => {
  const type = hand.types.get(entry.type);
  if (entry.nearest === null || type === undefined) return <span>No clock runs</span>;
  const told = tellClock(type, hand.law, entry.nearest.clock, hand.now);
  return (
    <span>
      {told.title}: {told.said?.when ?? told.when}
    </span>
  );
};

/** The entries that have not ended, each with where it stands and what is due of it first. */
export const StandingTable = (props: {
  readonly hand: InHand;
  readonly id: string;
  readonly caption: string;
}): JSX.Element => {
  const { hand, id, caption } = props;
  return (
    <DataTable
      id={id}
      caption={caption}
      captionHidden
      narrow="stack"
      rows={hand.standing}
      columns={[
        {
          title: 'Entry',
          rowHeader: true,
          cell: ({ reference, type }: Standing) => (
            <>
              <Link href={REGISTERS.entry(hand.council, reference)}>{reference}</Link> (
              {hand.types.get(type)?.title ?? type})
            </>
          ),
        },
        { title: 'Where it stands', cell: ({ state }) => state },
        { title: 'First due', cell: (entry) => <NearestClock hand={hand} entry={entry} /> },
      ]}
    />
  );
};

/** The clocks in hand, what ran out first. */
export const ClocksInHand = (props: { readonly hand: InHand; readonly caption: string }): JSX.Element => (
  <>
    <ClockTable given={props.hand} id="clocks-in-hand" caption={props.caption} clocks={props.hand.clocks} />
    {props.hand.more ? (
      <p>
        There are more: <Link href={REGISTERS.clocks(props.hand.council)}>see all clocks that run</Link>.
      </p>
    ) : null}
  </>
);
