import { sql } from 'kysely';

import type { Stay } from '../../../clocks/index.ts';
import type { Instant } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import type { Entry, Revision } from '../entry/entry.ts';
import { lapsed } from '../entry/lapse.ts';
import { rollingRule, staysElsewhere } from '../entry/rolling.ts';
import { entriesOf } from '../entry/store.ts';
import type { Ruled } from '../read-ruled.ts';
import type { RegisterType } from '../type/register-type.ts';

// The rules by whose lapse some register's entries come to another state, as live clocks name them.
const lapseRules = (types: readonly RegisterType[]): string[] =>
  types.flatMap(({ code, states }) => states.flatMap(({ lapseOf = [] }) => lapseOf.map((rule) => `${code}/${rule}`)));

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

// As register/state: "complaint/closed".
const finalsOf = (types: Iterable<RegisterType>): string[] =>
  [...types].flatMap(({ code, states }) =>
    states.filter(({ final }) => final === true).map((state) => `${code}/${state.code}`),
  );

/** The entries, seen by the transaction, with a clock by which the law may have changed them by `now`. `only`: of one register. One statement. */
export const lapsesToLookAt = async (
  tx: Transaction,
  ruled: Ruled,
  now: Instant,
  only: string | null = null,
): Promise<string[]> => {
  const types = [...ruled.types.values()].filter(({ code }) => only === null || code === only);
  const rules = lapseRules(types);
  if (rules.length === 0) return [];
  const { rows } = await sql<{ reference: string }>`
    select distinct reference from live_clock live
    where due_at < ${now}::timestamptz and type || '/' || rule = any(${rules}::text[])
      and not exists (
        select from register_now standing
        where standing.reference = live.reference and standing.type || '/' || standing.state = any(${finalsOf(types)}::text[]))
      and (
        select written.kind from register_revision written
        where written.reference = live.reference and written.kind in ('lapsed', 'taken-back')
          and starts_with(written.moved_by, live.key || '@')
        order by written.number desc limit 1) is distinct from 'lapsed'
    order by reference`.execute(tx);
  return rows.map(({ reference }) => reference);
};

/**
 * The entries, seen by the transaction, that the law changed by `now` though nobody has written it down yet: the references, with the revisions that are to be
 * written. Nearly always none: a job writes them down each minute. `only`: of one register, where no other is asked for. Whatever ends no more, ends no more: entries
 * in a final state are not asked. Two statements, however many there are, and more only for time that is added up over a person's entries.
 */
export const lapsesToWrite = async (
  tx: Transaction,
  ruled: Ruled,
  now: Instant,
  only: string | null = null,
): Promise<ReadonlyMap<string, readonly Revision[]>> => {
  const references = await lapsesToLookAt(tx, ruled, now, only);
  if (references.length === 0) return new Map();
  const entries = await entriesOf(tx, references);
  const found: [string, readonly Revision[]][] = [];
  for (const [reference, entry] of entries) {
    const type = ruled.types.get(entry.now.type);
    if (type === undefined) continue;
    const stays = await staysBeside(tx, ruled, entry, now);
    const revisions = lapsed(entry.revisions, { type, law: ruled.law, stays }, now);
    if (revisions.length > 0) found.push([reference, revisions]);
  }
  return new Map(found);
};

/** The state in which each of them stands by law. */
export const statesByLaw = (lapses: ReadonlyMap<string, readonly Revision[]>): ReadonlyMap<string, string> =>
  new Map([...lapses].flatMap(([reference, revisions]) => revisions.slice(-1).map(({ state }) => [reference, state])));
