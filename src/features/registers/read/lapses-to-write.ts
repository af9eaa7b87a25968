import { sql } from 'kysely';

import type { Stay } from '../../../clocks/index.ts';
import type { Instant } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import type { Entry, Revision } from '../entry/entry.ts';
import { lapsed } from '../entry/lapse.ts';
import { rollingRule, staysElsewhere } from '../entry/rolling.ts';
import { entryOf } from '../entry/store.ts';
import type { Ruled } from '../read-ruled.ts';

// The rules by whose lapse some register's entries come to another state, as live clocks name them.
const lapseRules = ({ types }: Pick<Ruled, 'types'>): string[] =>
  [...types.values()].flatMap(({ code, states }) =>
    states.flatMap(({ lapseOf = [] }) => lapseOf.map((rule) => `${code}/${rule}`)),
  );

/** Time without authority that the person of an entry spent by other entries of its register, where one of its rules adds that up. */
export const staysBeside = async (
  tx: Transaction,
  { types, law }: Pick<Ruled, 'types' | 'law'>,
  { now: { type: code, caseReference, reference } }: Entry,
  now: Instant,
): Promise<Stay[]> => {
  const type = types.get(code);
  const rule = type === undefined ? null : rollingRule(law, type, now);
  return rule === null || type === undefined || caseReference === null
    ? []
    : staysElsewhere(tx, rule, { type, caseReference, reference });
};

/**
 * The entries, seen by the transaction, that the law changed by `now` though nobody has written it down yet: the references, with the revisions that are to be
 * written. Nearly always none: a job writes them down each minute.
 */
export const lapsesToWrite = async (
  tx: Transaction,
  ruled: Ruled,
  now: Instant,
): Promise<ReadonlyMap<string, readonly Revision[]>> => {
  const rules = lapseRules(ruled);
  if (rules.length === 0) return new Map();
  const { rows } = await sql<{ reference: string }>`
    select distinct reference from live_clock live
    where due_at < ${now}::timestamptz and type || '/' || rule = any(${rules}::text[])
      and (
        select written.kind from register_revision written
        where written.reference = live.reference and written.kind in ('lapsed', 'taken-back')
          and starts_with(written.moved_by, live.key || '@')
        order by written.number desc limit 1) is distinct from 'lapsed'
    order by reference`.execute(tx);
  const found: [string, readonly Revision[]][] = [];
  for (const { reference } of rows) {
    const entry = await entryOf(tx, reference);
    const type = entry === null ? undefined : ruled.types.get(entry.now.type);
    if (entry === null || type === undefined) continue;
    const revisions = lapsed(
      entry.revisions,
      { type, law: ruled.law, stays: await staysBeside(tx, ruled, entry, now) },
      now,
    );
    if (revisions.length > 0) found.push([reference, revisions]);
  }
  return new Map(found);
};

/** The state in which each of them stands by law. */
export const statesByLaw = (lapses: ReadonlyMap<string, readonly Revision[]>): ReadonlyMap<string, string> =>
  new Map([...lapses].flatMap(([reference, revisions]) => revisions.slice(-1).map(({ state }) => [reference, state])));
