import { sql } from 'kysely';

import type { Instant } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { caseKey } from '../entry/case-key.ts';
import type { Confidentiality, EntryEvent, FieldValues } from '../entry/entry.ts';
import type { NewEntry } from '../entry/open-entry.ts';
import { eventsAgain } from '../entry/stored.ts';
import { withoutBlanks } from '../entry/values.ts';
import type { RegisterType } from '../type/register-type.ts';

// By their names, within rows too, and without what says nothing: the database keeps both as it likes.
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, each]) => each !== null && each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, each]) => [name, sorted(each)]);
};

/** When something began, as two entries are compared. */
const beganAt = (at: string | null, day: string): string => at ?? day;

const answers = ({ happened, caseReference, service, fields }: NewEntry): unknown[] => [
  beganAt(happened.at, happened.day),
  caseReference === null ? null : caseKey(caseReference),
  service,
  sorted(withoutBlanks(fields)),
];

/** All that an entry was opened with, who may see it among it, as one text: two that have the same are one entry that was sent twice. */
export const sameness = (entry: NewEntry): string =>
  JSON.stringify([entry.confidentiality, entry.distribution.toSorted(), ...answers(entry)]);

// An entry by its answers and by whether it is open: whom it names is left out.
const answersAnd = (confidentiality: Confidentiality, entry: NewEntry): string =>
  JSON.stringify([confidentiality, ...answers(entry)]);

/** Of a case that began at one time there is one entry, whatever else is said of it. Null where an entry is of no case. */
export const caseAndTime = ({
  happened,
  caseReference,
}: Pick<NewEntry, 'happened' | 'caseReference'>): string | null =>
  caseReference === null ? null : `${caseKey(caseReference)} ${beganAt(happened.at, happened.day)}`;

/** The entries that there are, by their references. */
export type Standing = {
  /** By all that they were opened with. */
  readonly same: ReadonlyMap<string, string>;
  /** By case and time. */
  readonly cases: ReadonlyMap<string, string>;
  /** When each was written down. */
  readonly writtenAt: ReadonlyMap<string, Instant>;
  /** The one with the same answers that is restricted where this is to be open, or open where this is to be restricted; null where there is none. */
  readonly openOtherwise: (entry: NewEntry) => string | null;
};

type Row = {
  readonly reference: string;
  readonly known_at: Instant;
  readonly confidentiality: Confidentiality;
  readonly distribution: readonly string[];
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
    select opened.reference, opened.known_at, opened.confidentiality, opened.distribution, opened.case_reference, opened.service, opened.fields, opened.events
    from register_revision opened join register_now standing on standing.reference = opened.reference
    where standing.type = ${type.code} and opened.number = 1 and standing.opened_on = any(${days}::date[])
    order by opened.known_at, opened.reference`.execute(tx);
  const known = rows.map(({ reference, case_reference: caseReference, events, ...opened }) => {
    const [first] = eventsAgain(events);
    const entry: NewEntry = {
      happened: { at: first?.at ?? null, day: first?.day ?? '' },
      caseReference,
      service: opened.service,
      fields: opened.fields,
      confidentiality: opened.confidentiality,
      distribution: opened.distribution,
    };
    return { reference, entry, of: caseAndTime(entry) };
  });
  const byAnswers = new Map(known.map(({ reference, entry }) => [answersAnd(entry.confidentiality, entry), reference]));
  return {
    same: new Map(known.map(({ reference, entry }) => [sameness(entry), reference])),
    writtenAt: new Map(rows.map(({ reference, known_at: at }) => [reference, at])),
    cases: new Map(known.flatMap(({ of, reference }) => (of === null ? [] : [[of, reference] as const]))),
    openOtherwise: (entry) =>
      byAnswers.get(answersAnd(entry.confidentiality === 'open' ? 'restricted' : 'open', entry)) ?? null,
  };
};
