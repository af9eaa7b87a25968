import { sql } from 'kysely';

import type { Instant } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import type { Ruled } from '../read-ruled.ts';
import { lapsesToWrite, statesByLaw } from './lapses-to-write.ts';

/** An entry of which something more is expected: no more of it than a list may tell. */
export type StandingEntry = {
  readonly reference: string;
  readonly type: string;
  /** What the register calls where it stands by law. */
  readonly state: string;
};

/** The entries of some registers that have not ended, the first begun first, as they stand by law; of those that the transaction sees. */
export const standingEntries = async (
  tx: Transaction,
  ruled: Ruled,
  { types, now }: { readonly types: readonly string[]; readonly now: Instant },
): Promise<StandingEntry[]> => {
  const byLaw = statesByLaw(await lapsesToWrite(tx, ruled, now));
  const { rows } = await sql<{ reference: string; type: string; state: string }>`
    select reference, type, state from register_now where type = any(${[...types]}::text[])
    order by opened_on, reference`.execute(tx);
  return rows.flatMap(({ reference, type, state }): StandingEntry[] => {
    const code = byLaw.get(reference) ?? state;
    const known = ruled.types.get(type)?.states.find((each) => each.code === code);
    return known === undefined || known.final === true ? [] : [{ reference, type, state: known.label }];
  });
};
