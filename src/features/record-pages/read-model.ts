import { sql } from 'kysely';

import type { CouncilCode, Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { Actor } from '../access/index.ts';

/** One entry as pages show it. `content` null: withheld from this transaction's clearance. */
export type ReadEntry = {
  readonly position: number;
  readonly at: Instant;
  readonly by: Actor;
  readonly action: string;
  readonly subject: string;
  readonly content: string | null;
};

/** A page of entries, the newest first. */
export type EntriesPage = {
  readonly entries: readonly ReadEntry[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
};

type EntriesAsked = { readonly event: string; readonly subject: string; readonly page: number };

const ON_A_PAGE = 25;

type Row = Omit<ReadEntry, 'by'> & Actor;

const toEntry = ({ actor, post, capacity, delegation, ...rest }: Row): ReadEntry => ({
  ...rest,
  by: { actor, post, capacity, delegation },
});

/** The entries of the council's own chain that were asked for. A page that is not there gives the nearest one. */
export const entriesPage = async (
  tx: Transaction,
  council: CouncilCode,
  { event, subject, page }: EntriesAsked,
): Promise<EntriesPage> => {
  // What a person types is looked for as it stands, signs that mean "anything" included.
  const wanted = sql`scope = ${council} and (${event} = '' or action = ${event})
    and (${subject} = '' or position(lower(${subject}) in lower(subject)) > 0)`;
  const counted = await sql<{ count: number }>`
    select count(*)::int as count from record_entry where ${wanted}`.execute(tx);
  const count = counted.rows[0]?.count ?? 0;
  const pages = Math.max(1, Math.ceil(count / ON_A_PAGE));
  const shown = Math.min(Math.max(page, 1), pages);
  const found = await sql<Row>`
    select entry.position, at, actor, post, capacity, delegation, action, subject,
      (select content from record_content as said where said.scope = entry.scope and said.position = entry.position) as content
    from record_entry as entry where ${wanted}
    order by entry.position desc limit ${ON_A_PAGE} offset ${(shown - 1) * ON_A_PAGE}`.execute(tx);
  return { entries: found.rows.map(toEntry), count, page: shown, pages };
};

/** The events that the council's chain tells of so far. */
export const eventsIn = async (tx: Transaction, council: CouncilCode): Promise<string[]> => {
  const found = await sql<{ action: string }>`
    select distinct action from record_entry where scope = ${council} order by action`.execute(tx);
  return found.rows.map(({ action }) => action);
};
