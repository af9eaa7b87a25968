import { type RawBuilder, sql } from 'kysely';

import type { CouncilCode, Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { Actor } from '../access/index.ts';

/**
 * One entry as pages show it. `restricted`: what it tells of is seen by those with the clearance alone, and it stands in their chain where it was written
 * since there are two. `content` null: it is not shown here.
 */
export type ReadEntry = {
  readonly position: number;
  readonly restricted: boolean;
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

/**
 * The entries of the council's own chains that were asked for, in the order of time: those of the open one, and with the transaction's clearance the
 * restricted ones. A page that is not there gives the nearest one. `said`: whether what restricted entries say is given too; else it is left out.
 */
export const entriesPage = async (
  tx: Transaction,
  council: CouncilCode,
  { event, subject, page }: EntriesAsked,
  said: 'all' | 'open',
): Promise<EntriesPage> => {
  // What a person types is looked for as it stands, signs that mean "anything" included.
  const wanted = sql`(${event} = '' or action = ${event})
    and (${subject} = '' or position(lower(${subject}) in lower(subject)) > 0)`;
  const counted = await sql<{ count: number }>`
    select count(*)::int as count from record_entry
    where scope in (${council}, restricted_chain(${council})) and ${wanted}`.execute(tx);
  const count = counted.rows[0]?.count ?? 0;
  const pages = Math.max(1, Math.ceil(count / ON_A_PAGE));
  const shown = Math.min(Math.max(page, 1), pages);
  const from = (shown - 1) * ON_A_PAGE;
  // The last ones of each chain by its index, rather than both chains whole and put in order.
  const lastOf = (chain: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`(select * from record_entry where scope = ${chain} and ${wanted} order by position desc limit ${from + ON_A_PAGE})`;
  const found = await sql<Row>`
    select entry.position, entry.confidentiality = 'restricted' as restricted, at, actor, post, capacity, delegation, action, subject,
      (select content from record_content as said where said.scope = entry.scope and said.position = entry.position
        and (${said} = 'all' or said.confidentiality = 'open')) as content
    from (${lastOf(sql`${council}`)} union all ${lastOf(sql`restricted_chain(${council})`)}) as entry
    order by at desc, entry.scope desc, entry.position desc limit ${ON_A_PAGE} offset ${from}`.execute(tx);
  return { entries: found.rows.map(toEntry), count, page: shown, pages };
};

/** The events that the council's chains tell of so far, within the transaction's clearance. */
export const eventsIn = async (tx: Transaction, council: CouncilCode): Promise<string[]> => {
  const found = await sql<{ action: string }>`
    select distinct action from record_entry where scope in (${council}, restricted_chain(${council})) order by action`.execute(
    tx,
  );
  return found.rows.map(({ action }) => action);
};
