import { sql } from 'kysely';

import type { Transaction } from '../../../platform/database/database.ts';
import type { EntryEvent, FieldValues } from '../entry/entry.ts';
import type { NewEntry } from '../entry/open-entry.ts';
import { eventsAgain } from '../entry/stored.ts';
import type { RegisterType } from '../type/register-type.ts';

const sorted = (fields: FieldValues): unknown => Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));

/** When something began, as two entries are compared. */
const beganAt = (at: string | null, day: string): string => at ?? day;

/** All that an entry was opened with, as one text: two that have the same are one entry that was sent twice. */
export const sameness = ({ happened, caseReference, service, fields }: NewEntry): string =>
  JSON.stringify([beganAt(happened.at, happened.day), caseReference, service, sorted(fields)]);

/** Of a case that began at one time there is one entry, whatever else is said of it. Null where an entry is of no case. */
export const caseAndTime = ({
  happened,
  caseReference,
}: Pick<NewEntry, 'happened' | 'caseReference'>): string | null =>
  caseReference === null ? null : `${caseReference} ${beganAt(happened.at, happened.day)}`;

/** The entries that there are: by all that they were opened with, and by case and time; each with its reference. */
export type Standing = { readonly same: ReadonlyMap<string, string>; readonly cases: ReadonlyMap<string, string> };

type Row = {
  readonly reference: string;
  readonly case_reference: string | null;
  readonly service: string | null;
  readonly fields: FieldValues;
  readonly events: readonly EntryEvent[];
};

/** The entries of a register, open or restricted, that began on the days of these, as they were first written; those withdrawn since are none. */
export const standingBeside = async (
  tx: Transaction,
  type: RegisterType,
  entries: readonly NewEntry[],
): Promise<Standing> => {
  const days = [...new Set(entries.map(({ happened }) => happened.day))];
  const { rows } = await sql<Row>`
    select opened.reference, opened.case_reference, opened.service, opened.fields, opened.events
    from register_revision opened join register_now standing on standing.reference = opened.reference
    where standing.type = ${type.code} and opened.number = 1 and standing.opened_on = any(${days}::date[])`.execute(tx);
  const known = rows.map(({ reference, case_reference: caseReference, service, fields, events }) => {
    const [first] = eventsAgain(events);
    const happened = { at: first?.at ?? null, day: first?.day ?? '' };
    const entry = { happened, caseReference, service, fields, confidentiality: 'open', distribution: [] } as const;
    return { reference, same: sameness(entry), of: caseAndTime(entry) };
  });
  return {
    same: new Map(known.map(({ same, reference }) => [same, reference])),
    cases: new Map(known.flatMap(({ of, reference }) => (of === null ? [] : [[of, reference] as const]))),
  };
};
