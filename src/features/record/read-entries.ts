import { sql } from 'kysely';

import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';

/** An entry of the council's own record, as pages list it; `restricted`: whether it is in the chain of those. `reason` is null where none was given. */
export type EntryLine = {
  readonly position: number;
  readonly restricted: boolean;
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
type EntryFilter = { readonly actions: readonly string[] } | { readonly delegated: true };

/** Who did that to the subject at that instant, and why; null where the record has no such entry. */
export const entryOf = async (
  tx: Transaction,
  { at, action, subject }: Pick<EntryLine, 'at' | 'action' | 'subject'>,
): Promise<Pick<EntryLine, 'post' | 'reason'> | null> => {
  const found = await sql<Pick<EntryLine, 'post' | 'reason'>>`
    select entry.post, kept.content::jsonb ->> 'reason' as reason
    from record_entry as entry
    left join record_content as kept on kept.scope = entry.scope and kept.position = entry.position
    where entry.scope = remit_council() and entry.at = ${at}::timestamptz
      and entry.action = ${action} and entry.subject = ${subject}`.execute(tx);
  return found.rows[0] ?? null;
};

/**
 * The entries of the transaction's council since an instant, the latest first, at most so many; restricted ones among them where the transaction has
 * the clearance.
 */
export const entriesSince = async (
  tx: Transaction,
  since: Instant,
  filter: EntryFilter,
  most: number,
): Promise<EntryLine[]> => {
  const narrowed =
    'delegated' in filter ? sql`entry.delegation is not null` : sql`entry.action = any(${filter.actions}::text[])`;
  const found = await sql<EntryLine>`
    select entry.position::int as position, entry.confidentiality = 'restricted' as restricted, entry.at, entry.actor, entry.post, entry.capacity, entry.delegation, entry.action,
      entry.subject, kept.content::jsonb ->> 'reason' as reason
    from record_entry as entry
    left join record_content as kept on kept.scope = entry.scope and kept.position = entry.position
    where entry.scope in (remit_council(), restricted_chain(remit_council())) and entry.at >= ${since}::timestamptz and ${narrowed}
    order by entry.at desc, entry.scope desc, entry.position desc limit ${most}`.execute(tx);
  return found.rows;
};
