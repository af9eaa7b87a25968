import type { JSX } from 'preact';

import type { CouncilCode, Instant } from '../../../kernel/index.ts';
import type { Database } from '../../../platform/database/database.ts';
import { takeNeed } from '../../../platform/database/need.ts';
import { Link } from '../../../ui/index.ts';
import { type Acting, may } from '../../access/index.ts';
import { REGISTERS } from '../addresses.ts';
import { keeps, needOf, READ_REGISTERS } from '../policy.ts';
import { type LiveClock, liveClocks } from '../read/live-clocks.ts';
import { readRuled } from '../read-ruled.ts';
import { type ClocksOf, ClockTable } from './clock-table.tsx';

/** The nearest clocks of the registers that the reader keeps, those that ran out first. */
export type ClocksToday = ClocksOf & { readonly clocks: readonly LiveClock[]; readonly more: boolean };

const SHOWN = 6;

/**
 * Reads them, of restricted entries those for which the reader has the need: the office those of all registers, a post those of the registers that it keeps.
 * Null for whoever keeps none, and where there are no registers.
 */
export const clocksToday = async (
  database: Database,
  council: CouncilCode,
  acting: Acting | null,
  now: Instant,
): Promise<ClocksToday | null> => {
  if (!may(acting, READ_REGISTERS)) return null;
  return database.read({ council, clearance: 'restricted' }, async (tx) => {
    const ruled = await readRuled(tx);
    const { types, law, keepers } = ruled;
    await takeNeed(tx, needOf(acting, ruled));
    const kept = [...types.keys()].filter((type) => keeps(acting, type, keepers));
    if (kept.length === 0) return null;
    const { clocks, next } = await liveClocks(tx, ruled, { filters: { types: kept, owner: null }, now, size: SHOWN });
    return { council, types, law, now, clocks, more: next !== null };
  });
};

/** What the registers require next: the nearest clocks, what ran out on top, each leading to its entry. */
export const ClocksTodayPart = ({ today }: { readonly today: ClocksToday }): JSX.Element => (
  <section id="clocks">
    <h2>By when the law requires what</h2>
    {today.clocks.length === 0 ? (
      <p>No clock of your registers runs to a time that is known.</p>
    ) : (
      <ClockTable
        given={today}
        id="clocks-table"
        caption="The nearest clocks, what ran out first"
        clocks={today.clocks}
      />
    )}
    <p>
      <Link href={REGISTERS.clocks(today.council)}>
        {today.more ? 'All clocks that run' : 'The clocks, and those without a time that can be known'}
      </Link>
    </p>
  </section>
);
