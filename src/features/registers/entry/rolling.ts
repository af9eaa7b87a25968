import { sql } from 'kysely';

import { aggregateAt, type ClockRule, holdsOn, type Stay } from '../../../clocks/index.ts';
import { dayOf, type Fault, fault, type Instant } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import type { Need, RegisterType } from '../type/register-type.ts';
import type { EntryEvent, FieldValues } from './entry.ts';
import { knownAs } from './known-as.ts';
import { type Law, rulesOf } from './law.ts';
import { eventsAgain } from './stored.ts';

/** The stays that events tell of: each begins with one of the rule's triggers and ends with the next event that meets it. */
export const staysIn = (
  events: readonly EntryEvent[],
  { triggers, metBy }: Pick<ClockRule, 'triggers' | 'metBy'>,
): Stay[] => {
  const stays: Stay[] = [];
  for (const { event, at } of events.toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1))) {
    const open = stays.at(-1);
    if (at === null) continue;
    if (triggers.includes(event)) stays.push({ from: at, to: null, counts: true });
    else if (metBy.includes(event) && open !== undefined && open.to === null)
      stays[stays.length - 1] = { ...open, to: at };
  }
  return stays;
};

/** The rule of the type that adds up time over several entries of the same person; null where it has none. */
export const rollingRule = (law: Law, type: RegisterType, now: Instant): ClockRule | null => {
  const today = dayOf(now);
  return rulesOf(law, type).find((rule) => rule.window !== null && holdsOn(rule, today)) ?? null;
};

/** The stays that other entries of the same type tell of for the same person, as they stand. The transaction must have the need for them. */
export const staysElsewhere = async (
  tx: Transaction,
  rule: ClockRule,
  {
    type,
    caseReference,
    reference,
  }: { readonly type: RegisterType; readonly caseReference: string; readonly reference: string | null },
): Promise<Stay[]> => {
  const { rows } = await sql<{ events: readonly EntryEvent[]; fields: FieldValues }>`
    select revision.events, revision.fields from register_now standing
      join register_revision revision on revision.council = standing.council and revision.reference = standing.reference and revision.number = standing.number
    where standing.type = ${type.code} and revision.kind <> 'withdrawn' and standing.case_key = case_key_of(${caseReference})
      and (${reference}::text is null or standing.reference <> ${reference})`.execute(tx);
  return rows.flatMap(({ events, fields }) => staysIn(knownAs(type, eventsAgain(events), fields), rule));
};

/**
 * What stands in the way where time would pass what a rolling rule allows: judged at the moment of the step, by all stays of the person, this entry's
 * with them.
 */
export const faultsOfRolling = (
  needs: readonly Need[],
  rule: ClockRule | null,
  stays: readonly Stay[],
  at: Instant,
): Fault[] =>
  needs.flatMap((need) => {
    if (!('rolling' in need) || rule === null || rule.window === null || rule.id !== need.rolling) return [];
    const { usedMinutes } = aggregateAt(stays, { minutes: need.belowHours * 60, days: rule.window.days }, at);
    return usedMinutes < need.belowHours * 60 ? [] : [fault('answer.invalid', need.because, { column: 'happened' })];
  });
