import { sql } from 'kysely';

import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';

/** An entry of the council's own record, as pages list it. `reason` is null where none was given or it is withheld. */
export type EntryLine = {
  readonly position: number;
  readonly at: Instant;
  readonly actor: string;
  readonly post: string | null;
  readonly capacity: string;
  readonly delegation: string | null;
  readonly action: string;
  readonly subject: string;
  readonly reason: string | null;
};

/** What narrows a list of entries: the actions named, or whatever was done under a delegation. */
export type EntryFilter = { readonly actions: readonly string[] } | { readonly delegated: true };

/** The entries of the transaction's council since an instant, the latest first, at most so many. */
export const entriesSince = async (
  tx: Transaction,
  since: Instant,
  filter: EntryFilter,
  most: number,
): Promise<EntryLine[]> => {
  const narrowed =
    'delegated' in filter ? sql`entry.delegation is not null` : sql`entry.action = any(${filter.actions}::text[])`;
  const found = await sql<EntryLine>`
    select entry.position::int as position, entry.at, entry.actor, entry.post, entry.capacity, entry.delegation, entry.action,
      entry.subject, kept.content::jsonb ->> 'reason' as reason
    from record_entry as entry
    left join record_content as kept on kept.scope = entry.scope and kept.position = entry.position
    where entry.scope = remit_council() and entry.at >= ${since}::timestamptz and ${narrowed}
    order by entry.position desc limit ${most}`.execute(tx);
  return found.rows;
};
