import { sql } from 'kysely';

import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { programActor } from '../access/index.ts';
import type { Revision } from './entry/entry.ts';
import { knownAs } from './entry/known-as.ts';
import { recounted } from './entry/recount.ts';
import { rollingRule, staysElsewhere, staysIn } from './entry/rolling.ts';
import { entryOf } from './entry/store.ts';
import type { Ruled } from './read-ruled.ts';

/** What came before the entry that was written: of another entry of the same person, by its reference. */
export type Beside = { readonly reference: string; readonly because: Revision };

/**
 * The other entries of the same person, of a register one of whose rules adds their time up: what was written of one (these revisions, in their order) can
 * move the clocks of all. None of another register, and none where an entry was only begun that tells of no time yet. The transaction must have the need for them.
 */
export const entriesBeside = async (
  tx: Transaction,
  { types, law }: Pick<Ruled, 'types' | 'law'>,
  written: readonly Revision[],
): Promise<Beside[]> => {
  const because = written.at(-1);
  const type = because === undefined ? undefined : types.get(because.type);
  if (because === undefined || type === undefined || because.caseReference === null) return [];
  const rule = rollingRule(law, type, because.knownAt);
  if (rule === null) return [];
  const tellsOfTime = ({ events, fields }: Revision): boolean =>
    staysIn(knownAs(type, events, fields), rule).length > 0;
  if (written[0]?.number === 1 && !written.some(tellsOfTime)) return [];
  const { rows } = await sql<{ reference: string }>`
    select reference from register_now
    where type = ${type.code} and case_key = case_key_of(${because.caseReference}) and reference <> ${because.reference}
    order by reference`.execute(tx);
  return rows.map(({ reference }) => ({ reference, because }));
};

/** The revisions by which the times of such an entry are worked out anew, and what the law then makes of it; none where nothing changes. */
export const recountedBeside = async (
  tx: Transaction,
  { types, law }: Pick<Ruled, 'types' | 'law'>,
  { reference, because }: Beside,
  at: Instant,
): Promise<Revision[]> => {
  const type = types.get(because.type);
  const entry = await entryOf(tx, reference);
  const rule = type === undefined ? null : rollingRule(law, type, at);
  const { caseReference } = because;
  if (type === undefined || entry === null || rule === null || caseReference === null) return [];
  const stays = await staysElsewhere(tx, rule, { type, caseReference, reference });
  const writing = { type, law, stays, at, actor: programActor('background work') };
  return recounted(entry.revisions, writing, `The same person's time in ${because.reference} changed`);
};
