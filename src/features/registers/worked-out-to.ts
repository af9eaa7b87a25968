import { sql } from 'kysely';

import { COUNCIL_CALENDAR, calendarsCountedIn } from '../../clocks/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import {
  CALENDAR_DAY,
  CLOCK_CALENDAR,
  CLOCK_OVERRIDE,
  CLOCK_RULE,
  COUNCIL_CLOSED_DAY,
  COUNCIL_LOADED_YEAR,
} from '../clock-rules/index.ts';
import { type Law, rulesOf } from './entry/law.ts';
import { OWN_REGISTER_TYPE, REGISTER_TYPE } from './tables.ts';
import type { RegisterType } from './type/register-type.ts';

/** Texts of instants as the database writes them to the microsecond: compared with each other, never read. */
type DatabaseTime = string;

/** The last change of what clocks go by, and the last by which all clocks of the council were worked out; null for none. */
export type LawKnown = {
  readonly changed: DatabaseTime | null;
  readonly workedOut: DatabaseTime | null;
  /** The last entry that was looked at on the way to the last change; null where none was yet. */
  readonly last: string | null;
};

const LAW = [
  CLOCK_RULE,
  CLOCK_OVERRIDE,
  CLOCK_CALENDAR,
  CALENDAR_DAY,
  COUNCIL_CLOSED_DAY,
  COUNCIL_LOADED_YEAR,
  // Which events are told as others too, what a field sets, and which states are final, is the register's, and clocks follow from it.
  REGISTER_TYPE,
  OWN_REGISTER_TYPE,
];

/** When the calendars, rules and own settings of the transaction's council last changed, and by which of their changes its clocks were worked out. One statement. */
export const lawKnown = async (tx: Transaction): Promise<LawKnown> => {
  const last = LAW.map(({ name }) => sql`(select max(known_at) from ${sql.table(name)})`);
  const { rows } = await sql<LawKnown>`
    with law as (select greatest(${sql.join(last)}) as changed)
    select law.changed::text as changed, kept.law_at::text as "workedOut",
      case when kept.going_to = law.changed then kept.last end as last
    from law left join clocks_worked_out kept on true`.execute(tx);
  return rows[0] ?? { changed: null, workedOut: null, last: null };
};

/** Whether clocks of the council may still show times by calendars or rules that have changed since. */
export const areBeingWorkedOut = ({ changed, workedOut }: LawKnown): boolean => changed !== workedOut;

/** Notes that every clock of the transaction's council was worked out by what was known then. */
export const noteWorkedOut = async (tx: Transaction, { changed }: LawKnown): Promise<void> => {
  if (changed === null) return;
  await sql`
    insert into clocks_worked_out (law_at) values (${changed}::text::timestamptz)
    on conflict (council) do update set law_at = excluded.law_at, going_to = null, last = null`.execute(tx);
};

/** Notes up to which entry the clocks of the transaction's council were worked out by what was known then; where that changes, it begins anew. */
export const notePlace = async (tx: Transaction, { changed }: LawKnown, last: string): Promise<void> => {
  if (changed === null) return;
  await sql`
    insert into clocks_worked_out (going_to, last) values (${changed}::text::timestamptz, ${last})
    on conflict (council) do update set going_to = excluded.going_to, last = excluded.last`.execute(tx);
};

// Null: any of them, because a rule or a council's own time changed, or nobody knows what did.
const calendarsChanged = async (tx: Transaction, { workedOut }: LawKnown): Promise<ReadonlySet<string> | null> => {
  if (workedOut === null) return null;
  const since = sql`${workedOut}::text::timestamptz`;
  const { rows } = await sql<{ calendar: string | null }>`
    select distinct calendar from ${sql.table(CALENDAR_DAY.name)} where known_at > ${since}
    union select code from ${sql.table(CLOCK_CALENDAR.name)} where known_at > ${since}
    union select ${COUNCIL_CALENDAR}::text where exists (select from ${sql.table(COUNCIL_CLOSED_DAY.name)} where known_at > ${since})
      or exists (select from ${sql.table(COUNCIL_LOADED_YEAR.name)} where known_at > ${since})
    union select null where exists (select from ${sql.table(CLOCK_RULE.name)} where known_at > ${since})
      or exists (select from ${sql.table(CLOCK_OVERRIDE.name)} where known_at > ${since})`.execute(tx);
  return rows.some(({ calendar }) => calendar === null)
    ? null
    : new Set(rows.flatMap(({ calendar }) => calendar ?? []));
};

const typesChanged = async (tx: Transaction, { workedOut }: LawKnown): Promise<ReadonlySet<string>> => {
  const since = sql`${workedOut}::text::timestamptz`;
  const { rows } = await sql<{ code: string }>`
    select code from ${sql.table(REGISTER_TYPE.name)} where known_at > ${since}
    union select code from ${sql.table(OWN_REGISTER_TYPE.name)} where known_at > ${since}`.execute(tx);
  return new Set(rows.map(({ code }) => code));
};

const countsIn = (calendars: ReadonlySet<string>, { overrides }: Law, rules: Law['rules']): boolean =>
  rules.some((rule) => calendarsCountedIn(rule, overrides).some((calendar) => calendars.has(calendar)));

/** The registers whose entries have clocks that count in what changed since the clocks were last worked out, and those that changed themselves. */
export const registersToWorkOut = async (
  tx: Transaction,
  { types, law }: { readonly types: ReadonlyMap<string, RegisterType>; readonly law: Law },
  known: LawKnown,
): Promise<string[]> => {
  const calendars = await calendarsChanged(tx, known);
  const changed = await typesChanged(tx, known);
  return [...types.values()]
    .filter((type) => {
      const rules = rulesOf(law, type);
      if (calendars === null || changed.has(type.code)) return rules.length > 0;
      return countsIn(calendars, law, rules);
    })
    .map(({ code }) => code);
};
