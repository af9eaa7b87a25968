import { sql } from 'kysely';

import type { RunningClock } from '../../../clocks/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import type { EntryEvent } from '../entry/entry.ts';
import { clocksAgain, eventsAgain } from '../entry/stored.ts';
import { conditionsOf, type ListedEntry, type ListFilters, type ListPlace } from './list.ts';

/** An entry as files and programs are handed it. Of which of its answers, says its register. */
export type HandedEntry = Omit<ListedEntry, 'caseReference'> & {
  readonly events: readonly EntryEvent[];
  readonly clocks: readonly RunningClock[];
};

/** Some entries, and the place after the last where there are more. */
export type HandedPage = { readonly entries: readonly HandedEntry[]; readonly next: ListPlace | null };

type Row = Pick<HandedEntry, 'reference' | 'state' | 'confidentiality' | 'service' | 'fields'> & {
  readonly opened_on: string;
  readonly events: readonly EntryEvent[];
  readonly clocks: readonly RunningClock[];
};

/**
 * The entries of a register that the transaction sees, those begun last first, narrowed as its list is; restricted ones with what they say, so whoever asks has
 * had their reason recorded. `byLaw`: the states of those that the law changed and nobody has written down yet. `size`: at most so many.
 */
export const entriesToHandOut = async (
  tx: Transaction,
  type: string,
  {
    filters,
    place = null,
    byLaw,
    size,
  }: {
    readonly filters: ListFilters;
    readonly place?: ListPlace | null;
    readonly byLaw: ReadonlyMap<string, string>;
    readonly size: number;
  },
): Promise<HandedPage> => {
  const conditions = [sql`standing.type = ${type}`, ...conditionsOf(filters, place)];
  const { rows } = await sql<Row>`
    select standing.reference, coalesce(by_law.state, standing.state) as state, standing.confidentiality, standing.opened_on, standing.service,
      revision.fields, revision.events, revision.clocks
    from register_now standing
      join register_revision revision on revision.reference = standing.reference and revision.number = standing.number
      left join unnest(${[...byLaw.keys()]}::text[], ${[...byLaw.values()]}::text[]) as by_law(reference, state)
        on by_law.reference = standing.reference
    where ${sql.join(conditions, sql` and `)}
    order by standing.opened_on desc, standing.reference desc
    limit ${size + 1}`.execute(tx);
  const entries = rows.slice(0, size).map(
    ({ opened_on, events, clocks, ...row }): HandedEntry => ({
      ...row,
      openedOn: opened_on,
      events: eventsAgain(events),
      clocks: clocksAgain(clocks),
    }),
  );
  const last = entries.at(-1);
  const next = rows.length > size && last !== undefined ? { day: last.openedOn, reference: last.reference } : null;
  return { entries, next };
};

/** Whether the transaction sees a restricted entry of a register. */
export const seesRestrictedOf = async (tx: Transaction, type: string): Promise<boolean> => {
  const { rows } = await sql<{ sees: boolean }>`
    select exists (select from register_now where type = ${type} and confidentiality = 'restricted') as sees`.execute(
    tx,
  );
  return rows[0]?.sees === true;
};
