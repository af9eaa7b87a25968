import { sql } from 'kysely';

import type { Day } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { Acting, Caller } from '../access/index.ts';

/**
 * The registers whose restricted entries somebody opened with a reason, from the post that they act from, on the day; by the codes of their types. Nobody and programs opened none.
 */
export const openedOn = async (
  tx: Transaction,
  caller: Caller,
  acting: Acting | null,
  day: Day,
): Promise<ReadonlySet<string>> => {
  if (caller.kind === 'nobody' || acting === null) return new Set();
  const { rows } = await sql<{ type: string }>`
    select distinct type from register_opening
    where person = ${caller.person} and post = ${acting.post} and day = ${day}::date`.execute(tx);
  return new Set(rows.map(({ type }) => type));
};

/** Keeps for the day that somebody gave their reason for a register; what is of days before goes. The reason itself is the caller's to record. */
export const keepOpening = async (
  tx: Transaction,
  {
    person,
    post,
    type,
    day,
  }: { readonly person: string; readonly post: string; readonly type: string; readonly day: Day },
): Promise<void> => {
  await sql`delete from register_opening where day < ${day}::date`.execute(tx);
  await sql`
    insert into register_opening (person, post, type, day) values (${person}, ${post}, ${type}, ${day}::date)
    on conflict do nothing`.execute(tx);
};
