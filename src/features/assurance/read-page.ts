import { sql } from 'kysely';

import type { Day, Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { subjectOf } from '../framework/index.ts';

/** The mechanisms whose occurrences count for a function or a mechanism, by its code: those themselves, and whatever they ever stood for. */
export const countedFor = async (
  tx: Transaction,
  by: { readonly function: string } | { readonly mechanism: string },
): Promise<string[]> => {
  const of = 'function' in by ? sql`function = ${by.function}` : sql`code = ${by.mechanism}`;
  const found = await sql<{ code: string }>`
    select code from mechanism where ${of}
    union select same_as from mechanism where ${of} and same_as is not null`.execute(tx);
  return found.rows.map(({ code }) => code);
};

/**
 * A page of what some mechanisms owed, the latest due first, `skip` of them passed over: the day on which the last of it was due, null where there is
 * nothing, and whether there is more before it.
 */
export const pageOfOccurrences = async (
  tx: Transaction,
  mechanisms: readonly string[],
  asAt: Instant,
  { skip, most }: { readonly skip: number; readonly most: number },
): Promise<{ readonly last: Day | null; readonly more: boolean }> => {
  const found = await sql<{ due_on: Day }>`
    select due_on from (
      select distinct on (code) code, due_on, due_at, withdrawn from obligation
      where kind = 'assurance' and subject = any(${mechanisms.map(subjectOf)}::text[]) and known_at <= ${asAt}::timestamptz
      order by code, known_at desc
    ) latest where not withdrawn order by due_at desc, code desc limit ${skip + most + 1}::int`.execute(tx);
  const days = found.rows.map(({ due_on }) => due_on);
  return { last: days.slice(0, skip + most).at(-1) ?? null, more: days.length > skip + most };
};
