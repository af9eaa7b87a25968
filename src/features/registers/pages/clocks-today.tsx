import type { JSX } from 'preact';

import type { CouncilCode, Instant } from '../../../kernel/index.ts';
import type { Database } from '../../../platform/database/database.ts';
import { takeNeed } from '../../../platform/database/need.ts';
import { Link } from '../../../ui/index.ts';
import { type Acting, may } from '../../access/index.ts';
import { REGISTERS } from '../addresses.ts';
import { DECIDE_IN_REGISTERS, keeps, needOf, READ_REGISTERS } from '../policy.ts';
import { clocksAtOnce, type LiveClock, liveClocks, type OWNER_GROUPS } from '../read/live-clocks.ts';
import { readRuled } from '../read-ruled.ts';
import { type ClocksOf, ClockTable } from './clock-table.tsx';

type Group = keyof typeof OWNER_GROUPS;
type Nearest = { readonly whose: Group; readonly clocks: readonly LiveClock[]; readonly more: boolean };

/** The nearest clocks of the registers that the reader keeps, those that ran out first: what is the reader's to do, and what others in the council owe. */
export type ClocksToday = ClocksOf & { readonly own: Nearest; readonly others: Nearest };

// What others are late with must not push from the page what the reader has to decide tomorrow.
const SHOWN = { own: 6, others: 4 } as const;

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
    const ruled = await readRuled(tx, { database, council });
    const { types, law, keepers } = ruled;
    await takeNeed(tx, needOf(acting, ruled));
    const kept = [...types.keys()].filter((type) => keeps(acting, type, keepers));
    if (kept.length === 0) return null;
    const nearest = async (whose: Group, size: number): Promise<Nearest> => {
      const filters = { types: kept, owner: whose };
      // What is owed at once waits for no time, so it stands before what has one.
      const atOnce = await clocksAtOnce(tx, ruled, { filters, now, size });
      const { clocks, next } = await liveClocks(tx, ruled, { filters, now, size });
      const all = [...atOnce, ...clocks];
      return { whose, clocks: all.slice(0, size), more: next !== null || all.length > size };
    };
    const [mine, theirs] = may(acting, DECIDE_IN_REGISTERS)
      ? (['officer', 'keeper'] as const)
      : (['keeper', 'officer'] as const);
    const own = await nearest(mine, SHOWN.own);
    return { council, types, law, now, own, others: await nearest(theirs, SHOWN.others) };
  });
};

const OTHERS: Readonly<Record<Group, string>> = {
  officer: 'For the Chief Social Work Officer to do',
  keeper: 'For those to do who keep the registers',
  outside: 'For others to do',
};

/** What the registers require next: the nearest clocks, what is owed at once and what ran out on top, the reader's own before those of others, each leading to its entry. */
export const ClocksTodayPart = ({ today }: { readonly today: ClocksToday }): JSX.Element => {
  const { own, others, council } = today;
  return (
    <section id="clocks">
      <h2>By when the law requires what</h2>
      {own.clocks.length === 0 ? (
        <p>No clock of yours runs to a time that is known.</p>
      ) : (
        <ClockTable
          given={today}
          id="clocks-table"
          caption="Your nearest clocks, what ran out first"
          clocks={own.clocks}
        />
      )}
      {others.clocks.length === 0 ? null : (
        <>
          <h3>{OTHERS[others.whose]}</h3>
          <ClockTable
            given={today}
            id="clocks-of-others"
            caption={`${OTHERS[others.whose]}: the nearest clocks, what ran out first`}
            clocks={others.clocks}
          />
        </>
      )}
      <p>
        <Link href={REGISTERS.clocks(council)}>
          {own.more || others.more ? 'All clocks that run' : 'The clocks, and those without a time that can be known'}
        </Link>
      </p>
    </section>
  );
};
